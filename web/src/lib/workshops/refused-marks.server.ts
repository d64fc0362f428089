import { problemWords } from '#lib/api/problem-words.server.ts';
import { m } from '#lib/paraglide/messages.js';

type Refused = readonly { id: string; code: string }[];

type Named = { signupId: string; name: string };

/** By the id of a mark the name of whom it is about. */
export function nameIn(
	people: readonly Named[],
	marks: readonly { id: string; signupId: string }[]
) {
	const names = new Map(people.map(({ signupId, name }) => [signupId, name]));
	const whom = new Map(marks.map(({ id, signupId }) => [id, names.get(signupId)]));
	return (markId: string) => whom.get(markId);
}

/** What was not taken of many marks, whose, and why, in one sentence each reason; the others are stored. */
export function refusedMarks(refused: Refused, nameOf: (markId: string) => string | undefined) {
	return [...Map.groupBy(refused, ({ code }) => code)]
		.map(([code, marks]) =>
			m.matrix_marks_refused({
				count: marks.length,
				names: marks.map(({ id }) => nameOf(id) ?? m.matrix_not_listed()).join(', '),
				reason: problemWords(code, { reason: 'mark' })
			})
		)
		.join(' ');
}
