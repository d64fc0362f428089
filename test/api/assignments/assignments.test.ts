import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { assignmentWorld } from '#test/support/world-assignments.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const { assignment, work } = assignmentWorld(w);
const trainer = await w.person('Dewi Narasumber');
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });
const unit = await w.unit('Dinas Kesehatan', { parent: w.root });
const ani = await w.person('Ani Nurhayati', { unit });
const budi = await w.person('Budi Rekan', { unit });
const stranger = await w.person('Citra Lain', { unit });
const hour = 3_600_000;
const pdf = new TextEncoder().encode('%PDF-1.7 rencana aksi');

/** An open event of Dewi's with Ani and Budi on the list. */
async function held(given: Parameters<typeof event>[0] = {}) {
	const of = await event(given);
	await teaches(trainer, await session(of));
	await signup(ani, of);
	await signup(budi, of);
	return of;
}
const set = async (given: Partial<Parameters<typeof assignment>[0]> = {}) => {
	const of = await held();
	return assignment({ ...given, eventId: of.id });
};
const send = async (who: { id: string }, path: string, body?: unknown) =>
	(await w.agent(who)).post(`/api/assignments${path && `/${path}`}`, body);
const read = async (who: { id: string }, path: string) =>
	(await w.agent(who)).get(`/api/assignments${path.startsWith('?') ? '' : '/'}${path}`);
const write = (who: { id: string }, of: { id: string }, text = 'Rencana aksi saya.') =>
	send(who, `${of.id}/texts`, { text });
const grade = (of: { id: string }, person: { id: string }, body: unknown, who = trainer) =>
	send(who, `${of.id}/participants/${person.id}/grades`, body);
const rubric = [
	{
		title: 'Analisis',
		levels: [
			{ name: 'Belum', points: 0 },
			{ name: 'Baik', points: 60 }
		]
	},
	{
		title: 'Rencana',
		levels: [
			{ name: 'Belum', points: 0 },
			{ name: 'Baik', points: 40 }
		]
	}
];

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

