import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { positionClass } from '#db/schema/rules.ts';
import { gapEffect } from './effects/gap-effect.ts';

/** Gaps that would open or close when a class of positions asks for another level. */
export async function previewClass(call: Call, input: { code: string; level: number }) {
	const known = await call.db
		.select()
		.from(positionClass)
		.where(eq(positionClass.code, input.code))
		.get();
	if (!known) throw new Problem('not-found');

	const metrics = await gapEffect(call, await call.rules(), (facts) => ({
		...facts,
		positions: facts.positions.map((row) =>
			row.classCode === input.code ? { ...row, classLevel: input.level } : row
		)
	}));
	return { metrics };
}
