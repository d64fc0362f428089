import * as z from 'zod';
import { handInStates } from '#api/domain/assignment.ts';
import { lessonKinds } from '#api/domain/completion.ts';
import { courseModes, enrolmentStatuses } from '#api/domain/enrolment.ts';
import { timeZones } from '#api/domain/period.ts';
import { questionKinds } from '#api/domain/quiz.ts';

const id = z.string().min(1).max(60);
const count = z.number().int();
const instant = z.iso.datetime();
const percent = count.min(0).max(100);

export const EnrolmentId = z.object({ enrolmentId: id });
export const LessonId = z.object({ enrolmentId: id, lessonId: id });
export const AttemptId = z.object({ enrolmentId: id, lessonId: id, attemptId: id });

export const Enrol = z.object({ courseId: id });
export const Enrolled = z.object({ enrolmentId: id, courseId: id });
export const Left = z.object({ enrolmentId: id, courseId: id, status: z.literal('left') });

const NextLesson = z.object({
	lessonId: id,
	title: z.string(),
	kind: z.enum(lessonKinds),
	minutes: count
});

export const MyCourse = z.object({
	enrolmentId: id,
	courseId: id,
	code: z.string(),
	title: z.string(),
	status: z.enum(enrolmentStatuses),
	progress: percent,
	lessons: count,
	lessonsDone: count,
	minutesLeft: count,
	next: NextLesson.nullable(),
	jp: count.nullable(),
	enrolledAt: instant,
	lastActiveAt: instant,
	completedOn: z.string().nullable(),
	score: percent.nullable()
});
export type MyCourse = z.output<typeof MyCourse>;
export const MyLearning = z.object({ items: z.array(MyCourse) });

/** done: proven; open: may be studied now; locked: waits for an earlier one. */
export const lessonStates = ['done', 'open', 'locked'] as const;

export const OutlineLesson = z.object({
	id,
	title: z.string(),
	kind: z.enum(lessonKinds),
	minutes: count,
	bytes: count,
	final: z.boolean(),
	state: z.enum(lessonStates)
});
export type OutlineLesson = z.output<typeof OutlineLesson>;

export const OutlineAssignment = z.object({
	id,
	title: z.string(),
	dueAt: instant.nullable(),
	zone: z.enum(timeZones),
	/** Until it is passed, the course is not completed. */
	required: z.boolean(),
	/** At most. */
	points: count,
	state: z.enum(handInStates),
	passed: z.boolean(),
	/** What it was given; null before. */
	given: count.nullable()
});

export const StudyOutline = z.object({
	enrolmentId: id,
	courseId: id,
	title: z.string(),
	status: z.enum(enrolmentStatuses),
	sequential: z.boolean(),
	progress: percent,
	minutesLeft: count,
	lessons: z.array(OutlineLesson),
	assignments: z.array(OutlineAssignment),
	/** Where to go on; null when every lesson is done. */
	nextLessonId: id.nullable(),
	completedOn: z.string().nullable(),
	/** When it was completed by an event, so that finishing it here earns nothing more; else null. */
	recordedOn: z.string().nullable(),
	score: percent.nullable()
});
export type StudyOutline = z.output<typeof StudyOutline>;

const ShownChoice = z.object({ id: z.string(), text: z.string() });
const ShownQuestion = z.object({
	id,
	kind: z.enum(questionKinds),
	prompt: z.string(),
	choices: z.array(ShownChoice),
	chosen: z.array(z.string())
});
export type ShownQuestion = z.output<typeof ShownQuestion>;

const ReviewedQuestion = ShownQuestion.extend({
	right: z.boolean(),
	correct: z.array(z.string()),
	explanation: z.string()
});

export const QuizState = z.object({
	/** The mark to pass; null: practice. */
	mark: percent.nullable(),
	/** How many questions an attempt has. */
	questions: count,
	attemptsAllowed: count.nullable(),
	attemptsUsed: count,
	/** When attempts are used up: from when one more is open. */
	opensAt: instant.nullable(),
	best: percent.nullable(),
	passed: z.boolean(),
	/** An attempt that is not submitted yet, with the answers saved so far; never what is right. */
	open: z
		.object({
			attemptId: id,
			number: count,
			startedAt: instant,
			savedAt: instant.nullable(),
			questions: z.array(ShownQuestion)
		})
		.nullable(),
	/** The last submitted attempt, explained. */
	review: z
		.object({
			attemptId: id,
			number: count,
			score: percent,
			passed: z.boolean().nullable(),
			submittedAt: instant,
			questions: z.array(ReviewedQuestion)
		})
		.nullable()
});
export type QuizState = z.output<typeof QuizState>;

