import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const dewi = await w.person('Dewi Narasumber');
let serial = 0;
const nurse = () => w.person(`Perawat ${++serial}`);

const hour = 3_600_000;
const ahead = (hours: number) => new Date(Date.now() + hours * hour);
/** Every event has days of its own: nothing clashes. */
let day = 3;
async function planned(given: Parameters<typeof shop.event>[0] = {}) {
	const of = await shop.event(given);
	const from = (day += 3) * 24;
	const first = await shop.session(of, { title: 'Teori', startsAt: ahead(from) });
	return { of, first, from, path: `/api/workshops/${of.id}`, agent: await w.agent(rina) };
}
/** A session of it that is given twice. */
async function shifted(of: { id: string }, from: number, more = 0) {
	const shiftGroup = `shg_${of.id}`;
	const shifts = [];
	for (let at = 0; at < 2 + more; at++)
		shifts.push(
			await shop.session(of, { title: 'Praktik', shiftGroup, startsAt: ahead(from + 6 + at * 4) })
		);
	const [morning = { id: '' }, afternoon = { id: '' }] = shifts;
	const choose = async (seat: { id: string }, shift: { id: string }) =>
		w.db.insert(t.signupShift).values({
			signupId: seat.id,
			shiftGroup,
			sessionId: shift.id,
			revision: 1,
			updatedAt: w.now
		});
	return { morning, afternoon, choose };
}
const hours = (from: number) => ({
	startsAt: ahead(from).toISOString(),
	endsAt: ahead(from + 2).toISOString()
});
const save = (from: number, given: object = {}) => ({
	...{ title: 'Praktik', jp: 4, acceptClashes: true },
	...hours(from),
	...given
});

type Item = { told: { kind: string; facts: Record<string, unknown> } };
async function newsOf(who: { id: string }, of: { id: string }) {
	const inbox = await (await w.agent(who)).get('/api/notifications?limit=100');
	return inbox.body.items
		.filter(({ told }: Item) => told.facts['eventId'] === of.id)
		.map(({ told }: Item) => told.kind);
}

describe('whoever is on the list of an open event', () => {
	test('hears that a session was taken out, and that one was added', async ({ expect }) => {
		const { of, path, agent, from } = await planned();
		const [ani, cara] = [await nurse(), await nurse()];
		await shop.signup(ani, of);
		await shop.signup(cara, of, 'cancelled');
		const added = await agent.post(`${path}/sessions`, save(from + 24));
		expect(added.status).toBe(201);
		expect(await newsOf(ani, of)).toEqual(['session-added']);
		await agent.delete(`${path}/sessions/${added.body.sessionId}`);
		expect(await newsOf(ani, of)).toEqual(['session-removed', 'session-added']);
		expect(await newsOf(cara, of)).toEqual([]);
	});

	test('hears nothing of a draft, nor of what is over', async ({ expect }) => {
		const draft = await planned({ status: 'draft' });
		const { of, path, agent } = await planned();
		const ani = await nurse();
		await shop.signup(ani, draft.of);
		await shop.signup(ani, of);
		await agent.post(`${draft.path}/sessions`, save(draft.from + 24));
		const gone = await agent.post(`${path}/sessions`, save(-48));
		await agent.delete(`${path}/sessions/${gone.body.sessionId}`);
		expect([await newsOf(ani, draft.of), await newsOf(ani, of)]).toEqual([[], []]);
	});

	test('is told to choose when a session is split, unless they have chosen', async ({ expect }) => {
		const { of, path, agent, first, from } = await planned();
		const [ani, budi] = [await nurse(), await nurse()];
		const seat = await shop.signup(ani, of);
		await shop.signup(budi, of);
		const split = (at: number) =>
			agent.post(`${path}/sessions/${first.id}/shifts`, { ...hours(at), acceptClashes: true });
		const afternoon = await split(from + 4);
		expect(await newsOf(ani, of)).toEqual(['session-split']);
		const chosen = await (
			await w.agent(ani)
		).put(`${path}/my-shift`, { sessionId: afternoon.body.sessionId });
		expect([chosen.status, seat.id.length > 0]).toEqual([200, true]);
		await split(from + 8);
		expect(await newsOf(ani, of)).toEqual(['session-split']);
		expect(await newsOf(budi, of)).toEqual(['session-split', 'session-split']);
	});

	test('hears of a moved shift only when it is theirs', async ({ expect }) => {
		const { of, path, agent, from } = await planned();
		const { morning, afternoon, choose } = await shifted(of, from);
		const [ani, budi] = [await nurse(), await nurse()];
		await choose(await shop.signup(ani, of), morning);
		await choose(await shop.signup(budi, of), afternoon);
		await agent.put(`${path}/sessions/${afternoon.id}`, save(from + 30));
		expect(await newsOf(ani, of)).toEqual([]);
		expect(await newsOf(budi, of)).toEqual(['session-moved']);
	});

	test('chooses again when their shift is taken out', async ({ expect }) => {
		const { of, path, agent, from } = await planned();
		const { morning, afternoon, choose } = await shifted(of, from, 1);
		const [ani, budi] = [await nurse(), await nurse()];
		await choose(await shop.signup(ani, of), morning);
		await choose(await shop.signup(budi, of), afternoon);
		expect((await agent.delete(`${path}/sessions/${morning.id}`)).status).toBe(200);
		expect(await newsOf(ani, of)).toEqual(['shift-removed']);
		expect(await newsOf(budi, of)).toEqual([]);
	});

	test('comes to the one shift that is left, and is told its time', async ({ expect }) => {
		const { of, path, agent, from } = await planned();
		const { morning, afternoon, choose } = await shifted(of, from);
		await shop.teaches(dewi, morning);
		const [ani, budi, cara] = [await nurse(), await nurse(), await nurse()];
		await choose(await shop.signup(ani, of), morning);
		await choose(await shop.signup(budi, of), afternoon);
		await shop.signup(cara, of);
		await agent.delete(`${path}/sessions/${morning.id}`);
		expect(await newsOf(ani, of)).toEqual(['session-moved']);
		expect(await newsOf(budi, of)).toEqual([]);
		expect(await newsOf(cara, of)).toEqual(['session-moved']);
		expect(await newsOf(dewi, of)).toEqual(['session-removed']);
	});
});

