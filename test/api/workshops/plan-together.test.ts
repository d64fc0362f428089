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
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const omar = await w.person('Omar BKPP', { roles: ['organiser'] });

async function planned() {
	const of = await shop.event({ capacity: 30 });
	const session = await shop.session(of, { title: 'Teori' });
	const path = `/api/workshops/${of.id}`;
	return { of, session, path, agents: [await w.agent(rina), await w.agent(omar)] as const };
}

describe('two who plan the same event', () => {
	test('do not undo each other’s session: the second is told that it changed', async ({
		expect
	}) => {
		const { session, path, agents } = await planned();
		const hours = {
			startsAt: session.startsAt.toISOString(),
			endsAt: session.endsAt.toISOString()
		};
		const save = (agent: (typeof agents)[number], given: object) =>
			agent.put(`${path}/sessions/${session.id}`, { title: 'Teori', jp: 4, ...hours, ...given });
		const first = await save(agents[0], { title: 'Teori dan praktik', revision: 0 });
		expect(first.body.revision).toBe(1);
		const second = await save(agents[1], { jp: 3, revision: 0 });
		expect([second.status, second.body.code]).toEqual([409, 'conflict']);
		expect(second.body.params).toEqual({ reason: 'changed' });
		const row = (await agents[0].get(path)).body.sessions[0];
		expect([row.title, row.jp]).toEqual(['Teori dan praktik', 4]);
		expect((await save(agents[1], { jp: 3, revision: 1 })).status).toBe(200);
		// A program that read nothing before says none.
		expect((await save(agents[1], { jp: 2 })).status).toBe(200);
	});

	test('do not undo each other’s settings', async ({ expect }) => {
		const { path, agents } = await planned();
		const read = (await agents[0].get(path)).body.updatedAt;
		expect((await agents[0].put(path, { capacity: 25, updatedAt: read })).status).toBe(200);
		const second = await agents[1].put(path, { capacity: 40, updatedAt: read });
		expect([second.status, second.body.code]).toEqual([409, 'conflict']);
		expect((await agents[1].get(path)).body.capacity).toBe(25);
	});

	test('each add a line to what it asks, and both stay', async ({ expect }) => {
		const { of, path, agents } = await planned();
		const set = (agent: (typeof agents)[number], given: object) =>
			agent.post(`${path}/admission`, given);
		await set(agents[0], { quota: { unitId: health.id, seats: 3 } });
		await set(agents[1], { quota: { unitId: school.id, seats: 4 } });
		await set(agents[1], { requirement: { kind: 'gap', asked: true } });
		const more = await set(agents[0], { quota: { unitId: health.id, seats: 5 } });
		expect(more.status).toBe(200);
		const { body } = await agents[0].get(`${path}/admission`);
		const seats = body.quotas.map((each: { unit: { name: string }; seats: number }) => [
			each.unit.name,
			each.seats
		]);
		expect(seats.toSorted()).toEqual([
			['Dinas Kesehatan', 5],
			['Dinas Pendidikan', 4]
		]);
		expect(body.requirements).toMatchObject([{ kind: 'gap' }]);
		await set(agents[0], { requirement: { kind: 'gap', asked: false } });
		await set(agents[0], { quota: { unitId: school.id, seats: null } });
		const left = await w.db.select().from(t.eventQuota).where(eq(t.eventQuota.eventId, of.id));
		expect(left.map(({ unitId }) => unitId)).toEqual([health.id]);
	});

	test('a line that is sent twice with its key is one', async ({ expect }) => {
		const { path, agents } = await planned();
		const key = crypto.randomUUID();
		const line = { requirement: { kind: 'gap', asked: true } };
		const send = () => agents[0].post(`${path}/admission`, line, { key });
		expect([(await send()).status, (await send()).status]).toEqual([200, 200]);
		// And so it is without.
		expect((await agents[0].post(`${path}/admission`, line)).status).toBe(200);
	});

	test('a line refuses what does not exist, and a closed event', async ({ expect }) => {
		const { of, path, agents } = await planned();
		const unknown = { quota: { unitId: 'unt_0', seats: 2 } };
		const refused = await agents[0].post(`${path}/admission`, unknown);
		expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/quotas']);
		const nobody = { requirement: { kind: 'position', about: 'pos_0', asked: true } };
		expect((await agents[0].post(`${path}/admission`, nobody)).status).toBe(422);
		await w.db
			.update(t.workshopEvent)
			.set({ status: 'closed' })
			.where(eq(t.workshopEvent.id, of.id));
		const late = await agents[0].post(`${path}/admission`, unknown);
		expect([late.status, late.body.code]).toEqual([409, 'event-state']);
	});
});

hides('POST /api/workshops/{eventId}/admission', () => w, {
	method: 'POST',
	path: async () => (await planned()).path + '/admission',
	missing: '/api/workshops/evt_0/admission',
	body: { requirement: { kind: 'gap', asked: true } },
	outsider: async () => ani
});
