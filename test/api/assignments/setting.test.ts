import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { handInWorld, rubric } from '#test/support/world-hand-ins.ts';

const w = await world();
const { trainer, ani, budi, unit, held, set, send, read, write, work } = await handInWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const stranger = await w.person('Citra Lain', { unit });
const asked = async () => `/api/assignments/${(await set()).id}`;
const outsider = () => Promise.resolve(stranger);
const facts = { title: 'Tugas', task: 'Tulis.' };

describe('setting an assignment', () => {
	test('is done by whoever teaches at the event, and shown with how many stand where', async ({
		expect
	}) => {
		const of = await held();
		const facts = { title: 'Rencana aksi', task: 'Tulis **rencana**.', rubric, passMark: 60 };
		const { status, body } = await send(trainer, '', { ...facts, eventId: of.id });
		expect(status).toBe(201);
		await write(ani, { id: body.assignmentId });
		const list = await read(trainer, `?eventId=${of.id}`);
		expect(list.body).toMatchObject({
			open: true,
			items: [
				{
					title: 'Rencana aksi',
					taskHtml: '<p>Tulis <strong>rencana</strong>.</p>\n',
					points: 100,
					passMark: 60,
					required: true,
					counts: { missing: 1, 'handed-in': 1, graded: 0 }
				}
			]
		});
		const audit = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `assignment:${String(body.assignmentId)}`));
		expect(audit.map(({ action }) => action)).toEqual(['assignment.created', 'work.handed-in']);
	});

	test('is refused at a closed event, without a measure, and for both an event and a course', async ({
		expect
	}) => {
		const closed = await held({ status: 'closed' });
		const facts = { title: 'Tugas', task: 'Tulis.' };
		const over = await send(organiser, '', { ...facts, eventId: closed.id });
		expect([over.status, over.body.code]).toEqual([409, 'event-not-open']);
		const of = await held();
		const flat = [
			{
				title: 'A',
				levels: [
					{ name: 'x', points: 0 },
					{ name: 'y', points: 0 }
				]
			}
		];
		const empty = await send(trainer, '', { ...facts, eventId: of.id, rubric: flat });
		expect(empty.body.errors).toMatchObject([{ pointer: '/rubric', code: 'rubric_empty' }]);
		const both = await send(trainer, '', { ...facts, eventId: of.id, courseId: of.courseId });
		expect(both.status).toBe(422);
	});

	test('what it is measured by stays once somebody was graded; the words may change', async ({
		expect
	}) => {
		const of = await set();
		await work(ani, of, 80);
		const put = async (body: unknown) =>
			(await w.agent(trainer)).put(`/api/assignments/${of.id}`, body);
		const facts = { title: 'Rencana aksi unit', task: 'Tulis.', passMark: 70 };
		expect((await put(facts)).status).toBe(200);
		const other = await put({ ...facts, passMark: 90 });
		expect([other.status, other.body.code]).toEqual([409, 'assignment-graded']);
	});

	test('withdrawn, it takes nothing more, and keeps what was handed in', async ({ expect }) => {
		const of = await set();
		await work(ani, of);
		const gone = await (await w.agent(trainer)).delete(`/api/assignments/${of.id}`);
		expect(gone.status).toBe(200);
		const late = await write(budi, of);
		expect([late.status, late.body.code]).toEqual([409, 'assignment-closed']);
		expect(await w.db.select().from(t.handIn).where(eq(t.handIn.assignmentId, of.id))).toHaveLength(
			1
		);
		const again = await (await w.agent(trainer)).delete(`/api/assignments/${of.id}`);
		expect([again.status, again.body.code]).toEqual([409, 'assignment-closed']);
	});
});

test('an assignment at an event that somebody else teaches is like one that does not exist', async ({
	expect
}) => {
	const of = await held();
	const real = await send(stranger, '', { ...facts, eventId: of.id });
	const missing = await send(stranger, '', { ...facts, eventId: 'evt_0' });
	expect([real.status, missing.status]).toEqual([404, 404]);
});

hides('GET /api/assignments', () => w, {
	method: 'GET',
	path: async () => `/api/assignments?eventId=${(await held()).id}`,
	missing: '/api/assignments?eventId=evt_0',
	outsider
});

hides('POST /api/assignments', () => w, {
	method: 'POST',
	path: () => '/api/assignments',
	missing: '/api/assignments'
});

hides('GET /api/assignments/:assignmentId', () => w, {
	method: 'GET',
	path: asked,
	missing: '/api/assignments/asg_0',
	outsider
});

hides('PUT /api/assignments/:assignmentId', () => w, {
	method: 'PUT',
	path: asked,
	missing: '/api/assignments/asg_0',
	body: facts,
	outsider
});

hides('DELETE /api/assignments/:assignmentId', () => w, {
	method: 'DELETE',
	path: asked,
	missing: '/api/assignments/asg_0',
	outsider
});

test('of a closed event is withdrawn no more: it was closed by what it asked for', async ({
	expect
}) => {
	const of = await set();
	await w.db
		.update(t.workshopEvent)
		.set({ status: 'closed' })
		.where(eq(t.workshopEvent.id, String(of.eventId)));
	const late = await (await w.agent(trainer)).send('DELETE', `/api/assignments/${of.id}`);
	expect([late.status, late.body.code]).toEqual([409, 'assignment-closed']);
});