describe('handing in', () => {
	test('a text gives a receipt with its time, and waits for the trainer', async ({ expect }) => {
		const of = await set();
		const { status, body } = await write(ani, of);
		expect(status).toBe(201);
		expect(body).toMatchObject({ number: 1, late: false });
		expect(Math.abs(Date.parse(String(body.at)) - Date.now())).toBeLessThan(60_000);
		const mine = await read(ani, `mine/${of.id}`);
		expect(mine.body).toMatchObject({
			state: 'handed-in',
			handIns: [{ text: 'Rencana aksi saya.', file: null }],
			grades: [],
			refusal: null
		});
	});

	test('a file comes back as an attachment, to its owner and the trainer, who leaves a trace', async ({
		expect
	}) => {
		const of = await set();
		const sent = await send(ani, `${of.id}/files?name=rencana.exe`, pdf);
		expect(sent.status).toBe(201);
		const path = `hand-ins/${String(sent.body.handInId)}/file`;
		const own = await read(ani, path);
		expect(own.headers.get('content-disposition')).toContain('attachment');
		expect(own.headers.get('content-disposition')).toContain('rencana.pdf');
		expect((await read(trainer, path)).status).toBe(200);
		expect((await read(budi, path)).status).toBe(404);
		const trace = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `hand_in:${String(sent.body.handInId)}`));
		expect(trace).toMatchObject([{ action: 'work.opened', actorId: trainer.id }]);
	});

	test('the same file sent twice is one hand-in', async ({ expect }) => {
		const of = await set({ resubmit: 'on-request' });
		const first = await send(ani, `${of.id}/files?name=a.pdf`, pdf);
		const again = await send(ani, `${of.id}/files?name=a.pdf`, pdf);
		expect(again.body.handInId).toBe(first.body.handInId);
	});

	test('after it was due is taken and says so', async ({ expect }) => {
		const of = await set({ dueAt: new Date(Date.now() - hour) });
		const { body } = await write(ani, of);
		expect(body.late).toBe(true);
		const { body: seen } = await read(trainer, of.id);
		expect(seen.work).toMatchObject([
			{ name: 'Ani Nurhayati', state: 'late', late: true },
			{ name: 'Budi Rekan', state: 'missing' }
		]);
	});

	test('is refused in another way than asked, and of a kind that is no document', async ({
		expect
	}) => {
		const of = await set({ handIn: 'file' });
		const text = await write(ani, of);
		expect([text.status, text.body.code, text.body.params]).toEqual([
			409,
			'hand-in-way',
			{ asked: 'file' }
		]);
		const script = await send(ani, `${of.id}/files?name=a.pdf`, new TextEncoder().encode('MZ…'));
		expect(script.body.errors).toMatchObject([{ pointer: '/file', code: 'document_type' }]);
	});

	test('again is free until it is due; the trainer asks for it otherwise', async ({ expect }) => {
		const free = await set({ dueAt: new Date(Date.now() + hour) });
		await write(ani, free);
		const second = await write(ani, free, 'Versi kedua.');
		expect(second.body.number).toBe(2);

		const asked = await set({ resubmit: 'on-request' });
		const first = await write(ani, asked);
		const early = await write(ani, asked, 'Lagi.');
		expect([early.status, early.body.code]).toEqual([409, 'hand-in-stands']);
		await grade(asked, ani, {
			handInId: first.body.handInId,
			returned: true,
			feedback: 'Tambahkan indikator.'
		});
		const mended = await write(ani, asked, 'Dengan indikator.');
		expect(mended.body).toMatchObject({ number: 2, late: false });
	});

	test('is refused once it was graded', async ({ expect }) => {
		const of = await set();
		await work(ani, of, 50);
		const { status, body } = await write(ani, of);
		expect([status, body.code]).toEqual([409, 'hand-in-graded']);
	});
});

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
		await grade(of, ani, { handInId: sent.handInId, points: 75 });
		const rows = await w.db.select().from(t.grade).where(eq(t.grade.assignmentId, of.id));
		expect(rows.map(({ points }) => points)).toEqual([60, 75]);
		const { body } = await read(trainer, `${of.id}/participants/${ani.id}`);
		expect(body).toMatchObject({
			passed: true,
			grades: [{ points: 75 }, { points: 60 }],
			...{ place: 1, total: 2, previous: null, next: budi.id }
		});
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

const asked = async () => `/api/assignments/${(await set()).id}`;
const outsider = () => Promise.resolve(stranger);
const facts = { title: 'Tugas', task: 'Tulis.' };
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
hides('GET /api/assignments/mine', () => w, {
	method: 'GET',
	path: async () => `/api/assignments/mine?eventId=${(await held()).id}`,
	missing: '/api/assignments/mine?eventId=evt_0'
});
hides('GET /api/assignments/mine/:assignmentId', () => w, {
	method: 'GET',
	path: async () => `/api/assignments/mine/${(await set()).id}`,
	missing: '/api/assignments/mine/asg_0',
	outsider
});
hides('GET /api/assignments/hand-ins/:handInId/file', () => w, {
	method: 'GET',
	path: async () => {
		const of = await set();
		const { body } = await send(ani, `${of.id}/files?name=a.pdf`, pdf);
		return `/api/assignments/hand-ins/${String(body.handInId)}/file`;
	},
	missing: '/api/assignments/hand-ins/hnd_0/file',
	outsider
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
hides('POST /api/assignments/:assignmentId/texts', () => w, {
	method: 'POST',
	path: async () => `${await asked()}/texts`,
	missing: '/api/assignments/asg_0/texts',
	body: { text: 'Halo' },
	outsider
});
hides('POST /api/assignments/:assignmentId/files', () => w, {
	method: 'POST',
	path: async () => `${await asked()}/files?name=a.pdf`,
	missing: '/api/assignments/asg_0/files?name=a.pdf',
	body: pdf,
	outsider
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

test('an assignment at an event that somebody else teaches is like one that does not exist', async ({
	expect
}) => {
	const of = await held();
	const real = await send(stranger, '', { ...facts, eventId: of.id });
	const missing = await send(stranger, '', { ...facts, eventId: 'evt_0' });
	expect([real.status, missing.status]).toEqual([404, 404]);
});
