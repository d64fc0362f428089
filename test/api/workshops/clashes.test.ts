import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { eq } from 'drizzle-orm';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const tutor = await w.person('Tono Pengajar', { unit: health });
const ani = await w.person('Ani Nurhayati', { unit: health });
let day = 0;
/** A day of its own for each test. */
const newDay = () => {
	const date = new Date(Date.UTC(2033, 0, ++day)).toISOString().slice(0, 10);
	return (hour: number) => new Date(`${date}T${String(hour).padStart(2, '0')}:00:00Z`);
};
const asked = (startsAt: Date, endsAt: Date, given: Record<string, unknown> = {}) => ({
	title: 'Sesi baru',
	startsAt: startsAt.toISOString(),
	endsAt: endsAt.toISOString(),
	jp: 2,
	...given
});
type Clash = { kind: string; name: string; course: string; session: string };

/** Somebody teaches from 01 to 03 of a day, elsewhere. */
async function taught() {
	const at = newDay();
	const of = await shop.event({ title: 'Rekam medis' });
	const session = await shop.session(of, {
		title: 'Kode diagnosis',
		startsAt: at(1),
		endsAt: at(3)
	});
	const { trainerId } = await shop.teaches(tutor, session);
	const other = await shop.event({ title: 'Bimtek rujukan' });
	return {
		at,
		of,
		session,
		trainers: [{ trainerId }],
		other,
		path: `/api/workshops/${other.id}/sessions`
	};
}

describe('a trainer who teaches elsewhere at that time', () => {
	test('is refused with where, and taken when somebody wants it all the same', async ({
		expect
	}) => {
		const { at, trainers, path } = await taught();
		const agent = await w.agent(rina);
		const refused = await agent.post(path, asked(at(2), at(4), { trainers }));
		expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
		expect(refused.body.params.clashes).toMatchObject([
			{
				kind: 'trainer',
				name: 'Tono Pengajar',
				course: 'Rekam medis',
				session: 'Kode diagnosis',
				startsAt: at(1).toISOString()
			}
		]);
		const accepted = await agent.post(path, asked(at(2), at(4), { trainers, acceptClashes: true }));
		expect(accepted.status).toBe(201);
	});

	test('is free before and after, and when the other event was called off', async ({ expect }) => {
		const { at, of, trainers, path } = await taught();
		const agent = await w.agent(rina);
		expect((await agent.post(path, asked(at(3), at(4), { trainers }))).status).toBe(201);
		expect((await agent.post(path, asked(at(0), at(1), { trainers }))).status).toBe(201);
		await w.db
			.update(t.workshopEvent)
			.set({ status: 'cancelled' })
			.where(eq(t.workshopEvent.id, of.id));
		expect((await agent.post(path, asked(at(1), at(3), { trainers }))).status).toBe(201);
	});

	test('does not clash with the session that moves, but with another of the same event', async ({
		expect
	}) => {
		const { at, of, session, trainers } = await taught();
		const agent = await w.agent(rina);
		const path = `/api/workshops/${of.id}/sessions`;
		const moved = await agent.put(`${path}/${session.id}`, asked(at(2), at(4), { trainers }));
		expect(moved.status).toBe(200);
		const twice = await agent.post(path, asked(at(3), at(5), { trainers }));
		expect(twice.body.params.clashes.map(({ kind }: Clash) => kind)).toEqual([
			'trainer',
			'session'
		]);
	});

	test('clashes when a session is given to them afterwards', async ({ expect }) => {
		const { at, trainers, other, path } = await taught();
		const agent = await w.agent(rina);
		const added = await agent.post(path, asked(at(1), at(3)));
		const sessionPath = `${path}/${String(added.body.sessionId)}`;
		const given = await agent.put(sessionPath, asked(at(1), at(3), { trainers }));
		expect([given.status, given.body.code]).toEqual([409, 'clash']);
		const { body } = await agent.get(`/api/workshops/${other.id}`);
		expect(body.sessions[0]).toMatchObject({ trainers: [], revision: 0 });
	});
});

