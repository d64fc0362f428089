/**
 * `npm run bench`: every benchmark, one after the other; `npm run bench -- check-ins` runs the named ones. They work
 * on loopback in temporary folders and stop by themselves.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const known = ['pages', 'sign-ins', 'seats', 'check-ins'];

const asked = process.argv.slice(2);
const strange = asked.filter((name) => !known.includes(name));
if (strange.length > 0) {
	console.error(`No benchmark is called ${strange.join(', ')}. There are: ${known.join(', ')}.`);
	process.exit(2);
}

const missed: string[] = [];
for (const name of asked.length > 0 ? asked : known) {
	console.log(`\n# ${name}`);
	if ((await run(name)) !== 0) missed.push(name);
}
if (missed.length > 0) {
	console.error(`Not within their budget: ${missed.join(', ')}.`);
	process.exitCode = 1;
}

function run(name: string) {
	const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
	const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
		stdio: 'inherit'
	});
	return new Promise<number | null>((ended) => child.once('exit', ended));
}
