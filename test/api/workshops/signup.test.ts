import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const workshops = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const ani = await w.person('Ani Nurhayati', { position: nurse, unit: health });
const budi = await w.person('Budi Santoso', { position: nurse, unit: health });

type Item = { told: { kind: string; facts: Record<string, unknown> } };
const toldOf = async (who: { id: string }, kind: string): Promise<Item[]> => {
	const inbox = await (await w.agent(who)).get('/api/notifications?limit=100');
	return inbox.body.items.filter((each: Item) => each.told.kind === kind);
};
const hoursAhead = (hours: number) => new Date(Date.now() + hours * 3_600_000);

/** Each event has hours of its own: nobody is at two at once. */
let held = 0;
/** An open event that begins in two days. */
async function event(given: Parameters<typeof workshops.event>[0] = {}) {
	const made = await workshops.event(given);
	await workshops.session(made, { startsAt: hoursAhead(48 + 3 * ++held) });
	return made;
}
const signUp = async (who: { id: string }, of: { id: string }) =>
	(await w.agent(who)).post(`/api/workshops/${of.id}/signups`);
const mine = async (who: { id: string }, of: { id: string }) =>
	(await (await w.agent(who)).get(`/api/workshops/${of.id}/my-signup`)).body;

describe('signing up for an open event', () => {
	test('gives a seat, writes the history and tells the person once', async ({ expect }) => {
		const course = await event({ title: 'Manajemen risiko', capacity: 2 });
		expect((await mine(ani, course)).event.seatsLeft).toBe(2);
		const { status, body } = await signUp(ani, course);
		expect([status, body.status]).toEqual([201, 'booked']);

		const now = await mine(ani, course);
		expect(now).toMatchObject({
			event: { seatsLeft: 1, title: 'Manajemen risiko' },
			signup: { id: body.signupId, status: 'booked', steps: [{ status: 'booked' }] },
			mayCancel: true
		});
		const told = await toldOf(ani, 'signup-booked');
		const [first] = told.filter(({ told: { facts } }) => facts['eventId'] === course.id);
		expect(first?.told.facts).toEqual({ course: 'Manajemen risiko', eventId: course.id });
	});

	test('sent twice with one key is one registration; asked again it is refused', async ({
		expect
	}) => {
		const course = await event();
		const agent = await w.agent(ani);
		const path = `/api/workshops/${course.id}/signups`;
		const key = crypto.randomUUID();
		const first = await agent.post(path, {}, { key });
		const second = await agent.post(path, {}, { key });
		expect(second.body).toEqual(first.body);
		const again = await agent.post(path);
		expect([again.status, again.body.code]).toEqual([409, 'already-signed-up']);
		const steps = await w.db
			.select()
			.from(t.signupStatus)
			.where(eq(t.signupStatus.signupId, first.body.signupId));
		expect(steps).toHaveLength(1);
	});

	test('waits in the queue when every seat is taken', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		await signUp(ani, course);
		expect((await signUp(budi, course)).body.status).toBe('waitlisted');
		expect((await mine(budi, course)).event).toMatchObject({ seatsLeft: 0, waiting: 1 });
		expect(await toldOf(budi, 'signup-waitlisted')).toHaveLength(1);
	});

	test('keeps where the person works', async ({ expect }) => {
		const course = await event();
		const { body } = await signUp(ani, course);
		const row = await w.db
			.select({ unitId: t.signup.unitId })
			.from(t.signup)
			.where(eq(t.signup.id, body.signupId))
			.get();
		expect(row?.unitId).toBe(health.id);
	});

	test.for([
		['closed', { status: 'closed' as const }],
		['cancelled', { status: 'cancelled' as const }],
		['late', { closesAt: hoursAhead(-1) }],
		['nomination', { registration: 'nomination' as const }],
		['invitation', { registration: 'invitation' as const }]
	] as const)(
		'is refused, and the page says so before: %s',
		async ([reason, given], { expect }) => {
			const course = await event(given);
			expect((await mine(ani, course)).closed).toBe(reason);
			const { status, body } = await signUp(ani, course);
			expect([status, body.code, body.params.reason]).toEqual([409, 'signup-not-open', reason]);
		}
	);

	test('is refused once it has begun', async ({ expect }) => {
		const course = await workshops.event();
		await workshops.session(course, { startsAt: hoursAhead(-1) });
		expect((await signUp(ani, course)).body.params.reason).toBe('started');
	});

	test('a draft is nobody’s business', async ({ expect }) => {
		const course = await event({ status: 'draft' });
		expect((await signUp(ani, course)).status).toBe(404);
		const agent = await w.agent(ani);
		expect((await agent.get(`/api/workshops/${course.id}/my-signup`)).status).toBe(404);
	});
});

