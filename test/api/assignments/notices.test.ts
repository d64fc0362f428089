import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { remindAssignments } from '#api/modules/assignments/index.ts';
import * as t from '#db/schema/index.ts';
import { assignmentWorld } from '#test/support/world-assignments.ts';
import { furnishAgency } from '#test/support/world-certificates.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
await furnishAgency(w);
const { completeCourse, student } = learningWorld(w);
const { event, session, signup, teaches } = workshopWorld(w);
const { assignment, work } = assignmentWorld(w);
const trainer = await w.person('Dewi Narasumber', { roles: ['trainer'] });
const hour = 3_600_000;
const inHours = (hours: number, from = Date.now()) => new Date(from + hours * hour);
const facts = { title: 'Rencana aksi', task: 'Tulis.' };

type Who = { id: string };
const person = (name: string) => w.person(name);
/** An open event of Dewi's with Ani on the list, and Budi who waits. */
async function held(given: Parameters<typeof event>[0] = {}) {
	const of = await event({ title: 'Bimtek rencana aksi', ...given });
	await teaches(trainer, await session(of));
	const [ani, budi] = [await person('Ani Nurhayati'), await person('Budi Rekan')];
	await signup(ani, of);
	await signup(budi, of, 'waitlisted');
	return { of, ani, budi };
}
const set = async (given: object) => {
	const made = await (await w.agent(trainer)).post('/api/assignments', { ...facts, ...given });
	return { id: String(made.body.assignmentId) };
};
const change = async (of: Who, given: object) =>
	(await w.agent(trainer)).put(`/api/assignments/${of.id}`, { ...facts, ...given });
const told = async (who: Who) =>
	(await w.db.select().from(t.notification).where(eq(t.notification.personId, who.id)))
		.filter(({ kind }) => kind.startsWith('work-'))
		.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
		.map(({ kind, facts: of }) => ({ kind, ...of }));
const kinds = async (who: Who) => (await told(who)).map(({ kind }) => kind);
const remind = (at: Date) => remindAssignments(w.system(at));

describe('an assignment that is set', () => {
	test('at a workshop is told to who has a seat, with its due time, in the inbox and by mail', async ({
		expect
	}) => {
		const { of, ani, budi } = await held();
		const dueAt = inHours(72).toISOString();
		const made = await set({ eventId: of.id, dueAt });
		expect(await told(ani)).toEqual([
			{
				kind: 'work-set',
				...{ course: 'Bimtek rencana aksi', assignmentId: made.id, title: 'Rencana aksi' },
				...{ dueAt, zone: 'Asia/Makassar' }
			}
		]);
		expect(await told(budi)).toEqual([]);
		const inbox = await (await w.agent(ani)).get('/api/notifications');
		expect(inbox.body.items[0]).toMatchObject({
			told: { kind: 'work-set' },
			place: `/assignments/${made.id}`
		});
		const mail = await w.db
			.select({ state: t.outbox.state })
			.from(t.outbox)
			.innerJoin(t.notification, eq(t.notification.id, t.outbox.notificationId))
			.where(eq(t.notification.personId, ani.id));
		expect(mail).toEqual([{ state: 'waiting' }]);
	});

	test('at a draft is nobody’s business yet', async ({ expect }) => {
		const { of, ani } = await held({ status: 'draft' });
		await set({ eventId: of.id });
		expect(await told(ani)).toEqual([]);
	});

	test('in a course is told to who studies it, and to nobody who finished or left', async ({
		expect
	}) => {
		const lessons = [{ kind: 'text' as const, title: 'Baca', minutes: 90, file: 'lessons/01.md' }];
		const { courseId } = await completeCourse({ lessons, jp: 2 });
		await w.db.update(t.course).set({ authorId: trainer.id }).where(eq(t.course.id, courseId));
		const [citra, dedi, eka] = [await person('Citra'), await person('Dedi'), await person('Eka')];
		await student(citra, courseId);
		const finished = await student(dedi, courseId);
		const gone = await student(eka, courseId);
		await (await w.agent(eka)).post(`/api/enrolments/${gone.enrolmentId}/departure`);
		const [lesson] = finished.lessons;
		await (
			await w.agent(dedi)
		).post(`/api/enrolments/${finished.enrolmentId}/lessons/${lesson?.id ?? ''}/finish`);
		await set({ courseId });
		expect([await kinds(citra), await kinds(dedi), await kinds(eka)]).toEqual([
			['work-set'],
			[],
			[]
		]);
	});
});

