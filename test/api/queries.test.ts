/**
 * No read looks at every row of a large table. Nothing is listed by hand: each GET endpoint of the
 * OpenAPI document is asked with each of its parameters, and every statement that reaches the database,
 * those of writes as well, is explained by the local libSQL.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { openJobCall } from '#api/http/actor.ts';
import { tellMaterial } from '#api/modules/material/index.ts';
import * as t from '#db/schema/index.ts';
import type { Agent } from '../support/agent.ts';
import { handOut, pdf } from '../support/hand-outs.ts';
import { scansOf } from '../support/plans.ts';
import { plansOf, recorded, type Statement } from '../support/recorded.ts';
import { assignmentWorld } from '../support/world-assignments.ts';
import { creditWorld } from '../support/world-credits.ts';
import { learningWorld } from '../support/world-learning.ts';
import { workshopWorld } from '../support/world-workshops.ts';
import { world, type World } from '../support/world.ts';

type Parameter = {
	name: string;
	in: 'path' | 'query';
	schema: { type?: string; default?: string; enum?: string[] };
};
type Document = { paths: Record<string, { get?: { parameters?: Parameter[] } }> };

let w: World;
let document: Document;
const known = new Map<string, string>();
const agents = new Map<string, Agent>();
/** By text, with the request that first sent it. */
const seen = new Map<string, Statement & { by: string }>();

function agentOf(who: string) {
	const agent = agents.get(who);
	if (!agent) throw new Error('nobody');
	return agent;
}

async function noting<T>(by: string, work: () => Promise<T>): Promise<T> {
	const [answer, sent] = await recorded(work);
	for (const each of sent) if (!seen.has(each.sql)) seen.set(each.sql, { ...each, by });
	return answer;
}

beforeAll(async () => {
	w = await world();
	const learning = learningWorld(w);
	const office = await w.unit('Dinas Kesehatan', { parent: w.root });
	const nurse = await w.position('Perawat Terampil');
	const skill = await w.competency('Rekam Medis');
	await w.requires(nurse, skill, 2);
	const place = { position: nurse, unit: office };
	const ani = await w.person('Ani Nurhayati', place);
	const head = await w.person('Budi Kepala', {
		...place,
		roles: ['admin', 'verifier', 'organiser']
	});
	const clerk = await w.person('Citra Pengelola', {
		...place,
		roles: [
			{ role: 'unit-hr', unit: office },
			{ role: 'supervisor', unit: office }
		]
	});
	const { courseId } = await learning.completeCourse({
		competencies: [{ code: skill.code, level: 2 }]
	});
	for (const [who, person] of Object.entries({ ani, head, clerk })) {
		agents.set(who, await w.agent(person));
	}
	await creditWorld(w).credit(ani);
	await creditWorld(w).credit(clerk);

	const workshops = workshopWorld(w);
	const held = await workshops.event();
	const part = await workshops.session(held, { startsAt: new Date() });
	await workshops.teaches(head, part);
	const listed = await workshops.signup(ani, held);

	const { assignment, work } = assignmentWorld(w);
	const set = await assignment({ eventId: held.id });
	const handedIn = await work(ani, set, 80);

	const handed = await handOut(agentOf('head'), held.id, { name: 'a.pdf', bytes: pdf(900) });
	const student = await learning.student(ani, courseId);
	await noting('studying', () => study(student));
	const [entry] = await w.db.select({ id: t.creditState.entryId }).from(t.creditState).limit(1);
	const [paper] = await w.db
		.select({ id: t.certificate.id, code: t.certificate.code })
		.from(t.certificate);
	await w.db.insert(t.importJob).values({
		id: 'imp_1',
		kind: 'units',
		fileName: 'unit.csv',
		sha256: '0'.repeat(64),
		status: 'previewed',
		headings: ['Kode'],
		mapping: { code: 0 },
		rowCount: 0,
		createdBy: head.id,
		createdAt: w.now
	});
	const asked = await agents
		.get('ani')
		?.post('/api/my-data/corrections', { section: 'identity', wrong: 'Gelar', wish: 'S.Kep.' });
	const proof = new TextEncoder().encode('%PDF-1.7');
	const proven = await agents
		.get('ani')
		?.post(
			`/api/my-data/corrections/${String(asked?.body.correctionId)}/documents?name=ijazah.pdf`,
			proof
		);
	for (const [name, value] of Object.entries({
		personId: ani.id,
		actorId: ani.id,
		unitId: office.id,
		positionId: nurse.id,
		nips: ani.nip,
		competencyId: skill.id,
		courseId,
		entryId: entry?.id ?? 'crd_0',
		certificateId: paper?.id ?? 'cer_0',
		code: paper?.code ?? '0000000000000',
		enrolmentId: student.enrolmentId,
		lessonId: student.lessons[0]?.id ?? 'lsn_0',
		importId: 'imp_1',
		eventId: held.id,
		sessionId: part.id,
		shift: part.id,
		signupId: listed.id,
		assignmentId: set.id,
		handInId: handedIn.id,
		materialId: handed.materialId,
		versionId: String(handed.finished.body.version.id),
		version: String(handed.finished.body.version.id),
		correctionId: asked?.body.correctionId ?? 'cor_0',
		documentId: proven?.body.documentId ?? 'cdc_0',
		sha256: '0'.repeat(64),
		token: 'x'.repeat(43),
		file: `${'x'.repeat(43)}.ics`,
		month: '2026-11',
		subject: `person:${ani.id}`,
		action: 'session',
		from: '2026-01-01',
		to: '2026-12-31',
		on: '2026-06-01',
		asOf: '2026-06-01',
		olderThan: '7',
		competency: skill.code,
		level: '2',
		form: 'NKL03',
		provider: 'BKPP',
		classCode: 'jf_terampil',
		key: 'jp.menit_per_jp',
		value: '50'
	})) {
		known.set(name, value);
	}
	document = (await agents.get('head')?.get('/api/openapi.json'))?.body;
}, 60_000);

