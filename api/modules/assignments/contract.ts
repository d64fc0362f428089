import * as z from 'zod';
import { handInStates, handInWays, resubmitWays } from '#api/domain/assignment.ts';
import { timeZones } from '#api/domain/period.ts';

const id = z.string().max(60);
const count = z.number().int();
const instant = z.iso.datetime();
const moment = z.iso.datetime().transform((text) => new Date(text));

export const AssignmentParams = z.object({ assignmentId: id });
export const WorkParams = z.object({ assignmentId: id, personId: id });
export const HandInParams = z.object({ handInId: id });
/** Of an event, or of a course. */
export const AssignmentQuery = z.object({ eventId: id.optional(), courseId: id.optional() });
export type AssignmentQuery = z.output<typeof AssignmentQuery>;

// --- setting ---

export const mostCriteria = 10;
export const mostLevels = 6;
const Level = z.object({
	name: z.string().trim().min(1).max(60),
	points: count.min(0).max(1000)
});
export const SaveAssignment = z.object({
	title: z.string().trim().min(1).max(200),
	/** Markdown. */
	task: z.string().trim().min(1).max(10_000),
	dueAt: moment.nullable().default(null),
	zone: z.enum(timeZones).default('Asia/Makassar'),
	handIn: z.enum(handInWays).default('either'),
	resubmit: z.enum(resubmitWays).default('until-due'),
	required: z.boolean().default(true),
	rubric: z
		.array(
			z.object({
				title: z.string().trim().min(1).max(200),
				levels: z.array(Level).min(2).max(mostLevels)
			})
		)
		.min(1)
		.max(mostCriteria)
		.refine((rubric) => rubric.every(({ levels }) => levels.some(({ points }) => points > 0)), {
			message: 'rubric_empty'
		})
		.nullable()
		.default(null),
	/** Plain points at most; a rubric gives its own. */
	points: count.min(1).max(1000).default(100),
	/** Of a hundred; null: by rule. */
	passMark: count.min(0).max(100).nullable().default(null)
});
export type SaveAssignment = z.output<typeof SaveAssignment>;
export const CreateAssignment = SaveAssignment.extend({
	eventId: id.nullable().default(null),
	courseId: id.nullable().default(null)
}).refine(({ eventId, courseId }) => (eventId === null) !== (courseId === null), {
	message: 'invalid_value',
	path: ['eventId']
});
export const AssignmentMade = z.object({ assignmentId: id });
export const AssignmentWithdrawn = z.object({ assignmentId: id });

// --- reading ---

export const AssignmentFacts = z.object({
	id,
	eventId: id.nullable(),
	courseId: id.nullable(),
	course: z.string(),
	/** Angkatan; null for an assignment of a course. */
	number: count.nullable(),
	title: z.string(),
	taskHtml: z.string(),
	dueAt: instant.nullable(),
	zone: z.enum(timeZones),
	handIn: z.enum(handInWays),
	resubmit: z.enum(resubmitWays),
	required: z.boolean(),
	rubric: z
		.array(
			z.object({
				id: z.string(),
				title: z.string(),
				levels: z.array(z.object({ id: z.string(), name: z.string(), points: count }))
			})
		)
		.nullable(),
	/** At most. */
	points: count,
	/** Of a hundred, its own or the rule's. */
	passMark: z.number(),
	closed: z.boolean()
});
export type AssignmentFacts = z.output<typeof AssignmentFacts>;

const Counts = z.object({
	missing: count,
	'handed-in': count,
	late: count,
	graded: count,
	returned: count
});
export const AssignmentList = z.object({
	/** What they belong to. */
	course: z.string(),
	number: count.nullable(),
	/** New ones may be set. */
	open: z.boolean(),
	items: z.array(AssignmentFacts.extend({ counts: Counts }))
});

export const WorkRow = z.object({
	personId: id,
	name: z.string(),
	unit: z.string().nullable(),
	state: z.enum(handInStates),
	handedInAt: instant.nullable(),
	late: z.boolean(),
	points: count.nullable(),
	mark: count.nullable(),
	passed: z.boolean()
});
export type WorkRow = z.output<typeof WorkRow>;
export const AssignmentOut = AssignmentFacts.extend({
	/** As written. */
	task: z.string(),
	ownPassMark: count.nullable(),
	/** Grades stand: what they were measured by is fixed. */
	measured: z.boolean(),
	counts: Counts,
	work: z.array(WorkRow)
});
export type AssignmentOut = z.output<typeof AssignmentOut>;

export const HandInOut = z.object({
	id,
	number: count,
	late: z.boolean(),
	text: z.string().nullable(),
	file: z.object({ name: z.string(), size: count, type: z.string() }).nullable(),
	at: instant
});
export type HandInOut = z.output<typeof HandInOut>;
export const GradeOut = z.object({
	handInId: id.nullable(),
	returned: z.boolean(),
	points: count.nullable(),
	levels: z.record(z.string(), z.string()).nullable(),
	mark: count.nullable(),
	passed: z.boolean(),
	feedback: z.string().nullable(),
	/** By name. */
	by: z.string().nullable(),
	at: instant
});
export type GradeOut = z.output<typeof GradeOut>;

const Work = {
	state: z.enum(handInStates),
	passed: z.boolean(),
	/** Newest first. */
	handIns: z.array(HandInOut),
	grades: z.array(GradeOut)
};
export const WorkOut = z.object({
	assignment: AssignmentFacts,
	person: z.object({ id, name: z.string(), unit: z.string().nullable() }),
	...Work,
	/** By name, within everybody who takes part. */
	place: count,
	total: count,
	previous: id.nullable(),
	next: id.nullable()
});
export type WorkOut = z.output<typeof WorkOut>;

export const MyWork = z.object({
	assignment: AssignmentFacts,
	...Work,
	/** Why nothing is taken now; null while it is. */
	refusal: z.enum(['assignment-closed', 'hand-in-graded', 'hand-in-stands']).nullable(),
	/** Where the reader studies the course; null for an assignment of an event. */
	enrolmentId: id.nullable(),
	/** It would be late now. */
	late: z.boolean(),
	/** Bytes of a file at most. */
	fileLimit: z.number()
});
export type MyWork = z.output<typeof MyWork>;
/** One of the reader's own assignments, and how it stands. */
export const MyWorkRow = AssignmentFacts.extend({
	state: z.enum(handInStates),
	passed: z.boolean(),
	/** What it was given, out of `points`; null before. */
	given: count.nullable()
});
export type MyWorkRow = z.output<typeof MyWorkRow>;
export const MyWorkList = z.object({ items: z.array(MyWorkRow) });

// --- handing in and grading ---

export const HandInText = z.object({ text: z.string().trim().min(1).max(20_000) });
export const HandInFile = z.object({ name: z.string().trim().min(1).max(200) });
/** The receipt. */
export const HandedIn = z.object({ handInId: id, number: count, late: z.boolean(), at: instant });

export const GradeWork = z.object({
	/** The hand-in that was read; null: work that was seen. */
	handInId: id.nullable().default(null),
	/** How many grades of this work were read: the next follows them. */
	gradeNumber: count.min(0).default(0),
	returned: z.boolean().default(false),
	points: count.min(0).max(10_000).nullable().default(null),
	levels: z.record(z.string().max(60), z.string().max(60)).nullable().default(null),
	feedback: z.string().trim().max(5000).default('')
});
export const WorkGraded = z.object({
	points: count.nullable(),
	mark: count.nullable(),
	passed: z.boolean()
});
