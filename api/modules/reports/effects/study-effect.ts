import { and, count, eq, gte, inArray, isNotNull, isNull, max, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { attemptsAllowed, markToPass, nextAttempt } from '#api/domain/quiz.ts';
import { addYears, startOfDay } from '#api/domain/period.ts';
import type { Rules } from '#api/rules.ts';
import { course } from '#db/schema/catalogue.ts';
import { enrolment, lesson, quizAttempt } from '#db/schema/learning.ts';
import type { Metric } from '../effect-contract.ts';
import type { Trial } from './trial.ts';

/** Attempts of the last year at final quizzes that the rule decides: how many would pass. */
export async function passMarkEffect(call: Call, { before, after }: Trial): Promise<Metric[]> {
	const since = startOfDay(addYears(call.today, -1), call.zone);
	const scores = await call.db
		.select({ score: quizAttempt.score, many: count() })
		.from(quizAttempt)
		.innerJoin(lesson, eq(lesson.id, quizAttempt.lessonId))
		.where(
			and(
				gte(quizAttempt.submittedAt, since),
				isNotNull(quizAttempt.score),
				eq(lesson.final, true),
				isNull(lesson.passMark)
			)
		)
		.groupBy(quizAttempt.score);
	const passing = (rules: Rules) => {
		const mark = markToPass({ passMark: null, final: true }, passMarkOf(rules)) ?? 0;
		return sum(scores.filter(({ score }) => (score ?? 0) >= mark));
	};
	const of = sum(scores);
	return [{ metric: 'attempts-passed', before: passing(before), after: passing(after), of }];
}

/** Learners who have used up their attempts and must wait. */
export async function attemptsEffect(call: Call, { before, after }: Trial): Promise<Metric[]> {
	const tries = await call.db
		.select({
			used: count(),
			lastSubmittedAt: max(quizAttempt.submittedAt),
			attempts: lesson.attempts
		})
		.from(quizAttempt)
		.innerJoin(lesson, eq(lesson.id, quizAttempt.lessonId))
		.innerJoin(enrolment, eq(enrolment.id, quizAttempt.enrolmentId))
		.where(
			and(
				eq(enrolment.status, 'active'),
				eq(lesson.final, true),
				isNotNull(quizAttempt.submittedAt)
			)
		)
		.groupBy(quizAttempt.enrolmentId, quizAttempt.lessonId, lesson.attempts)
		.having(sql`max(coalesce(${quizAttempt.passed}, 0)) = 0`);
	const blocked = (rules: Rules) =>
		tries.filter(({ used, lastSubmittedAt, attempts }) => {
			const next = nextAttempt({
				used,
				hasOpen: false,
				allowed: attemptsAllowed(
					{ final: true, attempts },
					rules.number('lulus.percobaan_kuis').value
				),
				lastSubmittedAt,
				waitHours: rules.number('lulus.percobaan_baru_setelah_jam').value,
				now: call.now
			});
			return !next.ok;
		}).length;
	const of = tries.length;
	return [{ metric: 'learners-blocked', before: blocked(before), after: blocked(after), of }];
}

/** People who may not begin another course before they finish one. */
export async function enrolmentEffect(call: Call, { before, after }: Trial): Promise<Metric[]> {
	const people = await call.db
		.select({ many: count() })
		.from(enrolment)
		.where(eq(enrolment.status, 'active'))
		.groupBy(enrolment.personId);
	const full = (rules: Rules) => {
		const limit = rules.number('pendaftaran.maks_bersamaan').value;
		return people.filter(({ many }) => many >= limit).length;
	};
	const of = people.length;
	return [{ metric: 'people-at-limit', before: full(before), after: full(after), of }];
}

/** Published courses whose paper is an STTP. */
export async function sttpEffect(call: Call, { before, after }: Trial): Promise<Metric[]> {
	const published = eq(course.status, 'published');
	const counted = async (rules: Rules) => {
		const forms = rules.list('sertifikat.sttp_bentuk').value;
		const where = and(published, inArray(course.formCode, forms));
		return (await call.db.select({ many: count() }).from(course).where(where).get())?.many ?? 0;
	};
	const of = (await call.db.select({ many: count() }).from(course).where(published).get())?.many;
	const [was, becomes] = [await counted(before), await counted(after)];
	return [{ metric: 'courses-sttp', before: was, after: becomes, of: of ?? 0 }];
}

const passMarkOf = (rules: Rules) => rules.number('lulus.nilai_minimum').value;

const sum = (rows: readonly { many: number }[]) => rows.reduce((all, { many }) => all + many, 0);
