import * as z from 'zod';
import { courseModes, courseStatuses } from '#api/domain/enrolment.ts';
import { lessonKinds } from '#api/domain/completion.ts';
import { OfferReasonRow } from '#api/modules/competencies/contract.ts';

const code = z.string().trim().min(1).max(40);
const line = z.string().trim().min(1).max(300);
const level = z.number().int().min(1).max(5);
const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Ranges of JP to choose from, both ends included. */
export const jpRanges = {
	'1-4': [1, 4],
	'5-10': [5, 10],
	'11-20': [11, 20],
	'21-': [21, 100_000]
} as const;
export const jpRangeNames = ['1-4', '5-10', '11-20', '21-'] as const;
/** now: self-paced or begun; month: within 31 days; later: after that. */
export const startTimes = ['now', 'month', 'later'] as const;
export const courseOrders = ['relevance', 'title', 'shortest', 'newest'] as const;

export const CourseFilter = z.object({
	q: z.string().trim().max(200).optional(),
	competency: code.optional(),
	level: z.coerce.number().int().min(1).max(5).optional(),
	form: code.optional(),
	jp: z.enum(jpRangeNames).optional(),
	mode: z.enum(courseModes).optional(),
	provider: line.optional(),
	starts: z.enum(startTimes).optional(),
	/** Only courses with lessons to study online. */
	ready: z.enum(['1']).optional()
});
export type CourseFilter = z.output<typeof CourseFilter>;

export const CourseQuery = CourseFilter.extend({
	sort: z.enum(courseOrders).default('relevance'),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(50).default(20)
});
export type CourseQuery = z.output<typeof CourseQuery>;

const CompetencyAtLevel = z.object({ code: z.string(), name: z.string(), level: z.number().int() });

export const CourseRow = z.object({
	id: z.string(),
	code: z.string(),
	title: z.string(),
	summary: z.string(),
	form: z.object({ code: z.string(), name: z.string() }),
	mode: z.enum(courseModes),
	provider: z.string(),
	jp: z.number().int().nullable(),
	minutes: z.number().int().nullable(),
	bytes: z.number().int(),
	startsOn: civil.nullable(),
	/** Lessons are there; false reads *Materi belum tersedia*. */
	ready: z.boolean(),
	competencies: z.array(CompetencyAtLevel),
	enrolment: z
		.object({
			id: z.string(),
			status: z.enum(['active', 'completed']),
			progress: z.number().int()
		})
		.nullable()
});
export type CourseRow = z.output<typeof CourseRow>;

/** With why it is recommended, as data: the page makes the sentence. */
export const RecommendedCourse = CourseRow.extend({ reasons: z.array(OfferReasonRow) });
export type RecommendedCourse = z.output<typeof RecommendedCourse>;

const counted = z.object({ value: z.string(), name: z.string(), count: z.number().int() });
export const CourseFacets = z.object({
	competencies: z.array(counted),
	forms: z.array(counted),
	modes: z.array(counted),
	providers: z.array(counted),
	jp: z.array(counted),
	starts: z.array(counted)
});
export type CourseFacets = z.output<typeof CourseFacets>;

export const CourseList = z.object({
	items: z.array(CourseRow),
	next: z.string().nullable(),
	total: z.number().int(),
	/** The search as it was understood, when a word had to be mended. */
	understoodAs: z.string().nullable(),
	facets: CourseFacets,
	/** What my position's gaps ask for; only on the first page of the whole catalogue. */
	recommended: z.array(RecommendedCourse)
});
export type CourseList = z.output<typeof CourseList>;

export const CourseId = z.object({ courseId: z.string().max(60) });

export const CourseDetail = CourseRow.extend({
	status: z.enum(courseStatuses),
	/** Sanitised when the version was published. */
	description: z.string().nullable(),
	modeNote: z.string().nullable(),
	audience: z.string().nullable(),
	outcomes: z.array(z.string()),
	teachers: z.array(z.string()),
	sequential: z.boolean(),
	positions: z.array(z.object({ code: z.string(), name: z.string(), mine: z.boolean() })),
	outline: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			kind: z.enum(lessonKinds),
			minutes: z.number().int(),
			bytes: z.number().int(),
			final: z.boolean()
		})
	)
});
export type CourseDetail = z.output<typeof CourseDetail>;

/** A course as an organiser, or an import, describes it. `M.*` stands for every competency of a group. */
export const SaveCourse = z.object({
	code,
	title: line,
	summary: z.string().trim().max(1000).default(''),
	formCode: code,
	jp: z.number().int().min(0).max(2000).nullable().default(null),
	minutes: z.number().int().min(0).max(200_000).nullable().default(null),
	mode: z.enum(courseModes),
	modeNote: z.string().trim().max(300).nullable().default(null),
	provider: line,
	audience: z.string().trim().max(300).nullable().default(null),
	competencies: z.array(z.object({ code, level })).max(40).default([]),
	positionCodes: z.array(code).max(200).default([]),
	outcomes: z.array(line).max(20).default([]),
	teachers: z.array(line).max(20).default([]),
	startsOn: civil.nullable().default(null),
	status: z.enum(courseStatuses).default('published')
});
export type SaveCourse = z.output<typeof SaveCourse>;

export const SavedCourse = z.object({
	id: z.string(),
	code: z.string(),
	outcome: z.enum(['created', 'changed', 'unchanged'])
});
export type SavedCourse = z.output<typeof SavedCourse>;
