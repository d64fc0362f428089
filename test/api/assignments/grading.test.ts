import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { handInWorld, rubric } from '#test/support/world-hand-ins.ts';

const w = await world();
const hall = await handInWorld(w);
const { trainer, ani, budi, unit, held, set, send, read, write, grade, signup, work } = hall;
const { session, teaches, assignment } = hall;
const stranger = await w.person('Citra Lain', { unit });
const asked = async () => `/api/assignments/${(await set()).id}`;
const outsider = () => Promise.resolve(stranger);

describe('grading', () => {
	test('by points says whether it is enough, and is told to the participant', async ({
		expect
	}) => {
		const of = await set({ points: 50, passMark: 70 });
		const { body: sent } = await write(ani, of);
		const { status, body } = await grade(of, ani, {
			handInId: sent.handInId,
			points: 35,
			feedback: 'Rapi.'
		});
		expect([status, body]).toEqual([201, { points: 35, mark: 70, passed: true }]);
		const mine = await read(ani, `mine/${of.id}`);
		expect(mine.body).toMatchObject({
			state: 'graded',
			passed: true,
			refusal: 'hand-in-graded',
			grades: [{ points: 35, mark: 70, feedback: 'Rapi.', by: 'Dewi Narasumber' }]
		});
		const list = await read(ani, `mine?eventId=${of.eventId}`);
		expect(list.body.items).toMatchObject([{ state: 'graded', given: 35, points: 50 }]);
	});

	test('by a rubric adds the levels, one for every criterion', async ({ expect }) => {
		const of = await held();
		const { body: made } = await send(trainer, '', {
			...{ title: 'Rencana', task: 'Tulis.', rubric },
			eventId: of.id
		});
		const asg = { id: String(made.assignmentId) };
		const { body: sent } = await write(ani, asg);
		const short = await grade(asg, ani, { handInId: sent.handInId, levels: { c1: 'l2' } });
		expect(short.body.errors).toMatchObject([{ pointer: '/levels/c2', code: 'level_missing' }]);
		const { body } = await grade(asg, ani, {
			handInId: sent.handInId,
			levels: { c1: 'l2', c2: 'l1' }
		});
		expect(body).toMatchObject({ points: 60, mark: 60 });
	});

	test('a second grade is a second row, and the newest stands', async ({ expect }) => {
		const of = await set();
		const { body: sent } = await write(ani, of);
		await grade(of, ani, { handInId: sent.handInId, points: 60 });
		await grade(of, ani, { handInId: sent.handInId, gradeNumber: 1, points: 75 });
		const rows = await w.db.select().from(t.grade).where(eq(t.grade.assignmentId, of.id));
		expect(rows.map(({ points }) => points)).toEqual([60, 75]);
		const { body } = await read(trainer, `${of.id}/participants/${ani.id}`);
		expect(body).toMatchObject({
			passed: true,
			grades: [{ points: 75 }, { points: 60 }],
			...{ place: 1, total: 2, previous: null, next: budi.id }
		});
	});

	test('by two at once stands once; who comes second reads the other first', async ({ expect }) => {
		const eko = await w.person('Eko Narasumber');
		const event = await held();
		await teaches(eko, await session(event));
		const of = await assignment({ eventId: event.id });
		const { id: handInId } = await work(ani, of);
		const both = await Promise.all([
			grade(of, ani, { handInId, points: 90 }),
			grade(of, ani, { handInId, points: 20 }, eko)
		]);
		expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
		expect(both.find(({ status }) => status === 409)?.body.code).toBe('grade-changed');
		const again = await grade(of, ani, { handInId, gradeNumber: 1, points: 20 }, eko);
		expect(again.status).toBe(201);
	});

	test('by a rubric that changed meanwhile means what was read, or nothing', async ({ expect }) => {
		const of = await held();
		const facts = { title: 'Rencana', task: 'Tulis.' };
		const { body: made } = await send(trainer, '', { ...facts, rubric, eventId: of.id });
		const asg = { id: String(made.assignmentId) };
		const change = async (criteria: unknown) =>
			(await w.agent(trainer)).put(`/api/assignments/${asg.id}`, { ...facts, rubric: criteria });
		const { body: sent } = await write(ani, asg);
		const read = { handInId: sent.handInId, levels: { c1: 'l2', c2: 'l1' } };
		const [first, second] = rubric;
		// Another number of points under the same words.
		await change([
			{
				title: 'Analisis',
				levels: [
					{ name: 'Belum', points: 0 },
					{ name: 'Baik', points: 10 }
				]
			},
			second
		]);
		const stale = await grade(asg, ani, read);
		expect([stale.status, stale.body.code]).toEqual([409, 'measure-changed']);
		// Back again, and the criteria change places.
		await change([second, first]);
		const moved = (await (await w.agent(trainer)).get(`/api/assignments/${asg.id}`)).body.rubric;
		expect(moved.map(({ title }: { title: string }) => title)).toEqual(['Rencana', 'Analisis']);
		const best = moved[1].levels[1].id;
		const seen = await grade(asg, ani, { ...read, levels: { c1: best, c2: 'l1' } });
		expect(seen.body).toMatchObject({ points: 60 });
	});

	test('rows are never changed and never taken away', async ({ expect }) => {
		const of = await set();
		await work(ani, of, 60);
		await expect(w.db.update(t.grade).set({ points: 100 })).rejects.toThrow();
		await expect(w.db.delete(t.handIn)).rejects.toThrow();
	});

	test('is refused for what somebody handed in meanwhile, and beyond the points', async ({
		expect
	}) => {
		const of = await set();
		const { body: first } = await write(ani, of);
		await write(ani, of, 'Versi kedua.');
		const unseen = await grade(of, ani, { handInId: first.handInId, points: 80 });
		expect([unseen.status, unseen.body.code]).toEqual([409, 'hand-in-changed']);
		const seen = await grade(of, budi, { points: 101 });
		expect(seen.body.errors).toMatchObject([{ pointer: '/points', code: 'too_big' }]);
	});

	test('work that was seen in the hall is graded without a hand-in, but not sent back', async ({
		expect
	}) => {
		const of = await set();
		const back = await grade(of, budi, { returned: true, feedback: 'Ulangi.' });
		expect([back.status, back.body.code]).toEqual([409, 'hand-in-missing']);
		expect((await grade(of, budi, { points: 90 })).body.passed).toBe(true);
	});

	test('of one’s own work is refused', async ({ expect }) => {
		const of = await set();
		await signup(trainer, { id: String(of.eventId) });
		const { status, body } = await grade(of, trainer, { points: 100 });
		expect([status, body.code]).toEqual([403, 'own-work']);
	});
});

hides('GET /api/assignments/:assignmentId/participants/:personId', () => w, {
	method: 'GET',
	path: async () => `${await asked()}/participants/${ani.id}`,
	missing: `/api/assignments/asg_0/participants/${ani.id}`,
	outsider
});

hides('POST /api/assignments/:assignmentId/participants/:personId/grades', () => w, {
	method: 'POST',
	path: async () => `${await asked()}/participants/${ani.id}/grades`,
	missing: `/api/assignments/asg_0/participants/${ani.id}/grades`,
	body: { points: 10 },
	outsider
});