describe('a due time that moves', () => {
	test('is told to who has handed in nothing; other changes are not', async ({ expect }) => {
		const { of, ani } = await held();
		const eka = await person('Eka Peserta');
		await signup(eka, of);
		const made = await assignment({ eventId: of.id, dueAt: inHours(48), points: 100 });
		await work(eka, made);
		await change(made, { dueAt: made.dueAt, title: 'Rencana aksi unit', passMark: 70 });
		expect(await told(ani)).toEqual([]);

		const dueAt = inHours(96).toISOString();
		await change(made, { dueAt, passMark: 70 });
		expect(await told(ani)).toMatchObject([{ kind: 'work-due-moved', dueAt }]);
		await change(made, { dueAt: null, passMark: 70 });
		expect((await told(ani)).at(-1)).toMatchObject({ kind: 'work-due-moved', dueAt: null });
		expect(await told(eka)).toEqual([]);
	});
});

describe('a reminder', () => {
	test('comes once, by rule a day before it is due, to who has handed in nothing', async ({
		expect
	}) => {
		const { of, ani, budi } = await held();
		const [eka, fitri] = [await person('Eka Peserta'), await person('Fitri Peserta')];
		await signup(eka, of);
		await signup(fitri, of);
		const dueAt = inHours(100);
		const made = await assignment({ eventId: of.id, dueAt });
		await work(eka, made);
		await work(fitri, made, 50);
		await remind(inHours(-25, dueAt.getTime()));
		expect(await told(ani)).toEqual([]);

		await remind(inHours(-23, dueAt.getTime()));
		await remind(inHours(-22, dueAt.getTime()));
		expect(await told(ani)).toMatchObject([
			{ kind: 'work-near', title: 'Rencana aksi', dueAt: dueAt.toISOString() }
		]);
		expect([await told(budi), await told(eka), await told(fitri)]).toEqual([[], [], []]);
		await remind(inHours(1, dueAt.getTime()));
		expect(await kinds(ani)).toEqual(['work-near']);
	});

	test('is left out for who was told of it within that day, and comes anew for another due time', async ({
		expect
	}) => {
		const { of, ani } = await held();
		const made = await set({ eventId: of.id, dueAt: inHours(6).toISOString() });
		await remind(inHours(1));
		expect(await kinds(ani)).toEqual(['work-set']);
		const dueAt = inHours(60);
		await change(made, { dueAt: dueAt.toISOString() });
		await remind(inHours(-10, dueAt.getTime()));
		expect(await kinds(ani)).toEqual(['work-set', 'work-due-moved', 'work-near']);
	});

	test('is not given of what was withdrawn or called off, and follows the rule', async ({
		expect
	}) => {
		const gone = await held();
		await assignment({ eventId: gone.of.id, dueAt: inHours(10), withdrawnAt: w.now });
		const off = await held({ status: 'cancelled' });
		await assignment({ eventId: off.of.id, dueAt: inHours(10) });
		const far = await held();
		await assignment({ eventId: far.of.id, dueAt: inHours(40) });
		await remind(inHours(0));
		expect([await told(gone.ani), await told(off.ani), await told(far.ani)]).toEqual([[], [], []]);

		await w.rule('pengingat.tugas_jam', 48);
		await remind(inHours(0.5));
		expect(await kinds(far.ani)).toEqual(['work-near']);
	});

	test('reaches everybody of a large course in a few writes', async ({ expect }) => {
		const { of } = await held();
		const made = await assignment({ eventId: of.id, dueAt: inHours(20) });
		const people = Array.from({ length: 1100 }, (_, at) => ({
			...{
				id: `per_many_${at}`,
				nip: `1990${String(at).padStart(14, '0')}`,
				name: `Pegawai ${at}`
			},
			...{ kind: 'PNS' as const, legalStatus: '01', createdAt: w.now, updatedAt: w.now }
		}));
		for (let at = 0; at < people.length; at += 100) {
			const some = people.slice(at, at + 100);
			await w.db.insert(t.person).values(some);
			await w.db.insert(t.signup).values(
				some.map(({ id }) => ({
					...{ id: `sgn_${id}`, eventId: of.id, personId: id, source: 'self' as const },
					...{ status: 'booked' as const, createdAt: w.now, updatedAt: w.now }
				}))
			);
		}
		const before = await w.db.$count(t.auditEvent, eq(t.auditEvent.action, 'assignments.reminded'));
		await remind(inHours(1));
		const rows = await w.db
			.select({ key: t.notification.eventKey })
			.from(t.notification)
			.where(eq(t.notification.kind, 'work-near'));
		const own = rows.filter(({ key }) => key.startsWith(`assignment:${made.id}:`));
		expect(own).toHaveLength(1101);
		const after = await w.db.$count(t.auditEvent, eq(t.auditEvent.action, 'assignments.reminded'));
		expect(after - before).toBe(2);
	});
});
