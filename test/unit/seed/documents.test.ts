import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

const tables = readdirSync(new URL('db/schema/', root)).flatMap((file) =>
	[...text(`db/schema/${file}`).matchAll(/sqliteTable\(\s*'([a-z_]+)'/g)].map(
		([, name = '']) => name
	)
);
const firstColumn = (path: string) =>
	new Set(
		[...text(path).matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
			[...cell.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) => name)
		)
	);

describe('documents about the data', () => {
	it('finds the tables', () => {
		expect(tables.length).toBeGreaterThan(40);
	});

	it.each(tables)('the glossary names the table %s', (table) => {
		expect(firstColumn('docs/glossary.md')).toContain(table);
	});

	it.each(tables)('the storage document says why and how long %s is kept', (table) => {
		expect(firstColumn('docs/storage.md')).toContain(table);
	});
});
