import { and, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { completionOf } from '#api/domain/completion.ts';
import { finishedAt } from '#api/domain/finished-at.ts';
import { civilDateOf, type CivilDate } from '#api/domain/period.ts';
import { recordedBefore } from '#api/domain/repeated-course.ts';
import type { Tx } from '#db/client.ts';
import { idList, insertMany, updateMany } from '#db/many-rows.ts';
import { postTest } from '#db/schema/assignments.ts';
import { completion, enrolment } from '#db/schema/learning.ts';
import { signup, workshopEvent } from '#db/schema/workshops.ts';
import { recordedCourses } from './recorded-courses.ts';
import type { Study, StudyRules } from './study.ts';

type Given = { studies: readonly Study[]; lessonId: string | null; rules: StudyRules };

/** Who reached the end, by enrolment: with a completion that earns something, or (null) with none because the course is recorded already. */
export type Concluded = ReadonlyMap<string, string | null>;

/**
 * After new proof, of a lesson or (null) of what somebody else decided: writes the progress that follows from it and,
 * where the rule is met, the completions, dated by the last proof; as many statements for one as for many.
 */
export async function conclude(
	tx: Tx,
	call: Call,
	{ studies, lessonId, rules }: Given
): Promise<Concluded> {
	await updateMany(tx, enrolment, {
		keys: ['id'],
		rows: studies.map(({ enrolment: { id, ...before }, progress }) => ({
			...{ id, progress },
			lastLessonId: lessonId ?? before.lastLessonId,
			lastActiveAt: lessonId === null ? before.lastActiveAt : call.now
		}))
	});
	const met = studies.flatMap((study) => {
		const decision = completionOf(study.lessons, study.proof, rules);
		if (!decision.ok) return [];
		const proven = lessonId === null ? finishedAt(study.lessons, study.dated, rules) : null;
		const at = proven ?? call.now;
		return [{ study, decided: decision.value, at, on: civilDateOf(at, call.zone) }];
	});
	if (met.length === 0) return new Map();

	const people = met.map(({ study }) => study.enrolment);
	const [wanted, recorded] = await call.readAllOn(tx, [
		seatsWithQuiz(tx, people),
		recordedCourses(tx, ofPeople(people))
	]);
	const wantedOf = new Set(wanted.map(keyOf));
	const recordedOf = Map.groupBy(recorded, keyOf);
	// One workshop, one completion: where an event asks for this quiz, its closing completes the course.
	const done = met.filter(({ study }) => !wantedOf.has(keyOf(study.enrolment)));
	await updateMany(tx, enrolment, {
		keys: ['id'],
		rows: done.map(({ study, at }) => ({
			...{ id: study.enrolment.id, completedAt: at },
			status: 'completed' as const
		}))
	});

	const fresh = done.filter(({ study, on }) => {
		const earlier = recordedOf.get(keyOf(study.enrolment)) ?? [];
		return recordedBefore(rules.repeat, { earlier, on }) === null;
	});
	const rows = fresh.map((each) => completionRow(call, { ...each, rules }));
	await insertMany(tx, completion, rows);
	const earned = new Map(rows.map(({ enrolmentId, id }) => [enrolmentId, id]));
	return new Map(
		done.map(({ study }) => [study.enrolment.id, earned.get(study.enrolment.id) ?? null])
	);
}

type Met = {
	study: Study;
	decided: { percent: number; score: number | null };
	/** The day on which it was finished in fact: it decides the year. */
	on: CivilDate;
};

function completionRow(call: Call, { study, decided, on, rules }: Met & { rules: StudyRules }) {
	const { minimumPercent, passMark, ruleIds } = rules;
	return {
		id: call.newId('cmt'),
		enrolmentId: study.enrolment.id,
		personId: study.enrolment.personId,
		courseId: study.enrolment.courseId,
		completedOn: on,
		completedAt: call.now,
		score: decided.score,
		reason: {
			...{ ...decided, lessons: study.lessons.length, minimumPercent, passMark },
			assignments: study.assignments.filter(({ required }) => required).map(({ id }) => id)
		},
		ruleIds: [ruleIds.minimumPercent, ruleIds.passMark]
	};
}

type Who = { personId: string | null; courseId: string };
const keyOf = ({ personId, courseId }: Who) => `${personId ?? ''} ${courseId}`;

/** The seats of these learners at open events of their course that ask for its quiz. */
const seatsWithQuiz = (tx: Tx, people: readonly Learner[]) =>
	tx
		.select({ personId: signup.personId, courseId: workshopEvent.courseId })
		.from(signup)
		.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
		.innerJoin(postTest, eq(postTest.eventId, workshopEvent.id))
		.where(
			and(
				eq(signup.status, 'booked'),
				eq(workshopEvent.status, 'open'),
				inArray(signup.personId, idList(people.map(({ personId }) => personId))),
				inArray(workshopEvent.courseId, idList(people.map(({ courseId }) => courseId)))
			)
		);

type Learner = { personId: string; courseId: string };
const ofPeople = (people: readonly Learner[]) =>
	and(
		inArray(completion.personId, idList(people.map(({ personId }) => personId))),
		inArray(completion.courseId, idList(people.map(({ courseId }) => courseId)))
	);
