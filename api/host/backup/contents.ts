/** What goes into a backup: the copy of the database, the marks of the folder, and the stored files. */
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { schemaOfFile, storedFilesOf } from '../../../db/file.ts';
import { version } from '../version.ts';
import { databaseName, filesFolder, marks, secretName, type Manifest } from './manifest.ts';

export type Item = { name: string; path: string; size: number };
export type Contents = {
	manifest: Manifest;
	items: Item[];
	/** SHA-256 of files that the database names and the folder has not. */
	missing: string[];
};
type Given = { dataDir: string; copy: string; withSecret: boolean; now: Date };

export async function contentsOf({ dataDir, copy, withSecret, now }: Given): Promise<Contents> {
	const { applied, last } = schemaOfFile(copy);
	const files = await filesIn(join(dataDir, filesFolder));
	const small = [...marks, ...(withSecret ? [secretName] : [])];
	const kept = small.filter((name) => existsSync(join(dataDir, name)));
	const database = await itemAt(databaseName, copy);
	const present = new Set(files.map(({ path }) => basename(path)));
	return {
		items: [
			database,
			...(await Promise.all(kept.map((name) => itemAt(name, join(dataDir, name))))),
			...files
		],
		missing: storedFilesOf(copy).filter((sha256) => !present.has(sha256)),
		manifest: {
			format: 1,
			program: version,
			madeAt: now.toISOString(),
			schema: { applied, last },
			database: { bytes: database.size },
			files: { count: files.length, bytes: sizeOf(files) },
			holdsSecret: kept.includes(secretName)
		}
	};
}

const itemAt = async (name: string, path: string): Promise<Item> => ({
	name,
	path,
	size: (await stat(path)).size
});

export const sizeOf = (items: readonly Item[]) => items.reduce((sum, { size }) => sum + size, 0);

const sha256Name = /^[0-9a-f]{64}$/;

/** Stored files only: no drafts, nothing that somebody else put there. */
export async function filesIn(folder: string): Promise<Item[]> {
	if (!existsSync(folder)) return [];
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const items: Item[] = [];
	for (const entry of entries) {
		if (!entry.isFile() || !sha256Name.test(entry.name)) continue;
		const name = `${filesFolder}/${entry.name.slice(0, 2)}/${entry.name}`;
		items.push(await itemAt(name, join(entry.parentPath, entry.name)));
	}
	return items.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
