import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { tendQueues } from '#api/modules/workshops/tend-queues.ts';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { roundTrips } from '#test/support/round-trips.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const workshops = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const skill = await w.competency('Rekam Medis');
await w.requires(nurse, skill, 2);
const clerk = await w.position('Pengadministrasi');
const ani = await w.person('Ani Nurhayati', { position: nurse, unit: health });
const names = ['Budi', 'Citra', 'Dedi', 'Eka', 'Fitri'];
const [budi, citra, dedi, eka, fitri] = await Promise.all(
	names.map((name) => w.person(name, { position: clerk, unit: health }))
);
if (!budi || !citra || !dedi || !eka || !fitri) throw new Error('nobody');

const hour = 3_600_000;
/** Each event has hours of its own: nobody is at two at once. */
let held = 0;
async function event(given: Parameters<typeof workshops.event>[0] = {}) {
	const made = await workshops.event({ capacity: 2, ...given });
	await workshops.session(made, { startsAt: new Date(Date.now() + (72 + 3 * ++held) * hour) });
	return made;
}
const ago = (minutes: number) => ({ createdAt: new Date(Date.now() - minutes * 60_000) });
const cancel = async (who: { id: string }, { id }: { id: string }) =>
	(await w.agent(who)).post(`/api/signups/${id}/cancellation`, {});
const answer = async (who: { id: string }, id: string, given: 'accept' | 'decline') =>
	(await w.agent(who)).post(`/api/signups/${id}/answer`, { answer: given });
const statuses = async (of: { id: string }) => {
	const rows = await w.db.select().from(t.signup).where(eq(t.signup.eventId, of.id));
	return Map.groupBy(rows, (row) => row.status);
};
const later = (hours: number) => w.system(new Date(Date.now() + hours * hour));

