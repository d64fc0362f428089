import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const stranger = await w.person('Citra Lain');
const names = ['Ani', 'Budi', 'Cici', 'Dodi', 'Eko', 'Fitri'];
const people = await Promise.all(names.map((name) => w.person(`${name} Peserta`)));
const [ani] = people;
const others = await Promise.all(
	['Gita', 'Hadi', 'Indah', 'Joko', 'Kiki', 'Lina'].map((name) => w.person(`${name} Lain`))
);
if (!ani) throw new Error('nobody takes part');
const day = 24 * 3_600_000;

/** A workshop that was yesterday, with six participants who were there. */
async function held({ over = true, more = 0 } = {}) {
	const of = await event();
	const startsAt = new Date(Date.now() + (over ? -day : day));
	const part = await session(of, { startsAt });
	await teaches(trainer, part);
	for (const who of [...people, ...others.slice(0, more)]) {
		const seat = await signup(who, of);
		if (!over) continue;
		await w.db.insert(t.attendanceMark).values({
			...{ id: newId('mrk'), sessionId: part.id, signupId: seat.id, status: 'present' },
			...{ means: 'trainer' as const, by: trainer.id, at: new Date() }
		});
	}
	return of;
}
const scales = ['01', '02', '03', '04', '05'].map((place) => `evq_reaction_${place}`);
const sheet = (step: number, text = '') => ({
	answers: [
		...scales.map((questionId) => ({ questionId, value: String(step) })),
		{ questionId: 'evq_reaction_06', value: 'Minggu ini' },
		{ questionId: 'evq_reaction_07', value: text }
	]
});
const answer = async (who: { id: string }, of: { id: string }, body: unknown = sheet(4)) =>
	(await w.agent(who)).send('POST', `/api/evaluations/${of.id}/answers`, body, {
		key: crypto.randomUUID()
	});
const results = async (who: { id: string }, of: { id: string }) =>
	(await w.agent(who)).get(`/api/evaluations/${of.id}`);
const choose = async (who: { id: string }, of: { id: string }, formCode: string | null) =>
	(await w.agent(who)).put(`/api/evaluations/${of.id}/form`, { formCode });
const mine = async (who: { id: string }, of: { id: string }) =>
	(await w.agent(who)).get(`/api/evaluations/${of.id}/mine`);

