import type { Call } from '#api/call.ts';
import { attemptsAllowed, drawQuestions, nextAttempt } from '#api/domain/quiz.ts';
import { Problem } from '#api/http/problem.ts';
import { quizAttempt } from '#db/schema/learning.ts';
import { attemptsRead, bankRead, usedRead } from './attempts.ts';
import { refuseClosed } from './finish-lesson.ts';
import { refusal } from './refusal.ts';
import { studyRulesOf } from './study.ts';
import { lessonOf, ownStudy } from './visible.ts';

type Given = { enrolmentId: string; lessonId: string };

/** Opens an attempt and stores what was drawn; an open one is resumed, on whatever device. */
export async function startAttempt(call: Call, { enrolmentId, lessonId }: Given) {
	const rules = studyRulesOf(await call.rules());
	return call.write('quiz.started', async (tx) => {
		const study = await ownStudy(tx, call, { enrolmentId, rules });
		const lesson = lessonOf(study, lessonId);
		if (lesson.kind !== 'quiz') throw new Problem('not-found');
		refuseClosed(study, lessonId);

		const attempts = await attemptsRead(tx, { enrolmentId, lessonId });
		const [counted] = await usedRead(tx, { personId: call.me, lessonId });
		const open = attempts.find((attempt) => attempt.submittedAt === null);
		const decision = nextAttempt({
			used: counted?.used ?? 0,
			hasOpen: open !== undefined,
			allowed: attemptsAllowed(lesson, rules.attempts),
			lastSubmittedAt: counted?.lastSubmittedAt ?? null,
			waitHours: rules.waitHours,
			now: call.now
		});
		if (!decision.ok) throw refusal(decision.error);
		const subject = `enrolment:${enrolmentId}`;
		if (open) return { subject, result: { attemptId: open.id, number: open.number } };

		const id = call.newId('atp');
		const bank = await bankRead(tx, lessonId);
		const number = attempts.length + 1;
		await tx.insert(quizAttempt).values({
			id,
			enrolmentId,
			lessonId,
			number,
			drawn: drawQuestions(bank, { count: lesson.draw, seed: id }),
			answers: {},
			startedAt: call.now,
			ruleIds: []
		});
		return { subject, after: { lessonId, number }, result: { attemptId: id, number } };
	});
}
