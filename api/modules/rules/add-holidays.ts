import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { readHolidays } from '#api/domain/holiday-list.ts';
import { Problem } from '#api/http/problem.ts';
import { holiday } from '#db/schema/rules.ts';
import type { HolidayInput } from './reference-contract.ts';

/** Days from a pasted list; a day that is known stays as it is. */
export async function addHolidays(call: Call, { lines, kind }: z.output<typeof HolidayInput>) {
	const days = readHolidays(lines);
	if (!days.ok) {
		const { line, code } = days.error;
		throw new Problem('invalid-input', { errors: [{ pointer: '/lines', code, params: { line } }] });
	}

	return call.write('holiday.added', async (tx) => {
		const known = new Set((await tx.select().from(holiday)).map(({ date }) => date));
		const fresh = days.value.filter(({ date }) => !known.has(date));
		if (fresh.length > 0) {
			await tx.insert(holiday).values(
				fresh.map((day) => ({
					...day,
					id: call.newId('hol'),
					kind,
					addedBy: call.actor.id,
					addedAt: call.now
				}))
			);
		}
		return {
			subject: 'holiday:list',
			after: fresh,
			result: { added: fresh.length, known: days.value.length - fresh.length }
		};
	});
}
