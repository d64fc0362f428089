/**
 * When somebody in fact finished a course, as against when that is written down: a study that waited for an event, or
 * that another record kept from counting, belongs to the day of its last proof.
 */
import { completionOf, type CompletionRules, type Lesson, type Proof } from './completion.ts';

/** The proof of one enrolment with its moments; an assignment has that of the grade that passed it. */
export type DatedProof = {
	finished: readonly { lessonId: string; at: Date }[];
	attempts: readonly (Proof['attempts'][number] & { at: Date | null })[];
	assignments: readonly (Proof['assignments'][number] & { at: Date | null })[];
};

/** The first moment at which the proof met the rule; null when all of it does not. */
export function finishedAt(
	lessons: readonly Lesson[],
	proof: DatedProof,
	rules: CompletionRules
): Date | null {
	const moments = [proof.finished, proof.attempts, proof.assignments]
		.flatMap((each) => each.flatMap(({ at }) => at ?? []))
		.toSorted((a, b) => a.getTime() - b.getTime());
	return moments.find((at) => completionOf(lessons, proofBy(proof, at), rules).ok) ?? null;
}

const proofBy = ({ finished, attempts, assignments }: DatedProof, moment: Date): Proof => {
	const seen = ({ at }: { at: Date | null }) => at !== null && at <= moment;
	return {
		finishedLessonIds: new Set(finished.filter(seen).map(({ lessonId }) => lessonId)),
		attempts: attempts.filter(seen),
		assignments: assignments.map((each) => ({ ...each, passed: each.passed && seen(each) }))
	};
};
