/** The name of a question's field in the quiz form; `web/static/quiz.js` reads it too. */
export const fieldOf = (questionId: string) => `q.${questionId}`;

/** What a quiz form says, sent with or without the script. */
export function answersIn(form: FormData): {
	attemptId: string;
	answers: Record<string, string[]>;
} {
	const attemptId = form.get('attemptId');
	const answers: Record<string, string[]> = {};
	for (const [name, value] of form) {
		if (name.startsWith('q.') && typeof value === 'string')
			(answers[name.slice(2)] ??= []).push(value);
	}
	return { attemptId: typeof attemptId === 'string' ? attemptId : '', answers };
}
