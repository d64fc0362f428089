/** Every suite of the project, once; `check`, `e2e` and `test` choose among them. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { cores, type Count, type Suite } from './run.ts';

const reports = mkdtempSync(join(tmpdir(), 'malaqbi-reports-'));
const Report = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numFailedTestSuites: z.number()
});

/** A file that could not even be loaded counts as one failed test. */
function readReport(file: string): Count {
	const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')));
	const broken = report.numFailedTests === 0 ? report.numFailedTestSuites : 0;
	return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

function vitest(project: string, options: string[] = []): Suite {
	const file = join(reports, `${project}.json`);
	return {
		name: `${project} tests`,
		command: [
			...['vitest', 'run', '-c', 'test/vitest.config.ts', '--project', project],
			...['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...options]
		],
		count: () => readReport(file)
	};
}

/** How many files of a suite run at a time, whatever machine Vitest finds. */
const workers = (count: number) => [`--maxWorkers=${count}`];

const node = (script: string) => ['node', '--disable-warning=ExperimentalWarning', script];

export const suites = {
	messages: { name: 'messages', command: node('web/compile-messages.ts') },
	routes: { name: 'kit types', command: ['svelte-kit', 'sync'], cwd: 'web' },
	format: { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
	lint: {
		name: 'lint',
		command: ['eslint', '-c', 'scripts/eslint/eslint.config.js', '--max-warnings=0', '.'],
		env: { NODE_OPTIONS: '--max-old-space-size=4096' }
	},
	types: { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
	webTypes: {
		name: 'types of the web',
		command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
		cwd: 'web'
	},
	architecture: {
		name: 'architecture',
		command: [
			...['depcruise', '-c', 'scripts/dependency-cruiser.mjs', '--output-type', 'err-long'],
			...['api', 'db', 'web', 'test', 'scripts']
		]
	},
	docs: { name: 'references in the docs', command: node('scripts/check-doc-refs.ts') },
	unit: vitest('unit', workers(1)),
	api: vitest('api', workers(1)),
	build: { name: 'build', command: node('scripts/build.ts') },
	e2e: vitest('e2e', workers(cores)),
	deploy: {
		name: 'deploy (dry run)',
		command: ['wrangler', 'deploy', '--dry-run', '--outdir', '.wrangler/dry-run'],
		env: { WRANGLER_SEND_METRICS: 'false', WRANGLER_LOG: 'warn' }
	},
	size: { name: 'size budgets', command: node('scripts/check-size.ts') }
} satisfies Record<string, Suite>;

/** What must be generated before anything can be checked. */
export const prepare: Suite[] = [suites.messages, suites.routes];
