import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { holiday } from '#db/schema/rules.ts';

/** A day that was entered by mistake is a working day again. */
export async function removeHoliday(call: Call, { holidayId }: { holidayId: string }) {
	return call.write('holiday.removed', async (tx) => {
		const mine = eq(holiday.id, holidayId);
		const before = await tx.select().from(holiday).where(mine).get();
		if (!before) throw new Problem('not-found');
		await tx.delete(holiday).where(mine);
		return { subject: `holiday:${before.date}`, before, result: { removed: true as const } };
	});
}