async function study({
	finish,
	take
}: Awaited<ReturnType<ReturnType<typeof learningWorld>['student']>>) {
	await finish('Pembuka');
	await finish('Isi');
	await take('Kuis akhir', 5);
}

/** What people type into a search: part of a name, two letters of it, several words, a number. */
const typed = ['nurha', 'an', 'ani nur', '199201', '199201152019032901', 'B-12/2026'];
const searches = new Set(['q', 'search']);
const paging = new Set(['after', 'limit']);

function valuesOf({ name, schema }: Parameter): string[] {
	if (schema.enum) return schema.enum;
	if (searches.has(name)) return typed;
	const value = known.get(name) ?? schema.default ?? (schema.type === 'integer' ? '1' : undefined);
	if (!value) throw new Error(`no sample for the parameter ${name}: give one above`);
	return [value];
}

/** The address as it is, and once with each value of each parameter; the pages after the first too. */
function addressesOf(path: string, parameters: readonly Parameter[]) {
	const fixed = parameters
		.filter((each) => each.in === 'path')
		.reduce((so, each) => so.replace(`{${each.name}}`, valuesOf(each)[0] ?? ''), path);
	const asked = parameters.filter((each) => each.in === 'query' && !paging.has(each.name));
	const queries = asked.flatMap((each) =>
		valuesOf(each).map((value) => `${each.name}=${encodeURIComponent(value)}`)
	);
	return ['', ...queries].map((query) => ({
		address: fixed,
		query,
		isPaged: parameters.some((each) => each.name === 'after')
	}));
}

async function ask(
	agent: Agent,
	{ address, query, isPaged }: ReturnType<typeof addressesOf>[number]
) {
	const first = isPaged ? `${query}&limit=1` : query;
	const { status, body } = await agent.get(`${address}?${first}`);
	expect(status, `${address}?${first}`).toBeLessThan(500);
	if (status === 200 && isPaged && body.next !== null) {
		await agent.get(`${address}?${first}&after=${body.next}`);
	}
}

describe.each(['head', 'clerk', 'ani'])('what %s can ask', (who) => {
	test('is answered', { timeout: 180_000 }, async () => {
		const agent = agents.get(who);
		if (!agent) throw new Error('nobody');
		for (const [path, { get }] of Object.entries(document.paths)) {
			if (!get) continue;
			const asked = addressesOf(path, get.parameters ?? []);
			// Who reaches only themselves asks without filters: the statements are the same.
			for (const each of who === 'ani' ? asked.slice(0, 1) : asked) {
				await noting(`GET ${path}?${each.query} as ${who}`, () => ask(agent, each));
			}
		}
	});
});

test('what is done every minute is answered', async () => {
	const now = new Date();
	await noting('the minute', async () =>
		tellMaterial(await openJobCall(w.bindings, { now, later: () => {} }))
	);
});

/** Last, when every statement has been seen. */
test('no statement reads a large table from end to end', async () => {
	expect(seen.size).toBeGreaterThan(100);
	expect(await scans()).toEqual([]);
});

async function scans() {
	const statements = [...seen.values()].filter(({ sql }) =>
		/^\s*(select|with|insert|update|delete)/i.test(sql)
	);
	const plans = await plansOf(w.bindings, statements);
	return statements.flatMap(({ sql, by }, at) =>
		scansOf({ sql, plan: plans[at] ?? [] }).map((line) => `${by}: ${line}`)
	);
}