describe('a participant who is on the list elsewhere at that time', () => {
	/** Ani has a seat in two events; the other is from 01 to 03. */
	async function twice(here = 'booked' as const, there: 'booked' | 'waitlisted' = 'booked') {
		const at = newDay();
		const other = await shop.event({ title: 'Rekam medis' });
		await shop.session(other, { title: 'Kode diagnosis', startsAt: at(1), endsAt: at(3) });
		const of = await shop.event({ title: 'Bimtek rujukan' });
		await shop.signup(ani, other, there);
		await shop.signup(ani, of, here);
		return { at, path: `/api/workshops/${of.id}/sessions` };
	}

	test('is named when a session comes to lie there, and a person decides', async ({ expect }) => {
		const { at, path } = await twice();
		const agent = await w.agent(rina);
		const refused = await agent.post(path, asked(at(2), at(4)));
		expect(refused.body.params.clashes).toMatchObject([
			{ kind: 'participant', name: 'Ani Nurhayati', course: 'Rekam medis' }
		]);
		const accepted = await agent.post(path, asked(at(2), at(4), { acceptClashes: true }));
		expect(accepted.status).toBe(201);
	});

	test('does not count while they only wait for a seat there, or at another time', async ({
		expect
	}) => {
		const waits = await twice('booked', 'waitlisted');
		const agent = await w.agent(rina);
		expect((await agent.post(waits.path, asked(waits.at(2), waits.at(4)))).status).toBe(201);
		const later = await twice();
		expect((await agent.post(later.path, asked(later.at(3), later.at(4)))).status).toBe(201);
	});
});

describe('two sessions of one event at the same hours', () => {
	test('clash, since nobody can attend both; its shifts do not', async ({ expect }) => {
		const at = newDay();
		const of = await shop.event({ title: 'Bimtek rujukan' });
		const first = await shop.session(of, { title: 'Teori', startsAt: at(1), endsAt: at(3) });
		const agent = await w.agent(rina);
		const path = `/api/workshops/${of.id}/sessions`;
		const refused = await agent.post(path, asked(at(2), at(4)));
		expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
		expect(refused.body.params.clashes).toMatchObject([{ kind: 'session', session: 'Teori' }]);
		const hours = { startsAt: at(2).toISOString(), endsAt: at(4).toISOString() };
		expect((await agent.post(`${path}/${first.id}/shifts`, hours)).status).toBe(201);
		const wanted = await agent.post(path, asked(at(2), at(4), { acceptClashes: true }));
		expect(wanted.status).toBe(201);
	});
});

describe('a room that the draft of another unit takes', () => {
	test('is named without what the draft is about; to its planners with it', async ({ expect }) => {
		const at = newDay();
		const hall = await shop.room('Aula Dinas');
		const secret = await shop.event({ title: 'Mutasi besar', status: 'draft' });
		const startsAt = at(1);
		await shop.session(secret, { title: 'Rahasia', startsAt, endsAt: at(3), roomId: hall.id });
		const sari = await w.person('Sari Puskesmas', {
			unit: health,
			roles: [{ role: 'organiser', unit: health }]
		});
		const own = await shop.event({ unitId: health.id });
		const wanted = asked(at(2), at(4), { roomId: hall.id });
		const seen = async (who: { id: string }) =>
			(await (await w.agent(who)).post(`/api/workshops/${own.id}/sessions`, wanted)).body.params
				.clashes;
		expect(await seen(sari)).toMatchObject([
			{ kind: 'room', name: 'Aula Dinas', course: '', session: '', startsAt: at(1).toISOString() }
		]);
		expect(await seen(rina)).toMatchObject([{ course: 'Mutasi besar', session: 'Rahasia' }]);
	});
});

