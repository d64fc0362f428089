import { and, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { MarkMeans } from '#api/domain/attendance.ts';
import type { ProblemCode } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { attendanceStatus, signup } from '#db/schema/workshops.ts';
import type { MarkMany } from './attendance-contract.ts';
import { markableSession } from './markable.ts';
import { isOwn } from './own-attendance.ts';
import { placeWords } from './place-words.ts';

type Given = z.output<typeof MarkMany> & {
	sessionId: string;
	means: MarkMeans;
	/** What the audit calls it, and what else it keeps: the file, the sheet. */
	action: string;
	from?: unknown;
};

/**
 * The word of who is in charge about many participants at once; sent twice, each is one mark. What cannot be placed is
 * named with its reason and keeps the rest from nothing: one participant who was taken off the list must not cost a
 * trainer without signal the marks of a whole hall.
 */
export async function placeMarks(call: Call, given: Given) {
	const { sessionId, marks, means } = given;
	return call.write(given.action, async (tx) => {
		const found = await markableSession(tx, call, sessionId);
		const refusalOf = await refusalsOf(tx, call, { eventId: found.event.id, marks });

		const refused: { id: string; code: ProblemCode }[] = [];
		const taken: Mark[] = [];
		for (const mark of marks) {
			const code = refusalOf(mark);
			if (code) refused.push({ id: mark.id, code });
			else taken.push(mark);
		}
		const momentOf = clockOf(taken, call.now);
		const said = taken.map((mark) => ({
			id: markIdOf(mark.id),
			signupId: mark.signupId,
			status: mark.status,
			means,
			seenAt: null,
			note: mark.note ? mark.note : null,
			saidAt: momentOf(mark)
		}));
		const placed = await placeWords(tx, call, { sessionId, said });
		const above = new Set(placed.flatMap(({ id, superseded }) => (superseded ? [id] : [])));
		const standing = taken.filter(({ id }) => !above.has(markIdOf(id))).map(({ id }) => id);
		const superseded = taken.filter(({ id }) => above.has(markIdOf(id))).map(({ id }) => id);
		const statusOf = new Map(said.map(({ id, status }) => [id, status]));
		const changes = placed.flatMap(({ id, isNew, signupId, from }) =>
			isNew && !above.has(id) ? [{ signupId, from, to: statusOf.get(id) ?? null }] : []
		);
		return {
			subject: `session:${sessionId}`,
			after: { from: given.from, marks: changes, superseded: superseded.length, refused },
			result: { standing, superseded, refused }
		};
	});
}

type Mark = Given['marks'][number];

const markIdOf = (id: string) => `mrk_${id}`;

/**
 * When each was said by the portal's clock. A device that runs ahead must not outvote everybody who speaks later: it is as
 * much ahead for all of them, so that they keep their order.
 */
function clockOf(marks: readonly Mark[], now: Date) {
	const times = marks.flatMap(({ saidAt }) => (saidAt ? [new Date(saidAt).getTime()] : []));
	const ahead = times.reduce((most, time) => Math.max(most, time - now.getTime()), 0);
	return ({ saidAt }: Mark) => (saidAt ? new Date(new Date(saidAt).getTime() - ahead) : now);
}

/** Why a mark cannot be placed whatever else is so; null: it can. */
async function refusalsOf(tx: Tx, call: Call, given: Pick<Given, 'marks'> & { eventId: string }) {
	const wanted = [...new Set(given.marks.map(({ signupId }) => signupId))];
	const listed = await tx
		.select({ id: signup.id, personId: signup.personId })
		.from(signup)
		.where(
			and(
				eq(signup.eventId, given.eventId),
				eq(signup.status, 'booked'),
				inArray(signup.id, idList(wanted))
			)
		);
	const personOf = new Map(listed.map(({ id, personId }) => [id, personId]));
	const statuses = await tx.select({ code: attendanceStatus.code }).from(attendanceStatus);
	const codes = new Set(statuses.map(({ code }) => code));
	return ({ signupId, status }: Mark): ProblemCode | null => {
		const personId = personOf.get(signupId);
		if (personId === undefined) return 'not-on-list';
		if (isOwn(call, personId)) return 'own-attendance';
		return status !== null && !codes.has(status) ? 'status-unknown' : null;
	};
}
