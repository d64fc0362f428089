import { asc, eq, inArray } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { roundTrips } from '#test/support/round-trips.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world } from '#test/support/world.ts';
import { closingWorld, daysAgo } from '#test/support/world-closing.ts';

const w = await world();
const { unit, mark, event, session, signup } = await closingWorld(w);
const { course } = learningWorld(w);
const organiser = await w.person('Tri Penyelenggara', { roles: ['organiser'] });

describe('closing an event with a full hall', () => {
	/** An event that `size` people attended to the end, in the order of their names. */
	async function hall(size: number) {
		const competency = await w.competency('Triase');
		const { id: courseId } = await course(`Bimtek triase ${size}`, {
			mode: 'classroom',
			formCode: 'KL04',
			jp: 8,
			competencies: [{ code: competency.code, level: 1 }]
		});
		const of = await event({ courseId });
		const day = await session(of, { startsAt: daysAgo(1), jp: 8 });
		const seats = [];
		for (let at = 0; at < size; at += 1) {
			const who = await w.person(`Peserta ${String(at).padStart(3, '0')}`, { unit });
			const seat = await signup(who, of);
			await mark(day, seat);
			seats.push({ ...seat, personId: who.id });
		}
		return { of, seats };
	}
	/** What each earned, in the order of their names. */
	async function earned(seats: readonly { id: string; personId: string }[]) {
		const ids = seats.map(({ id }) => id);
		const done = await w.db
			.select({ personId: t.completion.personId, jp: t.creditEntry.jp, state: t.creditState.state })
			.from(t.completion)
			.innerJoin(t.creditEntry, eq(t.creditEntry.sourceId, t.completion.id))
			.innerJoin(t.creditState, eq(t.creditState.entryId, t.creditEntry.id))
			.innerJoin(t.person, eq(t.person.id, t.completion.personId))
			.where(inArray(t.completion.signupId, ids))
			.orderBy(asc(t.person.name));
		const papers = await w.db
			.select({ number: t.certificate.number, holder: t.certificate.snapshot })
			.from(t.certificate)
			.innerJoin(t.completion, eq(t.completion.id, t.certificate.sourceId))
			.innerJoin(t.certificatePending, eq(t.certificatePending.certificateId, t.certificate.id))
			.innerJoin(t.certificateEvent, eq(t.certificateEvent.certificateId, t.certificate.id))
			.where(inArray(t.completion.signupId, ids))
			.orderBy(asc(t.certificate.number));
		const proofs = await w.db
			.select({ personId: t.evidence.personId })
			.from(t.evidence)
			.innerJoin(t.completion, eq(t.completion.id, t.evidence.sourceId))
			.where(inArray(t.completion.signupId, ids));
		const told = await w.db
			.select({ personId: t.notification.personId })
			.from(t.notification)
			.innerJoin(t.outbox, eq(t.outbox.notificationId, t.notification.id))
			.where(eq(t.notification.kind, 'certificate-issued'));
		return { done, papers, proofs, told: new Set(told.map(({ personId }) => personId)) };
	}

	test('asks the database no more often than with three, and gives each the same', async ({
		expect
	}) => {
		const sizes = [3, 60];
		const costs: number[] = [];
		for (const size of sizes) {
			const { of, seats } = await hall(size);
			const agent = await w.agent(organiser);
			const [{ body }, trips] = await roundTrips(() =>
				agent.post(`/api/workshops/${of.id}/closing`)
			);
			costs.push(trips);
			expect(body).toMatchObject({ completed: size, short: 0 });

			const { done, papers, proofs, told } = await earned(seats);
			const people = seats.map(({ personId }) => personId);
			expect(done).toEqual(people.map((personId) => ({ personId, jp: 8, state: 'submitted' })));
			expect(papers.map(({ holder }) => holder.holder)).toMatchObject(
				people.map((_, at) => ({
					name: `Peserta ${String(at).padStart(3, '0')}`,
					unit: 'Dinas Kesehatan'
				}))
			);
			const running = papers.map(({ number }) => Number(number.split('/')[1]));
			expect(running).toEqual(people.map((_, at) => (running[0] ?? 0) + at));
			expect(new Set(proofs.map(({ personId }) => personId))).toEqual(new Set(people));
			expect(people.every((personId) => told.has(personId))).toBe(true);
			const trail = await w.db
				.select()
				.from(t.auditEvent)
				.where(eq(t.auditEvent.subject, `workshop_event:${of.id}`));
			expect(trail).toMatchObject([{ after: { completed: size, short: 0 } }]);
		}
		expect(costs[1]).toBe(costs[0]);
	});
});
