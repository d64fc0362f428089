import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * How the browser's code is cut: few files, because on a weak network each request costs more than a
 * kilobyte. `base` is what every page needs; `forms`, `meters` and `desk` are families of components;
 * words travel with those of their module that the same pages say. What is left stays with its page.
 */
const folder = new URL('./messages/id/', import.meta.url);

function keysOf(file: URL): string[] {
	const messages: unknown = JSON.parse(readFileSync(file, 'utf8'));
	return typeof messages === 'object' && messages ? Object.keys(messages) : [];
}

/** Message key → the module whose file holds it; `common` travels with `base`. */
const moduleOf = new Map(
	readdirSync(folder).flatMap((file) =>
		keysOf(new URL(file, folder)).map((key) => [key, basename(file, '.json')] as const)
	)
);

/** Words that only a few pages say, though they stand in `common`. */
const rare = /^(error|problem|welcome|file|combobox|table|level|jp|preferences)_/;

function wordsOf(id: string): string | null {
	const key = /\/paraglide\/messages\/([^/]+)\.js$/.exec(id)?.[1];
	if (!key) return null;
	if (rare.test(key))
		return moduleOf.get(key) === 'common' ? 'words-rare' : `words-${moduleOf.get(key)}`;
	const module = moduleOf.get(key) ?? 'common';
	return module === 'common' ? 'base' : `words-${module}`;
}

const common =
	/\/node_modules\/(svelte|esm-env|devalue)\/|\/node_modules\/@sveltejs\/kit\/src\/(?!runtime\/app\/forms)|\/paraglide\/runtime|vite\/preload-helper|\/lib\/layout\/(?!ErrorPage)|\/lib\/ui\/(Avatar|Button|Icon|Menu|Toast)\./;

const ui = (...names: string[]) => new RegExp(`/lib/ui/(${names.join('|')})\\.`);

export const clientChunks = {
	output: {
		codeSplitting: {
			groups: [
				{
					name: 'base',
					priority: 50,
					test: (id: string) => common.test(id) || wordsOf(id) === 'base'
				},
				{
					debugName: 'words',
					name: wordsOf,
					priority: 40,
					entriesAware: true,
					entriesAwareMergeThreshold: 4096
				},
				{
					// Without the new password, whose words only the pages of accounts need.
					name: 'forms',
					priority: 30,
					test: /\/lib\/forms\/(?!NewPassword)|\/lib\/ui\/(Callout|Input)\./
				},
				{
					name: 'meters',
					priority: 20,
					test: ui(
						'Badge',
						'Card',
						'EmptyState',
						'JpBar',
						'LevelKey',
						'LevelScale',
						'PageHead',
						'Progress',
						'Tooltip'
					)
				},
				{ name: 'desk', priority: 10, test: /\/lib\/ui\// }
			]
		}
	}
};