describe('a person with a seat elsewhere at the same hours', () => {
	const boss = w.position('Kepala Dinas', { leads: true });
	const worker = w.position('Perawat Terampil');
	/** Budi has a seat from 01 to 03 of a day to come; another event is held from 02 to 04. */
	async function seated(given: Parameters<typeof shop.event>[0] = {}) {
		const unit = await w.unit(`Dinas ${++day}`, { parent: w.root });
		const head = await w.person('Hasan Kepala', { unit, position: await boss });
		const budi = await w.person('Budi Santoso', { unit, position: await worker });
		const at = newDay();
		const held = await shop.event({ title: 'Rekam medis' });
		await shop.session(held, { title: 'Kode diagnosis', startsAt: at(1), endsAt: at(3) });
		await shop.signup(budi, held);
		const of = await shop.event({ title: 'Bimtek rujukan', ...given });
		await shop.session(of, { startsAt: at(2), endsAt: at(4) });
		return { at, unit, head, budi, held, of, path: `/api/workshops/${of.id}` };
	}
	const clashing = [{ kind: 'own', course: 'Rekam medis', session: 'Kode diagnosis' }];

	test('is told where when they sign up, and may want both', async ({ expect }) => {
		const { budi, path } = await seated();
		const agent = await w.agent(budi);
		const refused = await agent.post(`${path}/signups`);
		expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
		expect(refused.body.params).toMatchObject({ reason: 'own', clashes: clashing });
		expect((await agent.get(`${path}/my-signup`)).body.signup).toBe(null);
		const wanted = await agent.post(`${path}/signups`, { acceptClashes: true });
		expect([wanted.status, wanted.body.status]).toEqual([201, 'booked']);
		const [row] = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `signup:${wanted.body.signupId}`));
		expect(row?.after).toMatchObject({ clashes: clashing });
	});

	test('is told where before they take an offered seat; declining asks nothing', async ({
		expect
	}) => {
		const { budi, of } = await seated({ capacity: 1 });
		const offerEndsAt = new Date(Date.now() + 3_600_000);
		const { id } = await shop.signup(budi, of, 'offered', { offerEndsAt });
		const agent = await w.agent(budi);
		const answer = (given: object) => agent.post(`/api/signups/${id}/answer`, given);
		const refused = await answer({ answer: 'accept' });
		expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
		expect((await answer({ answer: 'accept', acceptClashes: true })).body.status).toBe('booked');
	});

	test('is free at other hours, at an event that is off, and while they only wait', async ({
		expect
	}) => {
		const { at, budi, held, of, path } = await seated();
		const agent = await w.agent(budi);
		const later = await shop.event();
		await shop.session(later, { startsAt: at(3), endsAt: at(4) });
		expect((await agent.post(`/api/workshops/${later.id}/signups`)).status).toBe(201);
		await w.db.update(t.signup).set({ status: 'cancelled' }).where(eq(t.signup.eventId, later.id));
		await w.db
			.update(t.workshopEvent)
			.set({ status: 'cancelled' })
			.where(eq(t.workshopEvent.id, held.id));
		expect([of.status, (await agent.post(`${path}/signups`)).status]).toEqual(['open', 201]);
	});

	test('stands so beside the name where they are proposed, and is proposed with the others', async ({
		expect
	}) => {
		const { unit, budi, head, path } = await seated({ registration: 'nomination' });
		const free = await w.person('Cici Lestari', { unit, position: await worker });
		const agent = await w.agent(head);
		const { body } = await agent.get(`${path}/nomination`);
		const clashesOf = ({ id }: { id: string }) =>
			body.items.find((row: { personId: string }) => row.personId === id).clashes;
		expect(clashesOf(budi)).toMatchObject(clashing);
		expect(clashesOf(free)).toEqual([]);
		const put = await agent.post(`${path}/nominations`, {
			personIds: [budi.id, free.id],
			expected: 2
		});
		expect([put.status, put.body.done.length, put.body.left]).toEqual([201, 2, []]);
	});

	test('stands so beside the name at the desk, and is approved with the others', async ({
		expect
	}) => {
		const { unit, budi, head, of } = await seated({ approval: 'supervisor' });
		const free = await w.person('Cici Lestari', { unit, position: await worker });
		const given = { unitId: unit.id };
		const waiting = [
			await shop.signup(budi, of, 'requested', given),
			await shop.signup(free, of, 'requested', given)
		];
		const agent = await w.agent(head);
		const { body } = await agent.get('/api/signups');
		const rows = waiting.map(({ id }) =>
			body.items.find((row: { signupId: string }) => row.signupId === id)
		);
		expect(rows.map((row) => row.clashes.length)).toEqual([1, 0]);
		const done = await agent.post('/api/signups/decisions', {
			signupIds: waiting.map(({ id }) => id),
			expected: 2,
			decision: 'approve'
		});
		expect([done.status, done.body.done.length]).toEqual([200, 2]);
	});
});