describe('an evaluation', () => {
	test('asks whoever was there once, with the standard questions', async ({ expect }) => {
		const of = await held();
		const asked = await mine(ani, of);
		expect(asked.body).toMatchObject({ state: 'open', minimum: 5 });
		expect(asked.body.questions).toHaveLength(8);
		expect((await answer(ani, of)).status).toBe(201);
		expect((await mine(ani, of)).body).toMatchObject({ state: 'answered', questions: [] });
		const again = await answer(ani, of);
		expect([again.status, again.body.code]).toEqual([409, 'evaluation-answered']);
	});

	test('takes one answer to a question, however often it is said', async ({ expect }) => {
		const of = await held();
		const { answers } = sheet(1);
		const stuffed = await answer(ani, of, { answers: [...answers, ...sheet(5).answers] });
		expect(stuffed.status).toBe(422);
		expect((await mine(ani, of)).body.state).toBe('open');
	});

	test('is not open before the last session, nor to whoever was not there', async ({ expect }) => {
		const early = await held({ over: false });
		expect((await mine(ani, early)).body.state).toBe('later');
		const refused = await answer(ani, early);
		expect([refused.status, refused.body.code]).toEqual([409, 'evaluation-not-open']);
		const of = await held();
		await signup(stranger, of);
		expect((await mine(stranger, of)).body.state).toBe('later');
	});

	test('names a question that was left out, and refuses what it does not know', async ({
		expect
	}) => {
		const of = await held();
		const { body } = await answer(ani, of, {
			answers: [
				{ questionId: scales[0], value: '6' },
				{ questionId: 'evq_none', value: '1' }
			]
		});
		expect(body.errors).toContainEqual({ pointer: '/evq_reaction_01', code: 'invalid_value' });
		expect(body.errors).toContainEqual({ pointer: '/evq_none', code: 'invalid_value' });
		expect(body.errors).toContainEqual({ pointer: '/evq_reaction_02', code: 'answer_missing' });
	});

	test('shows nothing to its trainer under five answers, and charts from five on', async ({
		expect
	}) => {
		const of = await held();
		for (const [at, who] of people.slice(0, 4).entries())
			await answer(who, of, sheet(at + 1, `Kata ${4 - at}`));
		const four = await results(trainer, of);
		expect(four.body).toMatchObject({ answered: 4, participants: 6, minimum: 5, results: null });
		expect(JSON.stringify(four.body)).not.toContain('Kata');
		const fifth = people[4];
		if (fifth) await answer(fifth, of, sheet(5, 'Kata 0'));
		const { body } = await results(organiser, of);
		expect(body.results[0]).toMatchObject({
			mean: 3,
			counts: [1, 2, 3, 4, 5].map((step) => ({ value: String(step), count: 1 }))
		});
		// Alphabetical, not in the order in which they came.
		expect(body.results[6].texts).toEqual(['Kata 0', 'Kata 1', 'Kata 2', 'Kata 3', 'Kata 4']);
	});

	test('grows by five at once, so that nobody’s answers can be told from how it changes', async ({
		expect
	}) => {
		const of = await held({ more: 6 });
		const states: { counted: number; results: unknown }[] = [];
		const look = async () => {
			const { body } = await results(trainer, of);
			const [first, , , , , , texts] = body.results ?? [];
			const said = first?.counts.reduce(
				(sum: number, { count }: { count: number }) => sum + count,
				0
			);
			expect([said ?? 0, texts?.texts.length ?? 0]).toEqual([body.counted, body.counted]);
			states.push({ counted: body.counted, results: body.results });
		};
		await look();
		for (const [at, who] of [...people, ...others].entries()) {
			await answer(who, of, sheet((at % 5) + 1, `Kata ${at}`));
			await look();
		}
		expect(states.map(({ counted }) => counted)).toEqual([
			...[0, 0, 0, 0, 0],
			...[5, 5, 5, 5, 5],
			...[10, 10, 10]
		]);
		for (const [at, { counted, results: seen }] of states.entries()) {
			const before = states[at - 1];
			if (before?.counted === counted) expect(seen).toEqual(before.results);
		}
		expect((await results(trainer, of)).body).toMatchObject({ answered: 12, counted: 10 });
	});

	test('is written in the books without the name of who answered', async ({ expect }) => {
		const of = await held();
		await answer(ani, of);
		const trail = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `workshop_event:${of.id}`));
		expect(trail).toMatchObject([{ action: 'evaluation.answered', actorId: 'system' }]);
	});

	test('keeps answers without person, time or order, and remembers no key of them', async ({
		expect
	}) => {
		const of = await held();
		await answer(ani, of, sheet(4, 'Rahasia'));
		const rows = await w.db
			.select()
			.from(t.evaluationAnswer)
			.where(eq(t.evaluationAnswer.eventId, of.id));
		expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
			'eventId',
			'id',
			'questionId',
			'step',
			'value'
		]);
		expect(rows.every(({ id }) => /^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(id))).toBe(true);
		const answered = await w.db
			.select()
			.from(t.evaluationAnswered)
			.where(eq(t.evaluationAnswered.eventId, of.id));
		expect(answered).toEqual([{ eventId: of.id, personId: ani.id }]);
		const kept = await w.db.select().from(t.request).where(eq(t.request.actorId, ani.id));
		expect(kept.filter(({ action }) => action === 'evaluation.answered')).toEqual([]);
		const trail = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `workshop_event:${of.id}`));
		expect(JSON.stringify(trail)).not.toContain('Rahasia');
		await expect(w.db.run('select rowid from evaluation_answer')).rejects.toThrow();
	});

	test('may be left out by the organiser, until somebody has answered', async ({ expect }) => {
		const of = await held();
		expect((await choose(organiser, of, null)).status).toBe(200);
		expect((await mine(ani, of)).body.state).toBe('none');
		await choose(organiser, of, 'reaction');
		expect((await choose(organiser, of, 'unknown')).body.errors).toMatchObject([
			{ pointer: '/formCode', code: 'invalid_value' }
		]);
		await answer(ani, of);
		const late = await choose(organiser, of, null);
		expect([late.status, late.body.code]).toEqual([409, 'evaluation-begun']);
	});
});

const one = await held();
const outsider = () => Promise.resolve(stranger);
hides('GET /api/evaluations/:eventId', () => w, {
	method: 'GET',
	path: () => `/api/evaluations/${one.id}`,
	missing: '/api/evaluations/evt_0',
	outsider: () => Promise.resolve(ani)
});
hides('PUT /api/evaluations/:eventId/form', () => w, {
	method: 'PUT',
	path: () => `/api/evaluations/${one.id}/form`,
	missing: '/api/evaluations/evt_0/form',
	body: { formCode: null },
	outsider: () => Promise.resolve(trainer)
});
hides('GET /api/evaluations/:eventId/mine', () => w, {
	method: 'GET',
	path: () => `/api/evaluations/${one.id}/mine`,
	missing: '/api/evaluations/evt_0/mine',
	outsider
});
hides('POST /api/evaluations/:eventId/answers', () => w, {
	method: 'POST',
	path: () => `/api/evaluations/${one.id}/answers`,
	missing: '/api/evaluations/evt_0/answers',
	body: sheet(3),
	outsider
});
