import { and, eq, like, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { competency } from '#db/schema/competencies.ts';
import type { CompetenciesQuery } from './contract.ts';
import { wordsOf } from './visible.ts';

const most = 2_000;

/** The dictionary of competencies by code. */
export async function listCompetencies(
	call: Call,
	{ q, kind }: z.output<typeof CompetenciesQuery>
) {
	const matches = q
		? or(
				and(...wordsOf(q).map((word) => like(competency.name, `%${word}%`))),
				like(competency.code, `${q}%`)
			)
		: undefined;
	const items = await call.db
		.select({
			id: competency.id,
			code: competency.code,
			name: competency.name,
			kind: competency.kind,
			field: competency.field
		})
		.from(competency)
		.where(and(matches, kind ? eq(competency.kind, kind) : undefined))
		.orderBy(competency.kind, competency.code)
		.limit(most);
	return { items };
}
