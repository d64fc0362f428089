import { and, like, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { unit } from '#db/schema/organisation.ts';
import { unitOut } from './unit-out.ts';
import { unitsInReach, wordsOf } from './visible.ts';

const most = 5_000;

/** The tree in the order of its branches, or the units whose name or code has the words. */
export async function listUnits(call: Call, { q }: { q?: string | undefined }) {
	const matches = q
		? or(and(...wordsOf(q).map((word) => like(unit.name, `%${word}%`))), like(unit.code, `${q}%`))
		: undefined;
	const rows = await call.db
		.select()
		.from(unit)
		.where(and(unitsInReach(call, 'organisation.read'), matches))
		.orderBy(unit.name)
		.limit(most);
	return { items: rows.map((row) => unitOut(row, call.today)) };
}
