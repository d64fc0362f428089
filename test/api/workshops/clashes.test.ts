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
		expect(twice.body.params.clashes.map(({ kind }: Clash) => kind)).toEqual(['trainer']);
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