export const LessonPage = z.object({
	outline: StudyOutline,
	lesson: OutlineLesson.extend({
		/** Sanitised when the version was published. */
		html: z.string().nullable(),
		file: z.object({ url: z.string(), name: z.string(), type: z.string(), size: count }).nullable(),
		quiz: QuizState.nullable()
	})
});
export type LessonPage = z.output<typeof LessonPage>;

const Answers = z.record(id, z.array(z.string().max(10)).max(20)).default({});

export const AttemptStarted = z.object({ attemptId: id, number: count });
export const SaveAnswers = z.object({ answers: Answers });
export const AnswersSaved = z.object({ attemptId: id, savedAt: instant, answered: count });

export const FinishLesson = LessonId;
export type FinishLesson = z.output<typeof FinishLesson>;
export const FinishLessonAnswer = z.object({
	enrolmentId: id,
	lessonId: id,
	progress: percent,
	nextLessonId: id.nullable(),
	/** The course is finished: certificate and credit were written with it. */
	completed: z.boolean(),
	/** The course is finished, with or without: who completed it before by an event earns nothing twice. */
	finished: z.boolean()
});
export type FinishLessonAnswer = z.output<typeof FinishLessonAnswer>;

export const SubmitAttempt = AttemptId.extend(SaveAnswers.shape);
export type SubmitAttempt = z.output<typeof SubmitAttempt>;
export const SubmitAttemptAnswer = FinishLessonAnswer.extend({
	attemptId: id,
	number: count,
	score: percent,
	mark: percent.nullable(),
	passed: z.boolean().nullable()
});
export type SubmitAttemptAnswer = z.output<typeof SubmitAttemptAnswer>;

export const FileId = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** A complete course as its folder holds it: texts as text, other files in base64. */
export const CourseManifest = z.object({
	code: z.string().trim().min(1).max(40),
	title: z.string().trim().min(1).max(300),
	summary: z.string().trim().max(1000),
	form: z.string().min(1).max(40),
	jp: count.min(0).max(2000).nullable(),
	minutes: count.min(0).max(200_000).nullable(),
	mode: z.enum(courseModes).default('self-paced'),
	audience: z.string().max(300).nullish(),
	competencies: z.array(z.object({ code: z.string(), level: count.min(1).max(5) })),
	positions: z.array(z.string()).default([]),
	outcomes: z.array(z.string().min(1).max(300)),
	teachers: z.array(z.string().min(1).max(300)),
	provider: z.string().min(1).max(300),
	sequential: z.boolean(),
	lessons: z
		.array(
			z.object({
				kind: z.enum(lessonKinds),
				title: z.string().trim().min(1).max(300),
				minutes: count.min(1).max(1000),
				file: z.string().max(200).nullish(),
				draw: count.min(1).max(100).nullish(),
				passMark: percent.nullish(),
				final: z.boolean().default(false)
			})
		)
		.min(1)
		.max(200)
});
export type CourseManifest = z.output<typeof CourseManifest>;

export const CourseQuestion = z.object({
	kind: z.enum(questionKinds),
	prompt: z.string().trim().min(1).max(2000),
	choices: z.array(z.object({ text: z.string().trim().min(1).max(1000), correct: z.boolean() })),
	explanation: z.string().trim().max(3000),
	/** 1-based place of the lesson that it is about. */
	lesson: count.min(1).nullish()
});
export type CourseQuestion = z.output<typeof CourseQuestion>;

export const CourseCode = z.object({ code: z.string().max(40) });
export const CourseContent = z.object({
	manifest: CourseManifest,
	texts: z.record(z.string().max(200), z.string().max(500_000)),
	files: z.record(z.string().max(200), z.base64()).default({}),
	questions: z.array(CourseQuestion).max(2000).default([])
});
export type CourseContent = z.output<typeof CourseContent>;
export const CourseInstalled = z.object({
	courseId: id,
	versionId: id,
	version: count,
	changed: z.boolean(),
	lessons: count,
	bytes: count
});
export type CourseInstalled = z.output<typeof CourseInstalled>;
