import * as z from 'zod';
import { evidenceDecisions } from '#api/domain/competency.ts';
import { claimStates, deskMoves } from '#api/domain/credit-claim.ts';
import { capPeriods, hourModes } from '#api/domain/credit-hours.ts';

const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const jp = z.number().int();

// Values of rule rows.
export const JpTargetValue = z.object({
	jp: jp.positive().nullable(),
	bound: z.enum(['at-least', 'at-most']),
	period: z.enum(['calendar-year', 'contract-year'])
});
export const JpBands = z.tuple([z.number(), z.number()]);
export const DeskReasons = z.array(z.object({ code: z.string(), text: z.string() }));

/** What an entry remembers of how its JP came about: answers "Mengapa 4 JP?". */
export const HoursReason = z.object({
	basis: z.enum(['stated', 'minutes', 'activity', 'session', 'day', 'unknown']),
	units: z.number(),
	rate: z.number(),
	cappedBy: z
		.object({ cap: z.number(), period: z.enum(capPeriods), before: z.number() })
		.nullable(),
	minutesPerJp: z.number(),
	form: z.object({
		code: z.string(),
		mode: z.enum(hourModes),
		value: z.number().nullable(),
		cap: z.number().nullable(),
		capPeriod: z.enum(capPeriods).nullable()
	})
});
export type HoursReason = z.output<typeof HoursReason>;

/** One activity on its way into the ledger; `verified` when the writing is itself HR's verification. */
export type NewCredit = {
	personId: string;
	sourceType: 'completion' | 'past-training';
	sourceId: string;
	formCode: string;
	completedOn: string;
	stated: number | null;
	minutes?: number | null;
	days?: number | null;
	sessions?: number | null;
	verified: boolean;
};
export type PostedCredit = { entryId: string; sourceId: string; jp: number };

export const EntryParams = z.object({ entryId: z.string().min(1).max(60) });
const reason = z.string().trim().min(3).max(500);

export const DecideClaim = z.object({ move: z.enum(deskMoves), reason: reason.optional() });
export const ClaimDecided = z.object({ entryId: z.string(), state: z.enum(claimStates) });

/** Verifies many at once; `expected` is the count that the verifier saw and confirmed. */
export const DecideClaims = z.object({
	entryIds: z.array(z.string().max(60)).min(1).max(200),
	expected: z.number().int()
});
export const DecidedClaims = z.object({
	verified: z.array(z.string()),
	left: z.array(
		z.object({
			entryId: z.string(),
			code: z.enum([
				'not-found',
				'own-claim',
				'not-claim-owner',
				'claim-not-waiting',
				'claim-not-returned',
				'reason-missing'
			])
		})
	)
});

export const ResubmitClaim = z.object({ note: reason });

export const DecisionRow = z.object({
	decision: z.enum(evidenceDecisions),
	reason: z.string().nullable(),
	at: z.iso.datetime(),
	by: z.string().nullable()
});
