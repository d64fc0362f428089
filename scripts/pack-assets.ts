/**
 * Packs the pages' scripts and styles as small as Brotli can, once a build: a running portal could not take the time,
 * and every first visit pays for what it saves. Names carry their content's hash, so that none can be out of date.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const brotli = promisify(brotliCompress);
const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;

/** From the folder of assets into one beside it that is sent from, never deployed. */
export async function packAssets({ from, to }: { from: string; to: string }) {
	await rm(to, { recursive: true, force: true });
	const files = readdirSync(join(from, '_app/immutable'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(js|css)$/.test(entry.name))
		.map(({ parentPath, name }) => join(parentPath, name));
	await Promise.all(
		files.map(async (file) => {
			const bytes = readFileSync(file);
			const packed = await brotli(bytes, {
				params: {
					[BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY,
					[BROTLI_PARAM_SIZE_HINT]: bytes.length
				}
			});
			const target = join(to, `${relative(from, file)}.br`);
			await mkdir(dirname(target), { recursive: true });
			await writeFile(target, packed);
		})
	);
}
