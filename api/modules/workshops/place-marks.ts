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
import { placeMark } from './place-mark.ts';

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

		const standing: string[] = [];
		const superseded: string[] = [];
		const refused: { id: string; code: ProblemCode }[] = [];
		const changes: unknown[] = [];
		for (const mark of marks) {
			const { id, signupId, status, note, saidAt } = mark;
			const code = refusalOf(mark);
			if (code) {
				refused.push({ id, code });
				continue;
			}
			const said = saidAt ? new Date(saidAt) : call.now;
			const done = await placeMark(tx, call, {
				id: `mrk_${id}`,
				sessionId,
				signupId,
				status,
				means,
				seenAt: null,
				note: note ? note : null,
				// A clock that runs ahead must not outvote everybody who speaks later.
				saidAt: said > call.now ? call.now : said
			});
			(done.placed || done.known ? standing : superseded).push(id);
			if (done.placed) changes.push({ signupId, from: done.before?.status ?? null, to: status });
		}
		return {
			subject: `session:${sessionId}`,
			after: { from: given.from, marks: changes, superseded: superseded.length, refused },
			result: { standing, superseded, refused }
		};
	});
}

type Mark = Given['marks'][number];

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
