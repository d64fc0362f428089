import { and, eq, inArray } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { attendanceStatus, signup } from '#db/schema/workshops.ts';
import type { MarkMany, SessionId } from './attendance-contract.ts';
import { markableSession } from './markable.ts';
import { placeMark } from './place-mark.ts';

type Given = z.output<typeof SessionId> & z.output<typeof MarkMany>;

/** Who is in charge says who was there, one or all at once, now or earlier on a device without network. */
export async function markAttendance(call: Call, { sessionId, marks }: Given) {
	return call.write('attendance.marked', async (tx) => {
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
				means: 'trainer',
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
			after: { marks: changes, superseded: superseded.length },
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
