import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { roundTrips } from '#test/support/round-trips.ts';
import { blendedWorld } from '#test/support/world-blended.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { completeCourse, reader, heldEvent, earnedOf, statusOf } = blendedWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });

/** Somebody has finished a course online, and waits for the closing of an event that asks for its quiz. */
async function waiting(name: string) {
	const { courseId } = await completeCourse();
	const who = await w.person(name);
	const of = await heldEvent(courseId, { people: [who], away: true });
	await w.db.insert(t.postTest).values({ eventId: of.id, by: organiser.id, at: w.now });
	const study = await reader(who, courseId);
	const passed = await study.quiz();
	const [seat] = of.seats;
	if (!seat) throw new Error('nobody has a seat');
	return { who, of, seat, courseId, passed, enrolmentId: study.enrolmentId };
}
type Waiting = Awaited<ReturnType<typeof waiting>>;

const ways: Record<string, (given: Waiting) => Promise<{ status: number }>> = {
	'when the event is called off': async ({ of }) =>
		(await w.agent(organiser)).post(`/api/workshops/${of.id}/status`, {
			status: 'cancelled',
			reason: 'Narasumber berhalangan'
		}),
	'when they are taken off its list': async ({ of, seat }) =>
		(await w.agent(organiser)).post(`/api/workshops/${of.id}/participants/removal`, {
			...{ signupIds: [seat.id], expected: 1, reason: 'Pindah tugas' }
		}),
	'when it no longer asks for the quiz': async ({ of }) =>
		(await w.agent(organiser)).put(`/api/workshops/${of.id}/post-test`, { required: false }),
	'when it is closed and they were not there': async ({ of }) =>
		(await w.agent(organiser)).post(`/api/workshops/${of.id}/closing`)
};

describe('who passed the quiz for an event and had done all else completes the course online', () => {
	test.each(Object.entries(ways))('%s', async (name, release) => {
		const given = await waiting(`Peserta ${name}`);
		const { who, courseId, enrolmentId, passed } = given;
		expect(passed).toMatchObject({ passed: true, completed: false, finished: false });
		expect(await statusOf(enrolmentId)).toBe('active');

		expect((await release(given)).status).toBe(200);
		expect(await statusOf(enrolmentId)).toBe('completed');
		const { completions, entries, papers } = await earnedOf(who, courseId);
		expect(completions).toMatchObject([{ enrolmentId, signupId: null, score: 100 }]);
		expect([entries.length, papers.length]).toEqual([1, 1]);
	});

	test('when they give the place back', async () => {
		const given = await waiting('Peserta yang mundur');
		const { of, who, seat, courseId, enrolmentId } = given;
		// Before it begins, as the deadline asks.
		const later = new Date(Date.now() + 48 * 3_600_000);
		await w.db
			.update(t.workshopSession)
			.set({ startsAt: later, endsAt: new Date(later.getTime() + 3_600_000) })
			.where(eq(t.workshopSession.eventId, of.id));
		const answer = await (await w.agent(who)).post(`/api/signups/${seat.id}/cancellation`, {});
		expect(answer.status).toBe(200);
		expect(await statusOf(enrolmentId)).toBe('completed');
		expect((await earnedOf(who, courseId)).entries).toHaveLength(1);
	});

	test('with as many round trips for a dozen as for two', async () => {
		const costs: number[] = [];
		for (const size of [2, 12]) {
			const { courseId } = await completeCourse();
			const people = await Promise.all(
				Array.from({ length: size }, (_, at) => w.person(`Peserta ${size}.${at}`))
			);
			const of = await heldEvent(courseId, { people, away: true });
			await w.db.insert(t.postTest).values({ eventId: of.id, by: organiser.id, at: w.now });
			for (const who of people) await (await reader(who, courseId)).quiz();
			const plan = await w.agent(organiser);
			const [{ status }, trips] = await roundTrips(() =>
				plan.post(`/api/workshops/${of.id}/status`, { status: 'cancelled', reason: 'Banjir' })
			);
			expect(status).toBe(200);
			costs.push(trips);
			for (const who of people) expect((await earnedOf(who, courseId)).entries).toHaveLength(1);
		}
		expect(costs[1]).toBe(costs[0]);
	});

	test('and not while another event of the course still asks for it', async () => {
		const { who, of, courseId, enrolmentId } = await waiting('Peserta dua angkatan');
		const other = await heldEvent(courseId, { people: [who], away: true });
		await w.db.insert(t.postTest).values({ eventId: other.id, by: organiser.id, at: w.now });
		const plan = await w.agent(organiser);
		const off = { status: 'cancelled', reason: 'Digabung' };
		await plan.post(`/api/workshops/${of.id}/status`, off);
		expect(await statusOf(enrolmentId)).toBe('active');
		await plan.post(`/api/workshops/${other.id}/status`, off);
		expect(await statusOf(enrolmentId)).toBe('completed');
		expect((await earnedOf(who, courseId)).entries).toHaveLength(1);
	});
});