describe('whoever teaches', () => {
	test('hears that their session moved, was taken out or is off; who did it knows it', async ({
		expect
	}) => {
		const { of, path, agent, first, from } = await planned();
		const second = await shop.session(of, { title: 'Penutup', startsAt: ahead(from + 24) });
		const { trainerId } = await shop.teaches(dewi, first);
		const own = await shop.teaches(rina, first);
		await shop.teaches(dewi, second);
		const trainers = [{ trainerId }, { trainerId: own.trainerId }];
		await agent.put(`${path}/sessions/${first.id}`, save(from + 4, { trainers }));
		await agent.delete(`${path}/sessions/${second.id}`);
		await agent.post(`${path}/status`, { status: 'cancelled', reason: 'Aula kebanjiran.' });
		expect(await newsOf(dewi, of)).toEqual(['event-cancelled', 'session-removed', 'session-moved']);
		expect(await newsOf(rina, of)).toEqual([]);
	});

	test('elsewhere at the event hears nothing of a session that is not theirs', async ({
		expect
	}) => {
		const { of, path, agent, first, from } = await planned();
		const second = await shop.session(of, { startsAt: ahead(from + 24) });
		await shop.teaches(dewi, first);
		await agent.put(`${path}/sessions/${second.id}`, save(from + 30));
		expect(await newsOf(dewi, of)).toEqual([]);
	});
});

describe('whoever was invited', () => {
	test('hears that the event is a draft again, and when it is open anew', async ({ expect }) => {
		const { of, path, agent } = await planned({ registration: 'invitation' });
		const ani = await nurse();
		await shop.signup(ani, of, 'invited');
		await agent.post(`${path}/status`, { status: 'draft' });
		expect((await (await w.agent(ani)).get(path)).status).toBe(404);
		expect(await newsOf(ani, of)).toEqual(['event-withdrawn']);
		const inbox = await (await w.agent(ani)).get('/api/notifications');
		expect(inbox.body.items[0].place).toBe('/my/workshops');
		await agent.post(`${path}/status`, { status: 'open' });
		expect(await newsOf(ani, of)).toEqual(['event-opened', 'event-withdrawn']);
	});
});
