import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { tendDesks } from '#api/modules/workshops/tend-desks.ts';
import * as t from '#db/schema/index.ts';
import { roundTrips } from '#test/support/round-trips.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const workshops = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const school = await w.unit('Dinas Pendidikan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const heading = await w.position('Kepala Dinas', { leads: true });
const ani = await w.person('Ani Nurhayati', { position: nurse, unit: health });
const budi = await w.person('Budi Santoso', { position: nurse, unit: health });
const head = await w.person('Hasan Kepala', { position: heading, unit: health });
const clerk = await w.person('Citra Pengelola', {
	unit: health,
	roles: [{ role: 'unit-hr', unit: health }]
});
const otherHead = await w.person('Dedi Kepala', { position: heading, unit: school });
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });

type Item = { told: { kind: string; facts: Record<string, unknown> }; place: string };
const toldOf = async (who: { id: string }, kind: string): Promise<Item[]> => {
	const inbox = await (await w.agent(who)).get('/api/notifications?limit=100');
	return inbox.body.items.filter((each: Item) => each.told.kind === kind);
};
/** Each event has hours of its own: nobody is at two at once. */
let events = 0;
async function event(given: Parameters<typeof workshops.event>[0] = {}) {
	const made = await workshops.event({ approval: 'supervisor', ...given });
	await workshops.session(made, {
		startsAt: new Date(Date.now() + (48 + 3 * ++events) * 3_600_000)
	});
	return made;
}
async function ask(who: { id: string }, of: { id: string }): Promise<string> {
	const { status, body } = await (await w.agent(who)).post(`/api/workshops/${of.id}/signups`);
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body.signupId;
}
const statusOf = async (who: { id: string }, of: { id: string }): Promise<string> =>
	(await (await w.agent(who)).get(`/api/workshops/${of.id}/my-signup`)).body.signup.status;
const decide = async (who: { id: string }, signupIds: string[], given: object = {}) =>
	(await w.agent(who)).post('/api/signups/decisions', {
		signupIds,
		expected: signupIds.length,
		decision: 'approve',
		...given
	});
const waitingFor = async (who: { id: string }, desk = 'requested'): Promise<string[]> => {
	const { body } = await (await w.agent(who)).get(`/api/signups?desk=${desk}&limit=100`);
	return body.items.map((row: { signupId: string }) => row.signupId);
};

