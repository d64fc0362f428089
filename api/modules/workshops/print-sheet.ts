import { desc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { attendanceSheet } from '#db/schema/attendance.ts';
import { listedPeopleQuery } from './listed-people.ts';
import { markableSession } from './markable.ts';

/** Keeps the list as it goes to paper, so that a photograph can be read after the list has changed. */
export async function printSheet(call: Call, { sessionId }: { sessionId: string }) {
	return call.write('attendance.sheet-printed', async (tx) => {
		const { event } = await markableSession(tx, call, sessionId);
		const people = await listedPeopleQuery(call, event.id);
		const signupIds = people.map(({ signupId }) => signupId);
		if (signupIds.length === 0) throw new Problem('not-found');
		const last = await tx
			.select()
			.from(attendanceSheet)
			.where(eq(attendanceSheet.sessionId, sessionId))
			.orderBy(desc(attendanceSheet.number))
			.limit(1)
			.get();
		const isSame = last && last.signupIds.join() === signupIds.join();
		const number = isSame ? last.number : (last?.number ?? 0) + 1;
		if (!isSame)
			await tx.insert(attendanceSheet).values({
				id: call.newId('sht'),
				sessionId,
				number,
				signupIds,
				printedBy: call.actor.id,
				printedAt: call.now
			});
		return {
			subject: `session:${sessionId}`,
			after: { number, people: signupIds.length },
			result: { number }
		};
	});
}
