/** One enrolment as the rules of completion see it: its lessons, and the proof that is stored. */
import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { BatchResponse } from 'drizzle-orm/batch';
import { isPassed, stateOf, type HandInState } from '#api/domain/assignment.ts';
import {
	doneLessons,
	minutesLeft,
	nextLesson,
	progressOf,
	type CompletionRules,
	type Proof
} from '#api/domain/completion.ts';
import type { DatedProof } from '#api/domain/finished-at.ts';
import { repeatWay, type RepeatWay } from '#api/domain/repeated-course.ts';
import type { Rules } from '#api/rules.ts';
import type { ReadDb } from '#db/client.ts';
import { assignment } from '#db/schema/assignments.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { creditEntry, creditState } from '#db/schema/credits.ts';
import { completion, enrolment, lesson, lessonEvent, quizAttempt } from '#db/schema/learning.ts';
import { isLastGrade, isLastHandIn, lastGrade, lastHandIn } from './last-work.ts';

/** The last time that an event of the course completed it, of JP that stand in the ledger. */
const recordedByEvent = sql<string | null>`(
	select max(c.completed_on) from ${completion} c
	join ${creditEntry} e on e.source_type = 'completion' and e.source_id = c.id
	join ${creditState} s on s.entry_id = e.id and s.state not in ('rejected', 'voided')
	where c.person_id = ${enrolment.personId} and c.course_id = ${enrolment.courseId} and c.signup_id is not null)`;

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
				recordedOn: recordedByEvent,
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
			.select({
				enrolmentId: lessonEvent.enrolmentId,
				lessonId: lessonEvent.lessonId,
				at: lessonEvent.at
			})
			.from(lessonEvent)
			.innerJoin(enrolment, eq(enrolment.id, lessonEvent.enrolmentId))
			.where(and(where, eq(lessonEvent.kind, 'finished'))),
		db
			.select({
				enrolmentId: quizAttempt.enrolmentId,
				lessonId: quizAttempt.lessonId,
				score: quizAttempt.score,
				passed: quizAttempt.passed,
				at: quizAttempt.submittedAt
			})
			.from(quizAttempt)
			.innerJoin(enrolment, eq(enrolment.id, quizAttempt.enrolmentId))
			.where(where),
		db
			.select({
				enrolmentId: enrolment.id,
				id: assignment.id,
				title: assignment.title,
				dueAt: assignment.dueAt,
				zone: assignment.zone,
				required: assignment.required,
				points: assignment.points,
				handIn: { id: lastHandIn.id, late: lastHandIn.late },
				grade: {
					// First what is never empty: an empty first column would read as no grade at all.
					returned: lastGrade.returned,
					passed: lastGrade.passed,
					handInId: lastGrade.handInId,
					points: lastGrade.points,
					at: lastGrade.at
				}
			})
			.from(enrolment)
			.innerJoin(assignment, eq(assignment.courseId, enrolment.courseId))
			.leftJoin(lastHandIn, isLastHandIn)
			.leftJoin(lastGrade, isLastGrade)
			.where(and(where, isNull(assignment.withdrawnAt)))
			.orderBy(asc(assignment.createdAt), asc(assignment.id))
	] as const;
}

export type StudyAnswers = BatchResponse<ReturnType<typeof studyReads>>;
type LessonRow = StudyAnswers[1][number];
type WorkRow = StudyAnswers[4][number];

/** An assignment of the course as it stands for the learner. */
export type StudyAssignment = Pick<
	WorkRow,
	'id' | 'title' | 'dueAt' | 'zone' | 'required' | 'points'
> & {
	state: HandInState;
	passed: boolean;
	/** Out of `points`; null before. */
	given: number | null;
	/** When that was said. */
	gradedAt: Date | null;
};

export type Study = {
	enrolment: typeof enrolment.$inferSelect;
	course: { id: string; code: string; title: string; jp: number | null };
	sequential: boolean;
	completedOn: string | null;
	recordedOn: string | null;
	score: number | null;
	lessons: LessonRow[];
	assignments: StudyAssignment[];
	proof: Proof;
	/** The stored proof with its moments. */
	dated: DatedProof;
	done: ReadonlySet<string>;
	progress: number;
	next: LessonRow | null;
	minutesLeft: number;
};

export function studiesOf(
	[enrolments, lessons, events, attempts, works]: StudyAnswers,
	rules: CompletionRules
): Study[] {
	return enrolments.map(({ facts, ...row }) => {
		const own = <T extends { enrolmentId: string }>(rows: readonly T[]) =>
			rows.filter((each) => each.enrolmentId === row.enrolment.id);
		const assignments = own(works).map(assignmentOf);
		const dated = {
			finished: own(events),
			attempts: own(attempts),
			assignments: assignments.map(({ id, gradedAt, ...said }) => ({
				...{ assignmentId: id, ...said },
				at: gradedAt
			}))
		};
		const proof = {
			finishedLessonIds: new Set(dated.finished.map((event) => event.lessonId)),
			attempts: dated.attempts,
			assignments: dated.assignments
		};
		const course = { ...row.course, title: facts?.title ?? row.course.title };
		if (facts) course.jp = facts.jp;
		return studyWith({ ...row, course, lessons: own(lessons), assignments, proof, dated }, rules);
	});
}

function assignmentOf({ handIn, grade, enrolmentId: _of, ...facts }: WorkRow): StudyAssignment {
	const standing = { handIn, grade };
	const state = stateOf(standing);
	return {
		...facts,
		...{ state, passed: isPassed(standing) },
		given: state === 'graded' ? (grade?.points ?? null) : null,
		gradedAt: grade?.at ?? null
	};
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
	return (await studiesIn(db, where, rules))[0] ?? null;
}

export async function studiesIn(
	db: ReadDb,
	where: SQL | undefined,
	rules: CompletionRules
): Promise<Study[]> {
	const [enrolments, lessons, events, attempts, works] = studyReads(db, where);
	return studiesOf(
		[await enrolments, await lessons, await events, await attempts, await works],
		rules
	);
}

export type StudyRules = CompletionRules & {
	/** Whether the same course counts again. */
	repeat: RepeatWay;
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
		repeat: repeatWay(rules.get('jp.kursus_berulang')?.value),
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
