import { RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import { ownRules } from '../../../scripts/eslint/own-rules.js';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
Object.assign(RuleTester, { afterAll });

const tester = new RuleTester();
const { rules } = ownRules;

tester.run('the domain has no clock', rules['no-clock'], {
	valid: ['const due = new Date(instant);', 'const year = yearOf(now);'],
	invalid: ['new Date()', 'Date.now()', 'Math.random()', 'crypto.randomUUID()'].map((code) => ({
		code,
		errors: [{ messageId: 'clock' }]
	}))
});

tester.run('a verb file exports one verb', rules['one-verb'], {
	valid: [
		{ filename: 'enrol.ts', code: 'export async function enrol(call) { return call.write("x"); }' },
		{
			filename: 'gap-facts.ts',
			code: 'export const gapFacts = (rows) => rows; export const gaps = 1;'
		}
	],
	invalid: [
		{
			filename: 'enrol.ts',
			code: 'export function enrol(call) {} export function leave(call) {}',
			errors: [{ messageId: 'several' }]
		},
		{
			filename: 'enrol.ts',
			code: 'export const leave = (call) => call.write("enrolment.left");',
			errors: [{ messageId: 'name' }]
		}
	]
});

tester.run('a disabled rule has a reason', rules['disable-needs-reason'], {
	valid: ['// eslint-disable-next-line no-empty -- the file may be gone already\nfoo();'],
	invalid: [
		{ code: '// eslint-disable-next-line no-empty\nfoo();', errors: [{ messageId: 'reason' }] },
		{ code: '// @ts-expect-error\nfoo();', errors: [{ messageId: 'reason' }] }
	]
});

tester.run('nothing is replaced', rules['no-replace'], {
	valid: ['run("insert into rule values (1) on conflict do nothing")', '"a".replace("a", "b")'],
	invalid: [
		{ code: 'run("INSERT OR REPLACE INTO rule VALUES (1)")', errors: [{ messageId: 'replace' }] },
		{ code: 'run(`replace into rule values (${1})`)', errors: [{ messageId: 'replace' }] }
	]
});
