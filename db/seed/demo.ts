/** The demo agency: 400 invented people, their positions and two years of history, fed through the API. */
import { existsSync, readFileSync } from 'node:fs';
import { studyInThePast } from './history.ts';
import { readSeed, write, type OnProgress, type Send } from './send.ts';
import type { AccountSeed, AgencySeed, CompletionSeed, ImportRow } from './shapes.ts';

/** The day on which the agency's data is entered. */
const DAY_ONE = '2026-01-05T01:00:00Z';
/** The day on which the trainings up to now are entered. */
const ENTERED = '2026-11-02T01:00:00Z';
export const DEMO_PASSWORD = 'malaqbi-demo';

const IMPORTS = [
	['units', DAY_ONE],
	['competencies', DAY_ONE],
	['positions', DAY_ONE],
	['people', ENTERED],
	['courses', DAY_ONE],
	['past-trainings', ENTERED],
	['levels', ENTERED]
] as const;

/** Loads the agency; loading it again changes nothing. */
export async function loadDemo(send: Send, onProgress: OnProgress): Promise<void> {
	const accounts = readSeed<AccountSeed[]>('./demo/accounts.json');
	const history = readSeed<CompletionSeed[]>('./demo/history.json');
	const total = 1 + IMPORTS.length + accounts.length + history.length;
	let done = 0;
	const step = (label: string) => onProgress({ label, done: done++, total });

	step('agency');
	await nameAgency(send);
	for (const [kind, now] of IMPORTS) {
		step(kind);
		const rows = readSeed<ImportRow[]>(`./demo/${kind}.json`);
		await write(send, '/api/imports', { method: 'POST', now, body: { kind, rows, apply: 'all' } });
	}
	for (const account of accounts) {
		step('accounts');
		const roles = account.roles.map(({ role, unit }) => ({ role, unitCode: unit }));
		await write(send, '/api/accounts', {
			method: 'POST',
			body: { nip: account.nip, password: DEMO_PASSWORD, roles }
		});
	}
	for (const completion of history) {
		step('completions');
		await studyInThePast(send, completion);
	}
	onProgress({ label: 'demo', done: total, total });
}

async function nameAgency(send: Send): Promise<void> {
	const agency = readSeed<AgencySeed>('./demo/agency.json');
	await write(send, '/api/settings/institution', { method: 'PUT', body: agency.institution });
	for (const signatory of agency.signatories) {
		await write(send, '/api/settings/signatories', { method: 'POST', body: signatory });
	}
	const crest = new URL('./demo/crest.png', import.meta.url);
	if (existsSync(crest)) {
		const png = readFileSync(crest).toString('base64');
		await write(send, '/api/settings/crest', { method: 'PUT', body: { png } });
	}
}