describe('a registration that the supervisor approves', () => {
	test('waits at the desk of the supervisor, who is told with a link to it', async ({ expect }) => {
		const course = await event();
		const id = await ask(ani, course);
		expect(await statusOf(ani, course)).toBe('requested');
		expect(await waitingFor(head)).toContain(id);
		const told = await toldOf(head, 'signup-wanted');
		expect(told.find(({ told: { facts } }) => facts['signupId'] === id)).toMatchObject({
			told: { facts: { person: 'Ani Nurhayati', desk: 'requested' } },
			place: `/team/signups?id=${id}&confirm=approve`
		});
		expect(await toldOf(otherHead, 'signup-wanted')).toEqual([]);
		expect(await waitingFor(otherHead)).not.toContain(id);
	});

	test('is found by the link of the mail wherever it stands, by that desk alone', async ({
		expect
	}) => {
		const course = await event();
		const [first, second] = [await ask(ani, course), await ask(budi, course)];
		const one = await (await w.agent(head)).get(`/api/signups?signupId=${second}`);
		expect(one.body.items.map((row: { signupId: string }) => row.signupId)).toEqual([second]);
		expect(first).not.toBe(second);
		// Opening it decides nothing.
		expect(await statusOf(budi, course)).toBe('requested');
		const other = await (await w.agent(otherHead)).get(`/api/signups?signupId=${second}`);
		expect(other.body.items).toEqual([]);
		const home = await (await w.agent(head)).get('/api/home');
		expect(home.body.signups).toBeGreaterThanOrEqual(2);
		expect((await (await w.agent(ani)).get('/api/home')).body.signups).toBe(0);
	});

	test('gets a seat when approved, once, and the person is told once', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const id = await ask(ani, course);
		const { status, body } = await decide(head, [id]);
		expect([status, body]).toEqual([200, { done: [{ signupId: id, status: 'booked' }], left: [] }]);
		const again = await decide(head, [id]);
		expect([again.status, again.body.code]).toEqual([409, 'signup-state']);
		const told = await toldOf(ani, 'signup-booked');
		expect(told.filter(({ told: { facts } }) => facts['eventId'] === course.id)).toHaveLength(1);
	});

	test('joins the queue when the seats went to others meanwhile', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const ids = [await ask(ani, course), await ask(budi, course)];
		const { body } = await decide(head, ids);
		expect(body.done.map((each: { status: string }) => each.status)).toEqual([
			'booked',
			'waitlisted'
		]);
	});

	test('may be approved by the personnel manager of the unit instead', async ({ expect }) => {
		const id = await ask(ani, await event());
		expect((await decide(clerk, [id])).body.done).toHaveLength(1);
	});

	test('is rejected with a reason only, which the person reads', async ({ expect }) => {
		const course = await event();
		const id = await ask(ani, course);
		const bare = await decide(head, [id], { decision: 'reject' });
		expect([bare.status, bare.body.errors[0].pointer]).toEqual([422, '/reason']);
		const reason = 'Jadwal piket ruang rawat inap.';
		expect((await decide(head, [id], { decision: 'reject', reason })).status).toBe(200);
		expect(await statusOf(ani, course)).toBe('rejected');
		const [told] = await toldOf(ani, 'signup-rejected');
		expect(told?.told.facts['reason']).toBe(reason);
	});

	test('nobody approves their own', async ({ expect }) => {
		const id = await ask(head, await event());
		const own = await decide(head, [id]);
		expect([own.status, own.body.code]).toEqual([403, 'own-signup']);
	});

	test('is refused once the event has begun, but may still be rejected', async ({ expect }) => {
		const course = await workshops.event({ approval: 'supervisor' });
		await workshops.session(course, { startsAt: new Date(Date.now() - 3_600_000) });
		const { id } = await workshops.signup(ani, course, 'requested', { unitId: health.id });
		const late = await decide(head, [id]);
		expect([late.status, late.body.code]).toEqual([409, 'signup-not-open']);
		const reason = 'Angkatan sudah dimulai.';
		expect((await decide(head, [id], { decision: 'reject', reason })).status).toBe(200);
	});

	test('many at once: what may not be decided is named and left as it is', async ({ expect }) => {
		const course = await event();
		const ids = [await ask(ani, course), await ask(budi, course), await ask(head, course)];
		const short = await decide(head, ids, { expected: 2 });
		expect([short.status, short.body.code]).toEqual([409, 'count-mismatch']);
		const { body } = await decide(head, ids);
		expect(body.done).toHaveLength(2);
		expect(body.left).toEqual([{ signupId: ids[2], code: 'own-signup' }]);
	});
});

describe('a registration that nobody of the unit can decide', () => {
	test('waits at HR, who is told: who heads an office has nobody above', async ({ expect }) => {
		const course = await event();
		const id = await ask(otherHead, course);
		expect(await statusOf(otherHead, course)).toBe('reviewed');
		const told = await toldOf(hr, 'signup-wanted');
		expect(told.map(({ told: { facts } }) => facts['signupId'])).toContain(id);
		expect((await decide(hr, [id])).body.done).toEqual([{ signupId: id, status: 'booked' }]);
	});

	test('goes on to HR when its supervisor has gone', async ({ expect }) => {
		const course = await event();
		const waiting = await workshops.signup(otherHead, course, 'requested');
		const kept = await workshops.signup(ani, course, 'requested');
		await tendDesks(w.system());
		expect(await statusOf(otherHead, course)).toBe('reviewed');
		expect(await statusOf(ani, course)).toBe('requested');
		expect(await waitingFor(hr, 'reviewed')).toContain(waiting.id);
		expect(await waitingFor(head)).toContain(kept.id);
	});
});

test('what waits for an event that is off or has begun leaves the desk and its count', async ({
	expect
}) => {
	const off = await event({ status: 'cancelled' });
	const begun = await workshops.event({ approval: 'supervisor' });
	await workshops.session(begun, { startsAt: new Date(Date.now() - 3_600_000) });
	const countOf = async () => {
		const { body } = await (await w.agent(head)).get('/api/signups');
		return body.desks.find(({ desk }: { desk: string }) => desk === 'requested').waiting;
	};
	const before = await countOf();
	const gone = [
		(await workshops.signup(ani, off, 'requested')).id,
		(await workshops.signup(ani, begun, 'requested')).id
	];
	expect(await countOf()).toBe(before);
	const waiting = await waitingFor(head);
	expect(waiting.filter((id) => gone.includes(id))).toEqual([]);
});

