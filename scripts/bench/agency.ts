/** What the journeys need of the demo agency: people, a complete course, a certificate, a session. */
import { randomUUID } from 'node:crypto';
import { send, type Asked } from './measure.ts';
import type { BenchPortal } from './portal.ts';

/** The demo's accounts; each may try only so often, so sign-ins go round. */
const ACCOUNTS = [
	'199201152019032901',
	'199506072025212907',
	'197805102005012902',
	'198003202006041903',
	'198811072014031904',
	'198502282010011905',
	'197003151996031906'
] as const;
const PASSWORD = 'malaqbi-demo';

export type Agency = {
	/** NIPs of people who have not enrolled yet. */
	people: string[];
	courseId: string;
	/** Lessons before the first quiz, and the quiz. */
	before: string[];
	quizId: string;
	/** Null while the agency has issued none. */
	code: string | null;
	/** The nurse's session, and the addresses of things of her own. */
	cookie: string;
	own: { name: string; path: string }[];
	/** Her supervisor's session. */
	supervisor: string;
};

export async function openAgency(portal: BenchPortal): Promise<Agency> {
	const ask = (sql: string) => rowsOf(portal.database, sql);
	const people = await ask(`
		SELECT p.nip FROM person p JOIN appointment a ON a.person_id = p.id
		WHERE NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id)
		GROUP BY p.nip ORDER BY p.nip`);
	const lessons = await ask(`
		SELECT l.id, l.kind, c.id FROM lesson l JOIN course c ON c.version_id = l.version_id
		WHERE c.code = 'C13' ORDER BY l.sequence`);
	const quizAt = lessons.findIndex(([, kind]) => kind === 'quiz');
	const codes = await ask('SELECT code FROM certificate ORDER BY number LIMIT 1');
	return {
		people: people.map(([nip]) => nip ?? ''),
		courseId: lessons[0]?.[2] ?? '',
		before: lessons.slice(0, quizAt).map(([id]) => id ?? ''),
		quizId: lessons[quizAt]?.[0] ?? '',
		code: codes[0]?.[0] ?? null,
		...(await signedInAs(signIn(portal.url, ACCOUNTS[0]), portal.url)),
		own: await ownPages(ask),
		supervisor: (await signedInAs(signIn(portal.url, ACCOUNTS[2]), portal.url)).cookie
	};
}

/** Pages of single things that the nurse has; those she has none of are left out. */
async function ownPages(ask: (sql: string) => Promise<(string | undefined)[][]>) {
	const of = async (name: string, folder: string, sql: string) => {
		const [row] = await ask(
			`${sql} JOIN person p ON p.id = t.person_id WHERE p.nip = '${ACCOUNTS[0]}' LIMIT 1`
		);
		return row ? [{ name, path: `${folder}/${row.join('/')}` }] : [];
	};
	return [
		...(await of('own certificate', '/my/certificates', 'SELECT t.id FROM certificate t')),
		...(await of('own course', '/learn', 'SELECT t.id FROM enrolment t')),
		...(await of(
			'lesson',
			'/learn',
			"SELECT t.id, l.id FROM enrolment t JOIN lesson l ON l.version_id = t.version_id AND l.kind = 'text'"
		))
	];
}

let turns = 0;
const nextAccount = () => ACCOUNTS[turns++ % ACCOUNTS.length] ?? ACCOUNTS[0];

/** Gives so many people who have no account one with the demo's password; their NIPs. */
export async function openAccounts(portal: BenchPortal, count: number) {
	const ask = (sql: string) => rowsOf(portal.database, sql);
	await ask(`
		INSERT INTO user (id, person_id, password_hash, created_at)
		SELECT 'bench-' || p.id, p.id, known.password_hash, known.created_at
		FROM person p
		JOIN legal_status s ON s.code = p.legal_status AND s.active
		JOIN (SELECT u.* FROM user u JOIN person ON person.id = u.person_id WHERE nip = '${ACCOUNTS[0]}') known
		WHERE p.id NOT IN (SELECT person_id FROM user)
		ORDER BY p.nip LIMIT ${count}`);
	const opened = await ask(
		"SELECT p.nip FROM person p JOIN user u ON u.person_id = p.id WHERE u.id LIKE 'bench-%'"
	);
	if (opened.length < count) throw new Error(`Only ${opened.length} accounts could be opened`);
	return opened.map(([nip]) => nip ?? '');
}

export const signIn = (url: string, nip: string = nextAccount()): Asked => ({
	path: '/api/session',
	method: 'POST',
	headers: { ...written(), origin: url, ...visitor() },
	body: JSON.stringify({ nip, password: PASSWORD })
});

/** A write in the name of a demo person, through the console's door. */
export const writeAs = (nip: string, path: string, body?: unknown): Asked => ({
	path,
	method: 'POST',
	headers: { ...written(), 'x-malaqbi-as': nip },
	...(body === undefined ? {} : { body: JSON.stringify(body) })
});

let visitors = 0;

/** A new address each time: the limits per address are not what is measured. */
export function visitor() {
	visitors += 1;
	return {
		'x-forwarded-for': `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`
	};
}

export type Opened = { nip: string; path: string };

/** Enrols a person, reads what stands before the first quiz, and opens an attempt at it. */
export async function openAttempt(
	portal: BenchPortal,
	agency: Agency,
	nip: string
): Promise<Opened | null> {
	const say = async (path: string) => {
		const answer = await send({ at: portal.console, asked: writeAs(nip, path) });
		const text = new TextDecoder().decode(answer.body);
		return JSON.parse(text) as Record<string, unknown>;
	};
	const [enrolment] = await rowsOf(
		portal.database,
		`SELECT e.id FROM enrolment e JOIN person p ON p.id = e.person_id
		 WHERE p.nip = '${nip}' AND e.course_id = '${agency.courseId}'`
	);
	if (!enrolment?.[0]) return null;
	const lessons = `/api/enrolments/${enrolment[0]}/lessons`;
	for (const id of agency.before) await say(`${lessons}/${id}/finish`);
	const { attemptId } = await say(`${lessons}/${agency.quizId}/attempts`);
	if (typeof attemptId !== 'string') return null;
	return { nip, path: `${lessons}/${agency.quizId}/attempts/${attemptId}/submit` };
}

const written = () => ({ 'content-type': 'application/json', 'idempotency-key': randomUUID() });

export async function signedInAs(asked: Asked, url: string) {
	const answer = await send({ at: url, asked });
	const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
	if (!cookie) throw new Error(`Signing in answered ${answer.status}`);
	// The language too, which a browser remembers from its first page on.
	return { cookie: `${cookie}; malaqbi-locale=id` };
}

type Wire = { results: { response?: { result: { rows: { value?: string }[][] } } }[] };

async function rowsOf(database: string, sql: string) {
	const requests = [{ type: 'execute', stmt: { sql } }, { type: 'close' }];
	const answer = await fetch(`${database}/v2/pipeline`, {
		method: 'POST',
		body: JSON.stringify({ baton: null, requests })
	});
	const { results } = await answer.json<Wire>();
	return (results[0]?.response?.result.rows ?? []).map((row) => row.map((value) => value.value));
}
