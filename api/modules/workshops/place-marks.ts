import { and, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { MarkMeans } from '#api/domain/attendance.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { attendanceStatus, signup } from '#db/schema/workshops.ts';
import type { MarkMany } from './attendance-contract.ts';
import { markableSession } from './markable.ts';
import { placeMark } from './place-mark.ts';

type Given = z.output<typeof MarkMany> & {
	sessionId: string;
	means: MarkMeans;
	/** What the audit calls it, and what else it keeps: the file, the sheet. */
	action: string;
	from?: unknown;
};

/** The word of who is in charge about many participants at once; sent twice, each is one mark. */
export async function placeMarks(call: Call, given: Given) {
	const { sessionId, marks, means } = given;
	return call.write(given.action, async (tx) => {
		const found = await markableSession(tx, call, sessionId);
		await refuseUnknown(tx, { eventId: found.event.id, marks });

		const standing: string[] = [];
		const superseded: string[] = [];
		const changes: unknown[] = [];
		for (const { id, signupId, status, note, saidAt } of marks) {
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
			after: { from: given.from, marks: changes, superseded: superseded.length },
			result: { standing, superseded }
		};
	});
}

async function refuseUnknown(tx: Tx, given: Pick<Given, 'marks'> & { eventId: string }) {
	const wanted = [...new Set(given.marks.map(({ signupId }) => signupId))];
	const listed = await tx
		.select({ id: signup.id })
		.from(signup)
		.where(
			and(
				eq(signup.eventId, given.eventId),
				eq(signup.status, 'booked'),
				inArray(signup.id, wanted)
			)
		);
	if (listed.length < wanted.length) throw new Problem('not-on-list');
	const codes = (await tx.select({ code: attendanceStatus.code }).from(attendanceStatus)).map(
		({ code }) => code
	);
	const wrong = given.marks.findIndex(({ status }) => status !== null && !codes.includes(status));
	if (wrong >= 0)
		throw new Problem('invalid-input', {
			errors: [{ pointer: `/marks/${wrong}/status`, code: 'invalid_value' }]
		});
}
