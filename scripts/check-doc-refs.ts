/** Fails when a document names a file or links to a page of this repository that is not there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const documents = globSync(['*.md', 'docs/**/*.md', 'web/**/*.md'], {
	exclude: (name) => name.includes('node_modules') || name.includes('.inlang')
});
/** Paths in backticks are checked when they begin with one of our folders and hold no placeholder. */
const ours = /^(api|db|web|test|docs|scripts|\.ci)\//;
const placeholder = /[*<>{}…\s]|NNN|\.\.\.|:[a-z]/;

const broken = documents.flatMap((document) => {
	const text = readFileSync(document, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
	const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/.test(target))
		.map((target) => normalize(join(dirname(document), target)));
	const names = [...text.matchAll(/`([^`\n]+)`/g)]
		.map(([, name = '']) => name)
		.filter((name) => ours.test(name) && !placeholder.test(name));
	return [...links, ...names]
		.filter((path) => !existsSync(path))
		.map((path) => `${document}: ${path} does not exist`);
});

for (const line of broken) console.error(line);
process.exitCode = broken.length === 0 ? 0 : 1;