describe('a seat that becomes free', () => {
	test('is offered to the first in the queue for 24 hours, and taken', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const seat = await workshops.signup(budi, course, 'booked');
		const first = await workshops.signup(citra, course, 'waitlisted', ago(10));
		await workshops.signup(dedi, course, 'waitlisted', ago(5));
		await cancel(budi, seat);
		const agent = await w.agent(citra);
		const { body } = await agent.get(`/api/workshops/${course.id}/my-signup`);
		expect(body.signup.status).toBe('offered');
		const left = Date.parse(body.signup.offerEndsAt) - Date.now();
		expect(Math.round(left / hour)).toBe(24);
		const inbox = await agent.get('/api/notifications');
		expect(inbox.body.items[0].told.kind).toBe('signup-offered');

		expect((await answer(citra, first.id, 'accept')).body.status).toBe('booked');
		const again = await answer(citra, first.id, 'accept');
		expect([again.status, again.body.code]).toEqual([409, 'signup-state']);
	});

	test('who waits learns their number in two round trips', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		await workshops.signup(budi, course, 'booked');
		await workshops.signup(citra, course, 'waitlisted', ago(10));
		await workshops.signup(dedi, course, 'waitlisted', ago(5));
		const agent = await w.agent(dedi);
		const [{ body }, trips] = await roundTrips(() =>
			agent.get(`/api/workshops/${course.id}/my-signup`)
		);
		expect(body.signup.place).toMatchObject({ number: 2, of: 2 });
		// The first of the three finds the session.
		expect(trips).toBe(3);
	});

	test('two who give up at once free two seats, never three', async ({ expect }) => {
		const course = await event({ capacity: 2 });
		const seats = [
			await workshops.signup(ani, course, 'booked'),
			await workshops.signup(budi, course, 'booked')
		];
		for (const who of [citra, dedi, eka, fitri]) await workshops.signup(who, course, 'waitlisted');
		const [one, two] = seats;
		if (!one || !two) throw new Error('no seats');
		await Promise.all([cancel(ani, one), cancel(budi, two)]);
		const now = await statuses(course);
		expect([now.get('offered')?.length, now.get('waitlisted')?.length]).toEqual([2, 2]);
		await tendQueues(later(0));
		expect((await statuses(course)).get('offered')).toHaveLength(2);
	});

	test('whoever comes now does not pass those who wait', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const seat = await workshops.signup(budi, course, 'booked');
		await workshops.signup(citra, course, 'waitlisted');
		await cancel(budi, seat);
		const { body } = await (await w.agent(dedi)).post(`/api/workshops/${course.id}/signups`);
		expect(body.status).toBe('waitlisted');
	});

	test('that nobody takes goes to the next, and the one who slept is told', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const seat = await workshops.signup(budi, course, 'booked');
		const first = await workshops.signup(citra, course, 'waitlisted', ago(10));
		const second = await workshops.signup(dedi, course, 'waitlisted', ago(5));
		await cancel(budi, seat);
		await tendQueues(later(23));
		expect((await statuses(course)).get('offered')?.[0]?.id).toBe(first.id);
		await tendQueues(later(25));
		const now = await statuses(course);
		expect([now.get('offered')?.[0]?.id, now.get('waitlisted')?.[0]?.id]).toEqual([
			second.id,
			first.id
		]);
		const inbox = await (await w.agent(citra)).get('/api/notifications');
		expect(inbox.body.items.map((each: { told: { kind: string } }) => each.told.kind)).toContain(
			'signup-lapsed'
		);
	});

	test('is not taken after its time', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const { id } = await workshops.signup(citra, course, 'offered', {
			offerEndsAt: new Date(Date.now() - hour)
		});
		const late = await answer(citra, id, 'accept');
		expect([late.status, late.body.code]).toEqual([409, 'offer-over']);
	});

	test('of an event that was called off, or has begun, is not taken any more', async ({
		expect
	}) => {
		const off = await event({ capacity: 1, status: 'cancelled' });
		const begun = await event({ capacity: 1 });
		await w.db
			.update(t.workshopSession)
			.set({ startsAt: new Date(Date.now() - hour) })
			.where(eq(t.workshopSession.eventId, begun.id));
		for (const [course, reason] of [
			[off, 'cancelled'],
			[begun, 'started']
		] as const) {
			const offer = await workshops.signup(citra, course, 'offered', {
				offerEndsAt: new Date(Date.now() + 10 * hour)
			});
			const late = await answer(citra, offer.id, 'accept');
			expect([late.status, late.body.code, late.body.params]).toEqual([
				409,
				'signup-not-open',
				{ reason }
			]);
			expect((await statuses(course)).get('offered')).toHaveLength(1);
			// Who does not come may still say so.
			expect((await answer(citra, offer.id, 'decline')).body.status).toBe('cancelled');
		}
	});

	test('of an event that was called off, or has begun, lapses in silence', async ({ expect }) => {
		const gita = await w.person('Gita', { position: clerk, unit: health });
		const off = await event({ capacity: 1, status: 'cancelled' });
		const begun = await workshops.event({ capacity: 1 });
		await workshops.session(begun, { startsAt: new Date(Date.now() + 72 * hour) });
		const offerEndsAt = new Date(Date.now() + 72 * hour);
		for (const course of [off, begun])
			await workshops.signup(gita, course, 'offered', { offerEndsAt });
		await tendQueues(later(73));
		const inbox = await (await w.agent(gita)).get('/api/notifications');
		expect(inbox.body.items).toEqual([]);
		// What is off may come back, and its offers with it.
		expect((await statuses(off)).get('offered')).toHaveLength(1);
		expect((await statuses(begun)).get('waitlisted')).toHaveLength(1);
	});

	test('declined goes to the next', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		const { id } = await workshops.signup(citra, course, 'offered', {
			offerEndsAt: new Date(Date.now() + hour)
		});
		const next = await workshops.signup(dedi, course, 'waitlisted');
		expect((await answer(citra, id, 'decline')).body.status).toBe('cancelled');
		expect((await statuses(course)).get('offered')?.[0]?.id).toBe(next.id);
	});

	test('by a larger room is offered by the job', async ({ expect }) => {
		const course = await event({ capacity: 1 });
		await workshops.signup(budi, course, 'booked');
		await workshops.signup(citra, course, 'waitlisted');
		await w.db
			.update(t.workshopEvent)
			.set({ capacity: 2 })
			.where(eq(t.workshopEvent.id, course.id));
		await tendQueues(later(0));
		expect((await statuses(course)).get('offered')).toHaveLength(1);
	});
});

describe('the place in the queue', () => {
	test('is told with what decides it: a gap comes first', async ({ expect }) => {
		const course = await event({ capacity: 0 });
		await w.db
			.insert(t.courseCompetency)
			.values({ courseId: course.courseId, competencyId: skill.id, level: 2 });
		await workshops.signup(budi, course, 'waitlisted', { ...ago(50), unitId: health.id });
		await workshops.signup(ani, course, 'waitlisted', { ...ago(1), unitId: health.id });
		const placeOf = async (who: { id: string }) =>
			(await (await w.agent(who)).get(`/api/workshops/${course.id}/my-signup`)).body.signup.place;
		expect(await placeOf(ani)).toMatchObject({ number: 1, of: 2, gap: true, belowTarget: true });
		expect(await placeOf(budi)).toMatchObject({ number: 2, of: 2, gap: false });
	});
});

hides('POST /api/signups/{signupId}/answer', () => w, {
	method: 'POST',
	path: async () =>
		`/api/signups/${(await workshops.signup(ani, await event(), 'offered')).id}/answer`,
	missing: '/api/signups/sgn_0/answer',
	body: { answer: 'accept' },
	outsider: async () => budi
});
