import type { Call } from '#api/call.ts';
import type { CivilDate } from '#api/domain/period.ts';
import {
	hoursEarned,
	hoursWays,
	mayComplete,
	type Attended
} from '#api/domain/workshop-completion.ts';
import type { Tx } from '#db/client.ts';
import { insertMany } from '#db/many-rows.ts';
import { completion } from '#db/schema/learning.ts';
import { attendedBy, lacksFor, minimumOf, type CompletionFacts } from './completion-facts.ts';

export type Completed = { signupId: string; personId: string; attended: Attended };

/** Writes that these participants completed an event, with what the rules saw, dated by its end. */
export async function insertCompletions(
	tx: Tx,
	call: Call,
	{ facts, done, on }: { facts: CompletionFacts; done: readonly Completed[]; on: CivilDate }
): Promise<string[]> {
	const { found, rules } = facts;
	if (done.length === 0 || !found) return [];
	const minimum = minimumOf(rules);
	const { value, ruleId } = rules.text('kehadiran.jp_dihitung');
	const way = hoursWays.find((each) => each === value) ?? 'event';
	const rows = done.map(({ signupId, personId, attended }) => ({
		id: call.newId('cmt'),
		signupId,
		personId,
		courseId: found.course.id,
		// The end date on the certificate decides the year.
		completedOn: on,
		completedAt: call.now,
		reason: {
			...attended,
			assignments: facts.assignments.map(({ id }) => id),
			postTest: found.postTest !== null,
			way,
			jp: hoursEarned(way, { attended, courseJp: found.course.jp })
		},
		ruleIds: [minimum.ruleId, ruleId]
	}));
	await insertMany(tx, completion, rows);
	return rows.map(({ id }) => id);
}

/** Who attended enough and owes nothing, and has no completion of this event yet. */
export function metOf(facts: CompletionFacts, now: Date): Completed[] {
	return facts.people.flatMap(({ signupId, personId, completionId }): Completed[] => {
		const judged = mayComplete(
			attendedBy(facts, { signupId, now }),
			lacksFor(facts, { signupId, personId })
		);
		if (!judged.ok || !personId || completionId) return [];
		return [{ signupId, personId, attended: judged.value }];
	});
}
