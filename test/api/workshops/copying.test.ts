import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const school = await w.unit('Dinas Pendidikan', { parent: w.root });
const ani = await w.person('Ani Nurhayati', { unit: health });
const tutor = await w.person('Tono Pengajar', { unit: health });
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const sari = await w.person('Sari Sekolah', { roles: [{ role: 'organiser', unit: school }] });
let serial = 0;

/** Two days in March 2033: the 14th at 09.00 WITA, and the day after. */
async function planned(given: Parameters<typeof shop.event>[0] = {}) {
	const hall = await shop.room(`Aula ${++serial}`);
	const of = await shop.event({
		title: 'Bimtek rujukan',
		capacity: 30,
		closesAt: new Date('2033-03-10T09:00:00Z'),
		note: 'Bawa laptop',
		noteHtml: '<p>Bawa laptop</p>',
		...given
	});
	const first = await shop.session(of, {
		title: 'Hari pertama',
		startsAt: new Date('2033-03-14T01:00:00Z'),
		roomId: hall.id
	});
	const second = await shop.session(of, {
		title: 'Hari kedua',
		startsAt: new Date('2033-03-15T01:00:00Z'),
		onlineUrl: 'https://rapat.test/1'
	});
	await shop.teaches(tutor, first);
	await shop.signup(ani, of);
	return { of, hall, first, second, path: `/api/workshops/${of.id}/copy` };
}

describe('copying an event', () => {
	test('makes a draft with the same plan at the same hours from another day, and nobody on its list', async ({
		expect
	}) => {
		const { of, hall, path } = await planned();
		const agent = await w.agent(rina);
		const made = await agent.post(path, { firstDay: '2033-05-02' });
		expect(made.status).toBe(201);
		const { body } = await agent.get(`/api/workshops/${made.body.eventId}`);
		expect(body).toMatchObject({
			phase: 'draft',
			number: of.number + 1,
			capacity: 30,
			taken: 0,
			participants: 0,
			note: 'Bawa laptop',
			closesAt: '2033-04-28T09:00:00.000Z'
		});
		expect(body.sessions).toMatchObject([
			{
				title: 'Hari pertama',
				startsAt: '2033-05-02T01:00:00.000Z',
				endsAt: '2033-05-02T03:00:00.000Z',
				room: { id: hall.id },
				trainers: [{ name: 'Tono Pengajar', role: 'trainer' }]
			},
			{
				title: 'Hari kedua',
				startsAt: '2033-05-03T01:00:00.000Z',
				onlineUrl: 'https://rapat.test/1'
			}
		]);
		// What was copied stays as it was.
		expect((await agent.get(`/api/workshops/${of.id}`)).body.participants).toBe(1);
	});

	test('asks for the same quiz and the same evaluation; assignments are set anew', async ({
		expect
	}) => {
		const { of, path } = await planned();
		await w.db.insert(t.postTest).values({ eventId: of.id, by: rina.id, at: w.now });
		await w.db.insert(t.eventEvaluation).values({ eventId: of.id, formCode: null });
		const { body } = await (await w.agent(rina)).post(path, { firstDay: '2034-02-06' });
		const copy = String(body.eventId);
		const quiz = await w.db.select().from(t.postTest).where(eq(t.postTest.eventId, copy));
		const evaluation = await w.db
			.select()
			.from(t.eventEvaluation)
			.where(eq(t.eventEvaluation.eventId, copy));
		expect([quiz.length, evaluation]).toEqual([1, [{ eventId: copy, formCode: null }]]);
	});

	test('of what was announced is announced itself only when it opens', async ({ expect }) => {
		const { of, path } = await planned();
		const announced = { announcedAt: new Date('2033-01-01T00:00:00Z') };
		await w.db.update(t.workshopEvent).set(announced).where(eq(t.workshopEvent.id, of.id));
		const agent = await w.agent(rina);
		const made = await agent.post(path, { firstDay: '2033-06-06' });
		const copy = `/api/workshops/${String(made.body.eventId)}`;
		const off = { status: 'cancelled', reason: 'Anggaran dialihkan' };
		expect((await agent.post(`${copy}/status`, off)).status).toBe(200);
		expect((await (await w.agent(ani)).get(copy)).status).toBe(404);
	});

	test('of what is closed or called off is a draft too', async ({ expect }) => {
		for (const status of ['closed', 'cancelled'] as const) {
			const { path } = await planned({ status });
			const made = await (
				await w.agent(rina)
			).post(path, { firstDay: `2034-0${++serial % 9 || 1}-03` });
			expect(made.status).toBe(201);
		}
	});

	test('answers a clash with the list, makes nothing, and does it when somebody wants it all the same', async ({
		expect
	}) => {
		const { of, path } = await planned();
		const agent = await w.agent(rina);
		const refused = await agent.post(path, { firstDay: '2033-03-14' });
		expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
		expect(new Set(refused.body.params.clashes.map(({ kind }: { kind: string }) => kind))).toEqual(
			new Set(['room', 'trainer'])
		);
		const events = await w.db
			.select()
			.from(t.workshopEvent)
			.where(eq(t.workshopEvent.courseId, of.courseId));
		expect(events).toHaveLength(1);
		const accepted = await agent.post(path, { firstDay: '2033-03-14', acceptClashes: true });
		expect(accepted.status).toBe(201);
		const [trail] = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `workshop_event:${accepted.body.eventId}`));
		expect(trail?.after).toMatchObject({ copyOf: of.id });
		expect(JSON.stringify(trail?.after)).toContain('clashes');
	});

	test('leaves out a room and a trainer that were put away since, and warns of it', async ({
		expect
	}) => {
		const { hall, path } = await planned();
		await w.db.update(t.room).set({ archivedAt: w.now }).where(eq(t.room.id, hall.id));
		await w.db.update(t.trainer).set({ archivedAt: w.now }).where(eq(t.trainer.personId, tutor.id));
		const agent = await w.agent(rina);
		const made = await agent.post(path, { firstDay: '2035-05-02' });
		const { body } = await agent.get(`/api/workshops/${made.body.eventId}`);
		expect(body.sessions[0]).toMatchObject({ room: null, trainers: [] });
		expect(body.warnings.map(({ code }: { code: string }) => code)).toContain('no-place');
		await w.db.update(t.trainer).set({ archivedAt: null }).where(eq(t.trainer.personId, tutor.id));
	});

	test('refuses an event without sessions, and a course that is not offered any more', async ({
		expect
	}) => {
		const agent = await w.agent(rina);
		const empty = await shop.event();
		const none = await agent.post(`/api/workshops/${empty.id}/copy`, { firstDay: '2033-05-02' });
		expect([none.status, none.body.code]).toEqual([409, 'event-without-sessions']);
		const { of, path } = await planned();
		await w.db.update(t.course).set({ status: 'archived' }).where(eq(t.course.id, of.courseId));
		const gone = await agent.post(path, { firstDay: '2036-05-02' });
		expect([gone.status, gone.body.errors[0].pointer]).toEqual([422, '/courseId']);
		const wrong = await agent.post(path, { firstDay: '2033-02-30' });
		expect(wrong.status).toBe(422);
	});

	hides('POST /api/workshops/:eventId/copy', () => w, {
		method: 'POST',
		path: async () => (await planned()).path,
		missing: '/api/workshops/evt_0/copy',
		body: { firstDay: '2033-05-02' },
		outsider: () => Promise.resolve(sari)
	});
});
