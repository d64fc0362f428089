/**
 * `npm run check`: everything that needs no browser. `npm run e2e` and `npm test` pass `e2e` or `all`.
 * The last line is what a CI reads: `N passed, N failed`.
 */
import { requireBrowser } from './browser.ts';
import { prepare, suites } from './suites/list.ts';
import { runSuites, type Suite } from './suites/run.ts';

/** The longest first: what is left for the end is short, and no core waits for long. */
const still: Suite[] = [
	suites.api,
	suites.unit,
	suites.lint,
	suites.webTypes,
	suites.types,
	suites.architecture,
	suites.format,
	suites.docs
];
const plans: Record<string, Suite[][]> = {
	check: [prepare, still],
	e2e: [[suites.build], [suites.e2e]],
	// The browser's tests begin by loading the demo agency, which leaves room for what is short.
	all: [prepare, still, [suites.build], [suites.e2e, suites.deploy, suites.size]]
};

const name = process.argv[2] ?? 'check';
const plan = plans[name];
if (!plan) throw new Error(`There is no plan "${name}"; choose ${Object.keys(plans).join(', ')}.`);
if (name !== 'check') await requireBrowser();

const started = Date.now();
const { passed, failed } = await runSuites(plan);
console.log(`\nDone in ${Math.round((Date.now() - started) / 1000)} s.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
