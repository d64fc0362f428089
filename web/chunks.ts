/**
 * How the browser's code is cut: few files, because on a weak network each request costs more than a
 * kilobyte. `base` is what every page needs; `forms`, `meters` and `desk` are families of components;
 * each module's words travel together. What is left stays with its page.
 */
const words =
	/\/paraglide\/messages\/((?:identity|organisation|competencies|catalogue|learning|certificates|credits|exchange|settings|home|team|claims|problem|error|welcome)_)?[^/]+\.js$/;

const wordsOf = (id: string) => {
	const found = words.exec(id);
	return found ? (found[1] ? `words-${found[1].slice(0, -1)}` : 'base') : null;
};

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
				{ debugName: 'words', name: wordsOf, priority: 40 },
				{ name: 'forms', priority: 30, test: /\/lib\/forms\/|\/lib\/ui\/(Callout|Input)\./ },
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
