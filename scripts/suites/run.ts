/** Runs the parts of a check side by side, tells how each went, and adds up what passed and failed. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Count = { passed: number; failed: number };
export type Suite = {
	name: string;
	command: string[];
	cwd?: string;
	env?: Record<string, string>;
	/** Reads the count from what the command left behind; without it a suite is one test. */
	count?: () => Count;
};

/** Of the machine that a check is measured on. */
export const cores = 2;

/** What Node has compiled once, tools and the portal's own host, it need not compile at each of a hundred starts. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url));

/** Suites of one group run side by side, groups one after the other. */
export async function runSuites(groups: Suite[][]): Promise<Count> {
	const total: Count = { passed: 0, failed: 0 };
	const add = ({ passed, failed }: Count) => {
		total.passed += passed;
		total.failed += failed;
	};
	for (const group of groups) {
		const waiting = [...group];
		const lane = async () => {
			for (let next = waiting.shift(); next; next = waiting.shift()) add(await runSuite(next));
		};
		await Promise.all(Array.from({ length: cores }, lane));
	}
	return total;
}

async function runSuite(suite: Suite): Promise<Count> {
	const started = Date.now();
	const { code, output } = await run(suite);
	const count = countOf(suite, code);
	const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
	const good = count.failed === 0;
	console.log(`${good ? '✓' : '✗'} ${suite.name.padEnd(28)} ${seconds} s  ${summary(count)}`);
	if (!good) console.log(indent(output));
	return count;
}

/** A suite that broke down before it could count has failed at least once. */
function countOf(suite: Suite, code: number): Count {
	const alone = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
	if (!suite.count) return alone;
	try {
		const count = suite.count();
		return code === 0 ? count : { ...count, failed: Math.max(1, count.failed) };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

function run({ command: [program = '', ...args], cwd, env }: Suite) {
	return new Promise<{ code: number; output: string }>((done) => {
		let output = '';
		const take = (chunk: Buffer) => void (output += chunk.toString());
		const child = spawn(program, args, {
			...(cwd ? { cwd } : {}),
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {
				...process.env,
				NODE_COMPILE_CACHE: compiled,
				...env,
				FORCE_COLOR: '0',
				NO_COLOR: '1'
			}
		});
		child.stdout.on('data', take);
		child.stderr.on('data', take);
		child.on('error', (error) => done({ code: 1, output: error.message }));
		child.on('close', (code) => done({ code: code ?? 1, output }));
	});
}

function summary({ passed, failed }: Count) {
	if (passed + failed === 1) return '';
	return failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} failed`;
}

const indent = (text: string) =>
	text
		.trimEnd()
		.split('\n')
		.map((line) => `    ${line}`)
		.join('\n');
