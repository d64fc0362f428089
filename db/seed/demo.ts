/** The demo agency: 400 invented people, their positions and two years of history, fed through the API. */
import { existsSync, readFileSync } from 'node:fs';
import { setCourseAssignments } from './course-assignments.ts';
import { studyInThePast } from './history.ts';
import { readSeed, write, type OnProgress, type Send } from './send.ts';
import { holdWorkshops } from './workshops.ts';
import type { AccountSeed, AgencySeed, CompletionSeed, ImportRow } from './shapes.ts';

/** The day on which the agency's data is entered. */
const DAY_ONE = '2026-01-05T01:00:00Z';
/** The day on which the trainings up to now are entered. */
const ENTERED = '2026-11-02T01:00:00Z';
export const DEMO_PASSWORD = 'malaqbi-demo';
/** Passwords are hashed side by side by the host. */
const AT_ONCE = 4;

const IMPORTS = [
	['units', DAY_ONE],
	['competencies', DAY_ONE],
	['positions', DAY_ONE],
	['people', ENTERED],
	['courses', DAY_ONE],
	['past-trainings', ENTERED],
	['levels', ENTERED]
] as const;

/** Loads the agency once; an interrupted load goes on where it stopped. */
export async function loadDemo(send: Send, onProgress: OnProgress): Promise<void> {
	const accounts = readSeed<AccountSeed[]>('./demo/accounts.json');
	const history = readSeed<CompletionSeed[]>('./demo/history.json');
	if (await isLoaded(send, history)) {
		return;
	}
	const total = 2 + IMPORTS.length + accounts.length + history.length;
	let done = 0;
	const step = (label: string) => onProgress({ label, done: done++, total });

	step('agency');
	await nameAgency(send);
	for (const [kind, now] of IMPORTS) {
		step(kind);
		const rows = readSeed<ImportRow[]>(`./demo/${kind}.json`);
		await write(send, '/api/imports', { method: 'POST', now, body: { kind, rows, apply: 'all' } });
	}
	for (let from = 0; from < accounts.length; from += AT_ONCE) {
		const some = accounts.slice(from, from + AT_ONCE);
		step('accounts');
		done += some.length - 1;
		await Promise.all(some.map((account) => openAccount(send, account)));
	}
	step('workshops');
	await holdWorkshops(send, new Date());
	for (const [place, completion] of history.entries()) {
		step('completions');
		// Before the last one, by which a load knows that it was finished.
		if (place === history.length - 1) await setCourseAssignments(send, new Date());
		await studyInThePast(send, completion);
	}
	onProgress({ label: 'demo', done: total, total });
}

/** The last completion of the past has its certificate once everything before it was loaded. */
async function isLoaded(send: Send, history: CompletionSeed[]): Promise<boolean> {
	const last = history.at(-1);
	if (last === undefined) {
		return false;
	}
	const { status, body } = await send('/api/certificates/mine', { method: 'GET', as: last.nip });
	return status === 200 && (body as { items: unknown[] }).items.length > 0;
}

async function openAccount(send: Send, account: AccountSeed): Promise<void> {
	const roles = account.roles.map(({ role, unit }) => ({ role, unitCode: unit }));
	const body = { nip: account.nip, password: DEMO_PASSWORD, roles };
	await write(send, '/api/accounts', { method: 'POST', body });
}

async function nameAgency(send: Send): Promise<void> {
	const agency = readSeed<AgencySeed>('./demo/agency.json');
	await write(send, '/api/settings/institution', { method: 'PUT', body: agency.institution });
	await write(send, '/api/settings/data-officer', { method: 'PUT', body: agency.dataOfficer });
	for (const signatory of agency.signatories) {
		await write(send, '/api/settings/signatories', { method: 'POST', body: signatory });
	}
	const crest = new URL('./demo/crest.png', import.meta.url);
	if (existsSync(crest)) {
		const png = readFileSync(crest).toString('base64');
		await write(send, '/api/settings/crest', { method: 'PUT', body: { png } });
	}
}
