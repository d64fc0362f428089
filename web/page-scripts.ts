/**
 * Scripts of pages that load no framework (`csr = false`). Each is bundled by itself, with all that it imports, so that
 * a page which is kept for a phone without signal is kept whole by its one address.
 */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const folder = '_app/immutable/scripts';
const sourceOf = (name: string) =>
	fileURLToPath(new URL(`./src/lib/scripts/${name}.ts`, import.meta.url));

export function pageScripts(names: readonly string[]): Plugin {
	let version = '';
	return {
		name: 'page-scripts',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		configResolved({ define }) {
			version = String(JSON.parse(String(define?.['__SVELTEKIT_APP_VERSION__'])));
		},
		async generateBundle() {
			for (const name of names)
				for (const { fileName, code } of await bundled(name, version))
					this.emitFile({ type: 'asset', fileName: `${folder}/${fileName}`, source: code });
		}
	};
}

async function bundled(name: string, version: string) {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: {
				input: { [name]: sourceOf(name) },
				output: { entryFileNames: `[name]-${version}.js`, chunkFileNames: '[name]-[hash].js' }
			}
		}
	});
	const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
	return outputs.flatMap((each) => (each.type === 'chunk' ? [each] : []));
}
