/** One enrolment as the rules of completion see it: its lessons, and the proof that is stored. */
import { and, asc, eq, type SQL } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import {
	doneLessons,
	minutesLeft,
	nextLesson,
	progressOf,
	type CompletionRules,
	type Proof
} from '#api/domain/completion.ts';
import type { Rules } from '#api/rules.ts';
import type { ReadDb } from '#db/client.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { completion, enrolment, lesson, lessonEvent, quizAttempt } from '#db/schema/learning.ts';

/** Reads for the enrolments that `where` selects; in a batch, or one by one in a transaction. */
export function studyReads(db: ReadDb, where: SQL | undefined) {
	return [
		db
			.select({
				enrolment,
				course: { id: course.id, code: course.code, title: course.title, jp: course.jp },
				facts: courseVersion.facts,
				sequential: courseVersion.sequential,
				completedOn: completion.completedOn,
				score: completion.score
			})
			.from(enrolment)
			.innerJoin(course, eq(course.id, enrolment.courseId))
			.innerJoin(courseVersion, eq(courseVersion.id, enrolment.versionId))
			.leftJoin(completion, eq(completion.enrolmentId, enrolment.id))
			.where(where),
		db
			.select({
				enrolmentId: enrolment.id,
				id: lesson.id,
				kind: lesson.kind,
				title: lesson.title,
				minutes: lesson.minutes,
				bytes: lesson.bytes,
				draw: lesson.draw,
				passMark: lesson.passMark,
				attempts: lesson.attempts,
				final: lesson.final,
				required: lesson.required
			})
			.from(lesson)
			.innerJoin(enrolment, eq(enrolment.versionId, lesson.versionId))
			.where(where)
			.orderBy(asc(lesson.sequence)),
		db
			.select({ enrolmentId: lessonEvent.enrolmentId, lessonId: lessonEvent.lessonId })
			.from(lessonEvent)
			.innerJoin(enrolment, eq(enrolment.id, lessonEvent.enrolmentId))
			.where(and(where, eq(lessonEvent.kind, 'finished'))),
		db
			.select({
				enrolmentId: quizAttempt.enrolmentId,
				lessonId: quizAttempt.lessonId,
				score: quizAttempt.score,
				passed: quizAttempt.passed
			})
			.from(quizAttempt)
			.innerJoin(enrolment, eq(enrolment.id, quizAttempt.enrolmentId))
			.where(where)
	] as const;
}

export type StudyAnswers = BatchResponse<ReturnType<typeof studyReads>>;
type LessonRow = StudyAnswers[1][number];

export type Study = {
	enrolment: typeof enrolment.$inferSelect;
	course: { id: string; code: string; title: string; jp: number | null };
	sequential: boolean;
	completedOn: string | null;
	score: number | null;
	lessons: LessonRow[];
	proof: Proof;
	done: ReadonlySet<string>;
	progress: number;
	next: LessonRow | null;
	minutesLeft: number;
};

export function studiesOf(
	[enrolments, lessons, events, attempts]: StudyAnswers,
	rules: CompletionRules
): Study[] {
	return enrolments.map(({ facts, ...row }) => {
		const own = <T extends { enrolmentId: string }>(rows: readonly T[]) =>
			rows.filter((each) => each.enrolmentId === row.enrolment.id);
		const proof = {
			finishedLessonIds: new Set(own(events).map((event) => event.lessonId)),
			attempts: own(attempts)
		};
		const course = { ...row.course, title: facts?.title ?? row.course.title };
		if (facts) course.jp = facts.jp;
		return studyWith({ ...row, course, lessons: own(lessons), proof }, rules);
	});
}

type Facts = Omit<Study, 'done' | 'progress' | 'next' | 'minutesLeft'>;

/** What follows from the proof; the same whoever asks, and whenever. */
export function studyWith(facts: Facts, rules: CompletionRules): Study {
	const done = doneLessons(facts.lessons, facts.proof, rules);
	return {
		...facts,
		done,
		progress: progressOf(facts.lessons, done),
		next: nextLesson(facts.lessons, done),
		minutesLeft: minutesLeft(facts.lessons, done)
	};
}

/** One study inside a transaction, where reads cannot share a round trip. */
export async function studyIn(
	db: ReadDb,
	where: SQL | undefined,
	rules: CompletionRules
): Promise<Study | null> {
	const [enrolments, lessons, events, attempts] = studyReads(db, where);
	const answers: StudyAnswers = [await enrolments, await lessons, await events, await attempts];
	return studiesOf(answers, rules)[0] ?? null;
}

export type StudyRules = CompletionRules & {
	attempts: number;
	waitHours: number;
	/** Rows that a result must name. */
	ruleIds: { passMark: string; attempts: string; minimumPercent: string };
};

export function studyRulesOf(rules: Rules): StudyRules {
	const passMark = rules.number('lulus.nilai_minimum');
	const attempts = rules.number('lulus.percobaan_kuis');
	const share = rules.get('kehadiran.minimum_persen');
	return {
		passMark: passMark.value,
		attempts: attempts.value,
		waitHours: rules.number('lulus.percobaan_baru_setelah_jam').value,
		minimumPercent: onlineShare(share?.value),
		ruleIds: {
			passMark: passMark.ruleId,
			attempts: attempts.ruleId,
			minimumPercent: share?.ruleId ?? ''
		}
	};
}

function onlineShare(value: unknown): number {
	const share =
		typeof value === 'object' && value !== null && 'online' in value ? value.online : null;
	if (typeof share !== 'number')
		throw new Error('rule kehadiran.minimum_persen has no online share');
	return share;
}
