import * as z from 'zod';
import { lessonKinds } from '#api/domain/completion.ts';
import { draftStates } from '#api/domain/course-draft.ts';
import { checkCodes } from '#api/domain/draft-checks.ts';
import { courseModes, courseStatuses } from '#api/domain/enrolment.ts';
import { fileTypes } from '#api/domain/file-type.ts';
import { rowErrorCodes } from '#api/domain/import/row-error.ts';
import { questionKinds } from '#api/domain/quiz.ts';

const id = z.string().min(1).max(60);
const count = z.number().int();
const code = z.string().trim().min(1).max(40);
const line = z.string().trim().min(1).max(300);
const percent = count.min(0).max(100);
const instant = z.iso.datetime();
const base = count.min(0);

export const draftLimits = {
	lessons: 100,
	questions: 500,
	files: 200,
	characters: 4_000_000
} as const;

export const draftOrders = ['title', '-title', 'updated', '-updated'] as const;

export const DraftId = z.object({ courseId: id });
export const DraftLessonId = z.object({ courseId: id, lessonId: id });
export const DraftQuestionId = z.object({ courseId: id, questionId: id });
export const DraftStateId = z.object({ courseId: id, stateId: id });

export const DraftQuery = z.object({
	q: z.string().trim().max(100).optional(),
	state: z.enum(draftStates).optional(),
	sort: z.enum(draftOrders).default('-updated'),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(50).default(20)
});
export type DraftQuery = z.output<typeof DraftQuery>;

export const DraftRow = z.object({
	courseId: id,
	code: z.string(),
	title: z.string(),
	state: z.enum(draftStates),
	/** The published version; null before the first, and for courses without lessons. */
	version: count.nullable(),
	ownerUnit: z.string().nullable(),
	updatedAt: instant
});
export type DraftRow = z.output<typeof DraftRow>;
export const DraftList = z.object({ items: z.array(DraftRow), next: z.string().nullable() });

export const Facts = z.object({
	title: line,
	summary: z.string().trim().max(1000).default(''),
	description: z.string().max(20_000).default(''),
	formCode: code,
	jp: count.min(0).max(2000).nullable().default(null),
	mode: z.enum(courseModes).default('self-paced'),
	provider: line,
	audience: z.string().trim().max(300).default(''),
	competencies: z
		.array(z.object({ code, level: count.min(1).max(5) }))
		.max(40)
		.default([]),
	positionCodes: z.array(code).max(200).default([]),
	outcomes: z.array(line).max(20).default([]),
	teachers: z.array(line).max(20).default([]),
	sequential: z.boolean().default(false)
});
export type Facts = z.output<typeof Facts>;
export const SaveFacts = Facts.extend({ base });

export const AddLesson = z.object({ kind: z.enum(lessonKinds), title: line });

/** Only what is named changes. */
export const SaveLesson = z.object({
	base,
	title: line.optional(),
	markdown: z.string().max(200_000).optional(),
	filePath: z.string().max(200).nullable().optional(),
	minutes: count.min(1).max(1000).nullable().optional(),
	required: z.boolean().optional(),
	draw: count.min(1).max(100).nullable().optional(),
	passMark: percent.nullable().optional(),
	attempts: count.min(1).max(20).nullable().optional(),
	final: z.boolean().optional()
});
export type SaveLesson = z.output<typeof SaveLesson>;
export const MoveLesson = z.object({ to: count.min(0).max(1000) });

export const Question = z.object({
	kind: z.enum(questionKinds),
	prompt: z.string().trim().min(1).max(2000),
	choices: z
		.array(z.object({ text: z.string().trim().min(1).max(1000), correct: z.boolean() }))
		.max(10),
	explanation: z.string().trim().max(3000).default(''),
	lessonId: id.nullable().default(null)
});
export type Question = z.output<typeof Question>;
export const AddQuestions = z.object({
	questions: z.array(Question).min(1).max(draftLimits.questions)
});
export const SaveQuestion = Question.extend({ base });

/** What was saved: the part (`facts` for the course's own), its revision to begin from next time, and when. */
export const DraftSaved = z.object({ courseId: id, part: id, revision: count, savedAt: instant });
export type DraftSaved = z.output<typeof DraftSaved>;

export const FileQuery = z.object({ name: z.string().trim().min(1).max(200) });
export const DraftFileOut = z.object({
	path: z.string(),
	url: z.string(),
	type: z.enum(fileTypes),
	size: count
});
export type DraftFileOut = z.output<typeof DraftFileOut>;

