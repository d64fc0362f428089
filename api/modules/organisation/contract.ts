import * as z from 'zod';
import { assignmentKinds, employmentKinds } from '#api/domain/employment.ts';
import { competencyKinds, importances } from '#api/domain/competency.ts';

const id = z.string().min(1).max(60);
const text = z.string().trim().max(120).optional();
const civil = z.string();
const PageQuery = z.object({
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
const pageOf = <T extends z.ZodType>(item: T) =>
	z.object({ items: z.array(item), next: z.string().nullable() });
const ref = z.object({ id: z.string(), code: z.string(), name: z.string() });

export const PersonPath = z.object({ personId: id });
export const UnitPath = z.object({ unitId: id });
export const PositionPath = z.object({ positionId: id });
export const CompetencyPath = z.object({ competencyId: id });

/** One field that changed; `by` is a name, or the console. */
export const Change = z.object({
	at: z.string(),
	by: z.string(),
	field: z.string(),
	before: z.string().nullable(),
	after: z.string().nullable()
});
export type Change = z.output<typeof Change>;

export const PeopleQuery = PageQuery.extend({
	q: text,
	unitId: id.optional(),
	kind: z.enum(employmentKinds).optional(),
	active: z.enum(['yes', 'no']).optional()
});
export const PersonRow = z.object({
	id: z.string(),
	nip: z.string(),
	name: z.string(),
	kind: z.enum(employmentKinds),
	position: z.string().nullable(),
	unit: z.string().nullable(),
	active: z.boolean()
});
export const People = pageOf(PersonRow);

/** Who supervises a person: by the unit they work in, or named for them. */
export const SupervisorOut = z.object({
	id: z.string(),
	name: z.string(),
	by: z.enum(['person', 'unit']),
	unit: z.string().nullable(),
	reason: z.string().nullable(),
	validFrom: civil.nullable(),
	validTo: civil.nullable()
});

export const PersonPage = z.object({
	id: z.string(),
	nip: z.string(),
	name: z.string(),
	/** The cells of the register, by column key, as the form edits them. */
	cells: z.record(z.string(), z.string()),
	legalStatus: z.string(),
	/** What it can be changed to, for whoever may. */
	legalStatuses: z
		.array(z.object({ code: z.string(), name: z.string(), active: z.boolean() }))
		.nullable(),
	active: z.boolean(),
	/** What it will be from a later day on. */
	statusPlan: z
		.object({
			legalStatus: z.string(),
			active: z.boolean(),
			effectiveOn: civil,
			reason: z.string()
		})
		.nullable(),
	rank: z.string().nullable(),
	appointments: z.array(
		z.object({
			id: z.string(),
			kind: z.enum(assignmentKinds),
			position: ref,
			unit: ref,
			validFrom: civil,
			validTo: civil.nullable(),
			/** Number of the decree (SK). */
			decree: z.string().nullable(),
			endReason: z.string().nullable(),
			current: z.boolean(),
			/** Its last day has not passed, and the caller may set it. */
			mayEnd: z.boolean()
		})
	),
	/** In the agency's zone. */
	today: civil,
	/** The caller may give this person another appointment. */
	mayAppoint: z.boolean(),
	supervisor: SupervisorOut.nullable(),
	/** A supervisor is named for this person, now or from a later day on. */
	supervisorNamed: z.boolean(),
	/** Named, to begin later. */
	supervisorFrom: civil.nullable(),
	changes: z.array(Change)
});

export const UnitsQuery = z.object({ q: text });
export const UnitRow = z.object({
	id: z.string(),
	code: z.string(),
	name: z.string(),
	kind: z.string(),
	parentId: z.string().nullable(),
	depth: z.number().int(),
	ended: z.boolean()
});
export const Units = z.object({ items: z.array(UnitRow) });
export const UnitPage = z.object({
	id: z.string(),
	code: z.string(),
	name: z.string(),
	cells: z.record(z.string(), z.string()),
	above: z.array(ref),
	below: z.array(UnitRow),
	leaders: z.array(z.object({ id: z.string(), name: z.string(), position: z.string() })),
	/** Named by hand instead of the holder of the leading position. */
	head: z.object({ id: z.string(), name: z.string() }).nullable(),
	mayNameHead: z.boolean(),
	staff: z.number().int(),
	changes: z.array(Change)
});

export const PositionsQuery = PageQuery.extend({ q: text, classCode: id.optional() });
export const PositionRow = z.object({
	id: z.string(),
	code: z.string(),
	name: z.string(),
	className: z.string(),
	kind: z.string()
});
export const Positions = pageOf(PositionRow);
export const PositionPage = z.object({
	id: z.string(),
	code: z.string(),
	name: z.string(),
	cells: z.record(z.string(), z.string()),
	className: z.string(),
	holders: z.number().int(),
	requirements: z.array(
		z.object({
			competency: ref,
			kind: z.enum(competencyKinds),
			level: z.number().int(),
			importance: z.enum(importances),
			/** The class asks for it, not this position by itself. */
			general: z.boolean(),
			validFrom: civil.nullable(),
			validTo: civil.nullable()
		})
	),
	changes: z.array(Change)
});

export const CompetenciesQuery = z.object({ q: text, kind: z.enum(competencyKinds).optional() });
export const CompetencyRow = z.object({
	id: z.string(),
	code: z.string(),
	name: z.string(),
	kind: z.enum(competencyKinds),
	field: z.string().nullable()
});
export const Competencies = z.object({ items: z.array(CompetencyRow) });
export const CompetencyPage = z.object({
	id: z.string(),
	code: z.string(),
	name: z.string(),
	kind: z.enum(competencyKinds),
	field: z.string().nullable(),
	definition: z.string().nullable(),
	cells: z.record(z.string(), z.string()),
	levels: z.array(
		z.object({ level: z.number().int(), description: z.string(), indicators: z.array(z.string()) })
	),
	positions: z.array(ref.extend({ level: z.number().int() })),
	changes: z.array(Change)
});
