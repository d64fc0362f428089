import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayMark } from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import {
	attendanceMark,
	signup,
	signupStatus,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';
import { standingMark } from './attendance-facts.ts';
import { personByNip, signupOf } from './attendance-list.ts';
import { attendanceRefusal } from './attendance-refusal.ts';
import { chargedSession } from './attendance-visible.ts';
import { forgetShifts } from './forget-shifts.ts';
import { isOwn } from './own-attendance.ts';
import { placeWords } from './place-words.ts';

/**
 * A guest turns out to be one of the agency's own: what was marked of the guest is theirs from now on. Marks that change no
 * more change no person either. Who had registered and has no seat gets it back, with the marks of the guest.
 */
export async function nameGuest(call: Call, given: { signupId: string; nip: string }) {
	return call.write('guest.named', async (tx) => {
		const guest = await tx
			.select({ id: signup.id, eventId: signup.eventId, eventStatus: workshopEvent.status })
			.from(signup)
			.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
			.innerJoin(workshopSession, eq(workshopSession.eventId, workshopEvent.id))
			.where(
				and(
					...[eq(signup.id, given.signupId), eq(signup.status, 'booked')],
					...[isNull(signup.personId), chargedSession(call)]
				)
			)
			.limit(1)
			.get();
		if (!guest) throw new Problem('not-found');
		const marks = await marksOf(tx, guest.id);
		for (const { sealedAt } of [{ sealedAt: null }, ...marks]) {
			const may = mayMark({ sealedAt, eventStatus: guest.eventStatus });
			if (!may.ok) throw attendanceRefusal(may.error);
		}
		const who = await personByNip(tx, given.nip);
		if (isOwn(call, who.id)) throw new Problem('own-attendance');
		const listed = await signupOf(tx, { eventId: guest.eventId, personId: who.id });
		if (listed?.status === 'booked') throw new Problem('on-list-already');

		if (listed) await handOver(tx, call, { guestId: guest.id, listed, marks });
		else
			await tx
				.update(signup)
				.set({ personId: who.id, guestName: null, guestInstitution: null, updatedAt: call.now })
				.where(eq(signup.id, guest.id));
		const signupId = listed?.id ?? guest.id;
		return {
			subject: `event:${guest.eventId}`,
			after: { signupId, guestId: guest.id, personId: who.id },
			result: { signupId }
		};
	});
}

const marksOf = async (tx: Tx, signupId: string) =>
	(
		await tx
			.select({ mark: attendanceMark, sealedAt: workshopSession.sealedAt })
			.from(attendanceMark)
			.innerJoin(workshopSession, eq(workshopSession.id, attendanceMark.sessionId))
			.where(and(eq(attendanceMark.signupId, signupId), standingMark(tx)))
	).filter(({ mark }) => mark.status !== null);

type Given = {
	guestId: string;
	listed: { id: string; status: string };
	marks: Awaited<ReturnType<typeof marksOf>>;
};

/** One person has one registration at an event: the guest's ends, and its marks are said anew of the person. */
async function handOver(tx: Tx, call: Call, { guestId, listed, marks }: Given) {
	for (const [id, status] of [
		[listed.id, 'booked'],
		[guestId, 'cancelled']
	] as const) {
		await tx.update(signup).set({ status, updatedAt: call.now }).where(eq(signup.id, id));
		await tx.insert(signupStatus).values({
			...{ id: call.newId('sst'), signupId: id, status },
			...{ by: call.actor.id, at: call.now }
		});
	}
	if (listed.status === 'cancelled') await forgetShifts(tx, call, [listed.id]);
	for (const { mark } of marks) {
		const { sessionId, status, means, seenAt, note } = mark;
		const said = { signupId: listed.id, status, means, seenAt, note };
		await placeWords(tx, call, {
			sessionId,
			said: [{ ...said, id: call.newId('mrk'), saidAt: mark.saidAt ?? call.now }]
		});
	}
}