export const ReadQuestions = z.object({
	rows: z.array(
		z.object({
			row: count,
			question: Question.nullable(),
			prompt: z.string(),
			errors: z.array(
				z.object({
					column: z.string().nullable(),
					code: z.enum(rowErrorCodes),
					params: z.record(z.string(), z.union([z.string(), z.number()]))
				})
			)
		})
	)
});
export type ReadQuestions = z.output<typeof ReadQuestions>;

export const RenderText = z.object({ markdown: z.string().max(200_000) });
export const RenderedText = z.object({
	html: z.string(),
	minutes: count,
	bytes: count,
	missingFiles: z.array(z.string()),
	imagesWithoutAlt: z.array(z.string())
});

export const PreviewQuery = z.object({ seed: z.string().max(60).default('pratinjau') });
export const LessonPreview = z.object({
	html: z.string().nullable(),
	file: DraftFileOut.nullable(),
	quiz: z
		.object({
			mark: percent.nullable(),
			attempts: count.nullable(),
			bank: count,
			questions: z.array(
				z.object({
					id,
					kind: z.enum(questionKinds),
					prompt: z.string(),
					choices: z.array(z.object({ id: z.string(), text: z.string(), correct: z.boolean() })),
					explanation: z.string()
				})
			)
		})
		.nullable()
});
export type LessonPreview = z.output<typeof LessonPreview>;

const place = z.object({
	part: z.enum(['facts', 'lessons', 'lesson', 'question']),
	id: id.nullable()
});
export const CheckOut = z.object({
	code: z.enum(checkCodes),
	blocking: z.boolean(),
	at: place,
	params: z.record(z.string(), z.union([z.string(), z.number()]))
});
export type CheckOut = z.output<typeof CheckOut>;

export const LessonOut = z.object({
	id,
	revision: count,
	kind: z.enum(lessonKinds),
	title: z.string(),
	markdown: z.string(),
	filePath: z.string().nullable(),
	minutes: count.nullable(),
	/** What a learner is told: the author's minutes, else those counted. */
	minutesShown: count,
	minutesCounted: count,
	bytes: count,
	required: z.boolean(),
	draw: count.nullable(),
	passMark: count.nullable(),
	attempts: count.nullable(),
	final: z.boolean(),
	/** Quizzes: how many questions they draw from. */
	bank: count
});
export type LessonOut = z.output<typeof LessonOut>;
export const QuestionOut = Question.extend({ id, revision: count });
export type QuestionOut = z.output<typeof QuestionOut>;

export const DraftOut = z.object({
	courseId: id,
	code: z.string(),
	status: z.enum(courseStatuses),
	state: z.enum(draftStates),
	version: count.nullable(),
	revision: count,
	updatedAt: instant,
	updatedBy: z.string().nullable(),
	/** People who study the course now, in whatever version. */
	studying: count,
	facts: Facts.extend({ revision: count }),
	lessons: z.array(LessonOut),
	questions: z.array(QuestionOut),
	files: z.array(DraftFileOut),
	removed: z.object({
		lessons: z.array(z.object({ id, title: z.string() })),
		questions: z.array(z.object({ id, prompt: z.string() }))
	}),
	checks: z.array(CheckOut),
	minutes: count,
	bytes: count,
	rules: z.object({
		passMark: count,
		attempts: count,
		minutesPerJp: count,
		imageBytes: count,
		documentBytes: count,
		courseBytes: count
	})
});
export type DraftOut = z.output<typeof DraftOut>;

const named = z.object({ code: z.string(), name: z.string() });
export const DraftChoices = z.object({
	forms: z.array(named),
	competencies: z.array(named),
	positions: z.array(named),
	/** The unit of the caller, as a first guess for who holds the course. */
	provider: z.string().nullable()
});
export type DraftChoices = z.output<typeof DraftChoices>;

export const DraftMade = z.object({ courseId: id });
export const Published = z.object({ courseId: id, versionId: id, version: count });
export const Archived = z.object({ courseId: id, status: z.enum(courseStatuses) });

export const HistoryState = z.object({
	id,
	revision: count,
	action: z.string(),
	savedBy: z.string().nullable(),
	savedAt: instant,
	title: z.string(),
	lessons: count,
	questions: count
});
export type HistoryState = z.output<typeof HistoryState>;
export const History = z.object({ items: z.array(HistoryState) });
