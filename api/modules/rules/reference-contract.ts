import * as z from 'zod';
import { capPeriods, hourModes } from '#api/domain/credit-hours.ts';
import { holidayKinds } from '#api/domain/working-days.ts';
import { versionStates } from './rule-contract.ts';

const civil = z.iso.date();
const jp = z.number().int().min(1).max(400);

/** What every version of reference data tells. */
const Version = z.object({
	versionId: z.string(),
	validFrom: civil,
	validTo: civil.nullable(),
	legalBasis: z.string(),
	note: z.string().nullable(),
	state: z.enum(versionStates),
	changedAt: z.iso.datetime(),
	/** Null for what came with the portal. */
	changedBy: z.string().nullable()
});
const VersionInput = z.object({
	validFrom: civil,
	legalBasis: z.string().trim().min(5).max(300),
	note: z.string().trim().max(500).nullish()
});

const FormFacts = z.object({
	jpMode: z.enum(hourModes),
	jpValue: jp.nullable(),
	cap: jp.nullable(),
	capPeriod: z.enum(capPeriods).nullable(),
	evidence: z.string().trim().min(3).max(300),
	verifier: z.enum(['hr', 'supervisor'])
});
export const FormVersion = Version.extend(FormFacts.shape);
export const FormChange = VersionInput.extend(FormFacts.shape);
const Form = z.object({
	code: z.string(),
	name: z.string(),
	group: z.string(),
	siasnId: z.number().int().nullable(),
	mix: z.number().int().nullable()
});

export const ClassVersion = Version.extend({ level: z.number().int() });
export const ClassChange = VersionInput.extend({ level: z.number().int().min(1).max(5) });
const PositionClass = z.object({ code: z.string(), name: z.string() });

export const ReferenceData = z.object({
	forms: z.array(Form.extend({ current: FormVersion.nullable(), planned: civil.nullable() })),
	classes: z.array(
		PositionClass.extend({ current: ClassVersion.nullable(), planned: civil.nullable() })
	),
	today: civil
});

export const CodeParams = z.object({ code: z.string().max(40) });
export const VersionParams = CodeParams.extend({ versionId: z.string().max(60) });
export const FormHistory = z.object({
	form: Form,
	versions: z.array(FormVersion),
	/** What rests on it: published courses, and ledger entries of this calendar year. */
	courses: z.number().int(),
	entries: z.number().int(),
	today: civil
});
export const ClassHistory = z.object({
	class: PositionClass,
	versions: z.array(ClassVersion),
	/** Positions of this class. */
	positions: z.number().int(),
	today: civil
});
export const VersionMade = z.object({ versionId: z.string() });
export const VersionWithdrawn = z.object({ withdrawn: z.literal(true) });

export const HolidayQuery = z.object({
	year: z.coerce.number().int().min(2000).max(2100).optional()
});
export const HolidayYear = z.object({
	year: z.number().int(),
	items: z.array(
		z.object({
			holidayId: z.string(),
			date: civil,
			name: z.string(),
			kind: z.enum(holidayKinds)
		})
	),
	/** Days of the week on which the agency works. */
	workdays: z.array(z.string()),
	/** Working days of the year, holidays taken out. */
	workingDays: z.number().int()
});
/** One day a line: the date, then the name. */
export const HolidayInput = z.object({
	lines: z.string().trim().min(1).max(20_000),
	kind: z.enum(holidayKinds)
});
export const HolidaysAdded = z.object({ added: z.number().int(), known: z.number().int() });
export const HolidayParams = z.object({ holidayId: z.string().max(60) });
export const HolidayRemoved = z.object({ removed: z.literal(true) });