describe('giving the place back', () => {
	test('frees the seat and may be asked anew', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const { body } = await signUp(ani, course);
		const agent = await w.agent(ani);
		const path = `/api/signups/${body.signupId}/cancellation`;
		const done = await agent.post(path, { reason: 'Ada piket malam.' });
		expect([done.status, done.body.status]).toEqual([200, 'cancelled']);
		expect((await mine(ani, course)).event.seatsLeft).toBe(1);
		const again = await agent.post(path, {});
		expect([again.status, again.body.code]).toEqual([409, 'signup-state']);

		expect((await signUp(ani, course)).body).toEqual({ signupId: body.signupId, status: 'booked' });
		const { signup } = await mine(ani, course);
		expect(signup.steps.map((step: { status: string }) => step.status)).toEqual([
			'booked',
			'cancelled',
			'booked'
		]);
	});

	test('is refused after the deadline, except for who only waits', async ({ expect }) => {
		const course = await event({ capacity: 1, cancelUntil: hoursAhead(-1) });
		const seat = await signUp(ani, course);
		const place = await signUp(budi, course);
		expect((await mine(ani, course)).mayCancel).toBe(false);
		const late = await (
			await w.agent(ani)
		).post(`/api/signups/${seat.body.signupId}/cancellation`, {});
		expect([late.status, late.body.code]).toEqual([409, 'signup-cancel-late']);
		const left = await (
			await w.agent(budi)
		).post(`/api/signups/${place.body.signupId}/cancellation`, {});
		expect(left.status).toBe(200);
	});
});

describe('my registrations', () => {
	test('are listed with their states, own ones only', async ({ expect }) => {
		const citra = await w.person('Citra');
		const course = await event({ title: 'Pelayanan publik' });
		await signUp(citra, course);
		const { body } = await (await w.agent(citra)).get('/api/signups/mine');
		expect(body.items).toMatchObject([
			{ title: 'Pelayanan publik', status: 'booked', over: false, eventId: course.id }
		]);
	});
});

describe('two hundred people for thirty seats at the same second', () => {
	test(
		'exactly thirty get one, the others wait, nobody sees an error',
		{
			timeout: 120_000
		},
		async ({ expect }) => {
			const course = await event({ capacity: 30 });
			const crowd = [];
			for (let at = 0; at < 200; at++) crowd.push(await w.person(`Pegawai ${at}`));
			const agents = await Promise.all(crowd.map((who) => w.agent(who)));
			const answers = await Promise.all(
				agents.map((agent) => agent.post(`/api/workshops/${course.id}/signups`))
			);
			expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
			const counted = Map.groupBy(answers, ({ body }) => body.status);
			expect([counted.get('booked')?.length, counted.get('waitlisted')?.length]).toEqual([30, 170]);
			const rows = await w.db.select().from(t.signup).where(eq(t.signup.eventId, course.id));
			expect(rows.filter(({ status }) => status === 'booked')).toHaveLength(30);
		}
	);
});

const booking = async () => (await signUp(ani, await event())).body.signupId;

hides('GET /api/workshops/{eventId}/my-signup', () => w, {
	method: 'GET',
	path: async () => `/api/workshops/${(await event()).id}/my-signup`,
	missing: '/api/workshops/evt_0/my-signup'
});
hides('POST /api/workshops/{eventId}/signups', () => w, {
	method: 'POST',
	path: async () => `/api/workshops/${(await event()).id}/signups`,
	missing: '/api/workshops/evt_0/signups'
});
hides('GET /api/signups/mine', () => w, {
	method: 'GET',
	path: () => '/api/signups/mine',
	missing: '/api/signups/mine?again=1'
});
hides('POST /api/signups/{signupId}/cancellation', () => w, {
	method: 'POST',
	path: async () => `/api/signups/${await booking()}/cancellation`,
	missing: '/api/signups/sgn_0/cancellation',
	body: {},
	outsider: async () => budi
});
