import { and, eq } from 'drizzle-orm';
import { prevails, type MarkMeans, type Word } from '#api/domain/attendance.ts';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { attendanceMark } from '#db/schema/workshops.ts';
import { standingMark } from './attendance-facts.ts';

type Mark = typeof attendanceMark.$inferSelect;
type Given = {
	id: string;
	sessionId: string;
	signupId: string;
	status: string | null;
	means: MarkMeans;
	seenAt: Date | null;
	note: string | null;
	saidAt: Date | null;
};

/** Puts a mark above the one that stands, unless that one prevails; null then. Sent twice, it is there once. */
export async function placeMark(tx: Tx, call: Call, given: Given) {
	const known = await tx
		.select({ id: attendanceMark.id })
		.from(attendanceMark)
		.where(eq(attendanceMark.id, given.id))
		.get();
	if (known) return { placed: false, known: true, before: null };

	const before = await headOf(tx, given);
	if (!prevails(wordOf({ ...given, at: call.now }), before && wordOf(before)))
		return { placed: false, known: false, before };
	await tx
		.insert(attendanceMark)
		.values({ ...given, voidsId: before?.id ?? null, by: call.actor.id, at: call.now });
	return { placed: true, known: false, before };
}

const headOf = async (tx: Tx, { sessionId, signupId }: Pick<Mark, 'sessionId' | 'signupId'>) =>
	(await tx
		.select()
		.from(attendanceMark)
		.where(
			and(
				eq(attendanceMark.sessionId, sessionId),
				eq(attendanceMark.signupId, signupId),
				standingMark(tx)
			)
		)
		.get()) ?? null;

/** What a mark weighs against another. */
export const wordOf = (mark: Pick<Mark, 'id' | 'saidAt' | 'seenAt' | 'at'>): Word => ({
	id: mark.id,
	kind: mark.saidAt ? 'charge' : 'scan',
	at: (mark.saidAt ?? mark.seenAt ?? mark.at).getTime()
});
