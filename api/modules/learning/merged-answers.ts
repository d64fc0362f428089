import { readAnswers, type Answers } from '#api/domain/quiz.ts';
import type { Tx } from '#db/client.ts';
import { bankRead, type AttemptRow } from './attempts.ts';
import { refusal } from './refusal.ts';

/** The stored answers with the given ones over them, question by question. */
export async function mergedAnswers(tx: Tx, attempt: AttemptRow, given: Answers) {
	const bank = await bankRead(tx, attempt.lessonId);
	const read = readAnswers(attempt.drawn, bank, given);
	if (!read.ok) throw refusal(read.error);
	return { ...attempt.answers, ...read.value };
}
