/** Attendance beside the rotating code: papers, spreadsheets, and what else vouches for who was there. */
import * as z from 'zod';
import { reportKeys, reportLayouts } from '#api/domain/attendance-report.ts';
import { reportOutcomes } from '#api/domain/report-plan.ts';
import { MarkMany, PlaceGiven, Session, SessionId } from './attendance-contract.ts';

export const AttendanceFile = z.string();

/** A meeting of a thousand has some two thousand lines. */
export const reportLimits = { rows: 2_000, columns: 40, bytes: 4 * 1024 * 1024 } as const;

const mapping = z.partialRecord(
	z.enum(reportKeys),
	z
		.number()
		.int()
		.min(0)
		.max(reportLimits.columns - 1)
);
const rows = z
	.array(
		z.object({
			number: z.number().int(),
			cells: z.array(z.string().max(8_000)).max(reportLimits.columns)
		})
	)
	.min(1)
	.max(reportLimits.rows);

export const Report = z.object({
	layout: z.enum(reportLayouts),
	headings: z.array(z.string()),
	mapping,
	rows
});
export const ReportGiven = z.object({ mapping, rows });
export const MarkPlan = z.object({
	items: z.array(
		z.object({
			rows: z.array(z.number().int()),
			shown: z.string(),
			minutes: z.number().int().nullable(),
			match: z.enum(['email', 'nip', 'name']).nullable(),
			signupId: z.string().nullable(),
			candidates: z.array(z.string()),
			status: z.string().nullable(),
			standing: z.string().nullable(),
			outcome: z.enum(reportOutcomes)
		})
	),
	people: z.array(
		z.object({
			signupId: z.string(),
			name: z.string(),
			nip: z.string().nullable(),
			/** What stands of them now: whoever is picked by hand may have a mark already. */
			standing: z.string().nullable()
		})
	),
	/** On the list, but in no line of the report. */
	missing: z.array(z.string()),
	statuses: z.array(z.object({ code: z.string(), name: z.string() }))
});
export const ImportMarks = MarkMany.extend({ file: z.string().trim().max(200) });

export const SheetParams = SessionId.extend({
	number: z.coerce.number().int().min(1).max(999_999)
});
export const PrintedSheet = z.object({ number: z.number().int() });
export const Sheet = z.object({
	number: z.number().int(),
	rows: z.array(
		z.object({
			/** Null: not on the list any more. */
			signupId: z.string().nullable(),
			name: z.string(),
			nip: z.string().nullable(),
			unit: z.string().nullable(),
			standing: z.string().nullable()
		})
	)
});
export const PaperMarks = MarkMany.extend({ number: z.number().int() });

export const StaticCode = z.object({ session: Session, code: z.string() });
export const StaticScan = z.object({ code: z.string().max(40), place: PlaceGiven.optional() });

export const MadeRoomPin = z.object({ pin: z.string(), endsAt: z.iso.datetime() });
export const RoomPin = z.object({
	pin: z
		.object({
			endsAt: z.iso.datetime(),
			usedBy: z.array(z.object({ name: z.string(), at: z.iso.datetime() }))
		})
		.nullable()
});
export const ReplacedSecret = z.object({ secretNumber: z.number().int() });
export const RevokedRoomPin = z.object({ revoked: z.number().int() });
export const UseRoomPin = z.object({
	/** Eight letters and figures, as people type them. */
	pin: z
		.string()
		.max(40)
		.transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
		.pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/))
});
export const TakenOver = z.object({ sessionId: z.string(), eventId: z.string() });

export const TicketParams = z.object({
	signupId: z.string().max(60),
	code: z.string().max(60)
});
export const CheckedTicket = z.object({
	/** The reader's own ticket: nothing else is said. */
	own: z.boolean(),
	ticket: z
		.object({
			signupId: z.string(),
			eventId: z.string(),
			course: z.string(),
			number: z.number().int(),
			name: z.string(),
			nip: z.string().nullable(),
			unit: z.string().nullable(),
			/** What a mark of being there says. */
			present: z.string(),
			/** Of today and of the reader's charge. */
			sessions: z.array(
				Session.extend({
					open: z.boolean(),
					standing: z.object({ code: z.string(), name: z.string(), counts: z.boolean() }).nullable()
				})
			)
		})
		.nullable()
});
