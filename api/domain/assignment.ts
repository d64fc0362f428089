/**
 * Assignments (tugas): when work is taken, what a rubric gives, and whether it is enough. What stands is a function
 * of the last hand-in and the last grade; neither is ever overwritten.
 */
import { no, ok, type Result } from './result.ts';

export const handInWays = ['either', 'file', 'text'] as const;
export type HandInWay = (typeof handInWays)[number];

/** When work may be handed in once more: freely until it is due, or only when the trainer asks for it. */
export const resubmitWays = ['until-due', 'on-request'] as const;
export type ResubmitWay = (typeof resubmitWays)[number];

/** Belum, terkumpul, terlambat, dinilai, perlu perbaikan. */
export const handInStates = ['missing', 'handed-in', 'late', 'graded', 'returned'] as const;
export type HandInState = (typeof handInStates)[number];

export type RubricLevel = { id: string; name: string; points: number };
export type Criterion = { id: string; title: string; levels: RubricLevel[] };
export type Rubric = Criterion[];

export type LastHandIn = { id: string; late: boolean };
/** `handInId` null: graded without one, as work seen in the hall. */
export type LastGrade = { handInId: string | null; returned: boolean; passed: boolean };
export type Standing = { handIn: LastHandIn | null; grade: LastGrade | null };

/** A grade speaks of the hand-in it was given to; a newer hand-in waits for its own. */
export function stateOf({ handIn, grade }: Standing): HandInState {
	if (grade && grade.handInId === (handIn?.id ?? null))
		return grade.returned ? 'returned' : 'graded';
	if (!handIn) return 'missing';
	return handIn.late ? 'late' : 'handed-in';
}

/** Only a grade that stands can be enough. */
export const isPassed = (standing: Standing) =>
	stateOf(standing) === 'graded' && standing.grade?.passed === true;

export type AssignmentRules = {
	dueAt: Date | null;
	resubmit: ResubmitWay;
	/** The event is over and closed, called off, or the assignment was withdrawn. */
	closed: boolean;
};
export type HandInRefusal =
	{ code: 'assignment-closed' } | { code: 'hand-in-graded' } | { code: 'hand-in-stands' };

/** Whether work is taken now, and whether it is late. What the trainer asked for again is never late. */
export function mayHandIn(
	rules: AssignmentRules,
	{ standing, now }: { standing: Standing; now: Date }
): Result<{ late: boolean }, HandInRefusal> {
	if (rules.closed) return no({ code: 'assignment-closed' });
	const isOver = rules.dueAt !== null && now > rules.dueAt;
	switch (stateOf(standing)) {
		case 'missing':
			return ok({ late: isOver });
		case 'returned':
			return ok({ late: false });
		case 'graded':
			return no({ code: 'hand-in-graded' });
		case 'handed-in':
		case 'late':
			return rules.resubmit === 'until-due' && !isOver
				? ok({ late: false })
				: no({ code: 'hand-in-stands' });
	}
}

/** What an assignment gives at most: the best level of every criterion, or the plain points. */
export const maximumOf = ({ rubric, points }: { rubric: Rubric | null; points: number }): number =>
	rubric === null
		? points
		: rubric.reduce(
				(sum, { levels }) => sum + Math.max(0, ...levels.map((each) => each.points)),
				0
			);

export type RubricRefusal = { code: 'level_missing'; criterionId: string };

/** Whether all that was chosen stands in the rubric; what does not was read before it changed. */
export const isOfRubric = (rubric: Rubric, chosen: Readonly<Record<string, string>>) =>
	Object.entries(chosen).every(([criterionId, levelId]) =>
		rubric.find(({ id }) => id === criterionId)?.levels.some(({ id }) => id === levelId)
	);

/** The points of the levels that were chosen, one for every criterion. */
export function rubricPoints(
	rubric: Rubric,
	chosen: Readonly<Record<string, string>>
): Result<number, RubricRefusal> {
	let sum = 0;
	for (const { id, levels } of rubric) {
		const level = levels.find((each) => each.id === chosen[id]);
		if (!level) return no({ code: 'level_missing', criterionId: id });
		sum += level.points;
	}
	return ok(sum);
}

/** Of a hundred, rounded down: whoever reaches the pass mark has truly reached it. */
export const markOf = (points: number, maximum: number): number =>
	maximum <= 0 ? 0 : Math.floor((Math.min(Math.max(points, 0), maximum) * 100) / maximum);

/** How many stand where, for the list and its filter. */
export function countStates(states: readonly HandInState[]): Record<HandInState, number> {
	const counts = { missing: 0, 'handed-in': 0, late: 0, graded: 0, returned: 0 };
	for (const state of states) counts[state] += 1;
	return counts;
}