describe('a registration that HR approves', () => {
	test('goes from the supervisor to HR, and each step is told', async ({ expect }) => {
		const course = await event({ approval: 'supervisor-hr' });
		const id = await ask(ani, course);
		expect(await waitingFor(hr, 'reviewed')).not.toContain(id);
		const early = await decide(hr, [id]);
		expect([early.status, early.body.code]).toEqual([409, 'signup-state']);
		await decide(head, [id]);
		expect(await statusOf(ani, course)).toBe('reviewed');
		expect(await toldOf(ani, 'signup-approved')).toHaveLength(1);
		expect(await waitingFor(hr, 'reviewed')).toContain(id);
		await decide(hr, [id]);
		expect(await statusOf(ani, course)).toBe('booked');
	});

	test('comes to HR at once where no supervisor is asked', async ({ expect }) => {
		const course = await event({ approval: 'hr' });
		const id = await ask(ani, course);
		expect(await waitingFor(hr, 'reviewed')).toContain(id);
		const told = await toldOf(hr, 'signup-wanted');
		expect(told.some(({ told: { facts } }) => facts['signupId'] === id)).toBe(true);
	});
});

describe('many at once', () => {
	const team = (size: number, name: string) =>
		Promise.all(
			Array.from({ length: size }, (_, at) =>
				w.person(`${name} ${String(at).padStart(2, '0')}`, { position: nurse, unit: health })
			)
		);
	/** Asked in this order; each waits for HR, as the supervisor of nobody stands between. */
	async function asked(size: number, given: Parameters<typeof workshops.event>[0]) {
		const course = await event({ approval: 'hr', ...given });
		const people = await team(size, `Perawat ${course.id.slice(-6)}`);
		const ids: string[] = [];
		for (const who of people)
			ids.push((await workshops.signup(who, course, 'reviewed', { unitId: health.id })).id);
		return { course, ids };
	}

	test('take as many round trips for a dozen as for two, and the first have the seats', async ({
		expect
	}) => {
		const costs: number[] = [];
		for (const size of [2, 12]) {
			const { ids } = await asked(size, { capacity: size - 1 });
			const agent = await w.agent(hr);
			const [{ body }, trips] = await roundTrips(() =>
				agent.post('/api/signups/decisions', {
					...{ signupIds: ids, expected: ids.length, decision: 'approve' }
				})
			);
			costs.push(trips);
			expect(body.done).toEqual(
				ids.map((signupId, at) => ({
					signupId,
					status: at < size - 1 ? 'booked' : 'waitlisted'
				}))
			);
		}
		expect(costs[1]).toBe(costs[0]);
	});

	test('to the next desk as well: each supervisor’s word brings one step, at one price', async ({
		expect
	}) => {
		const costs: number[] = [];
		for (const size of [2, 12]) {
			const course = await event({ approval: 'supervisor-hr' });
			const people = await team(size, `Bidan ${size}`);
			const ids: string[] = [];
			for (const who of people)
				ids.push((await workshops.signup(who, course, 'requested', { unitId: health.id })).id);
			const agent = await w.agent(head);
			const [{ body }, trips] = await roundTrips(() =>
				agent.post('/api/signups/decisions', {
					...{ signupIds: ids, expected: ids.length, decision: 'approve' }
				})
			);
			costs.push(trips);
			expect(body.done.map(({ status }: { status: string }) => status)).toEqual(
				ids.map(() => 'reviewed')
			);
			const wanted = (await toldOf(hr, 'signup-wanted')).map(
				({ told: { facts } }) => facts['signupId']
			);
			expect(wanted).toEqual(expect.arrayContaining(ids));
		}
		expect(costs[1]).toBe(costs[0]);
	});

	test('two desks at the same second give exactly the seats there are', async ({ expect }) => {
		const { course, ids } = await asked(16, { capacity: 7 });
		const halves = [ids.slice(0, 8), ids.slice(8)];
		await Promise.all(halves.map((half) => decide(hr, half)));
		const rows = await w.db.select().from(t.signup).where(eq(t.signup.eventId, course.id));
		const booked = rows.filter(({ status }) => status === 'booked');
		expect([rows.length, booked.length]).toEqual([16, 7]);
	});
});

hides('GET /api/signups', () => w, {
	method: 'GET',
	path: () => '/api/signups',
	missing: '/api/signups?desk=reviewed',
	outsider: async () => ani
});
hides('POST /api/signups/decisions', () => w, {
	method: 'POST',
	path: () => '/api/signups/decisions',
	missing: '/api/signups/decisions?again=1',
	body: { signupIds: ['sgn_0'], expected: 1, decision: 'approve' },
	outsider: async () => otherHead
});
