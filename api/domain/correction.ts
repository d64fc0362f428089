/**
 * A request for correction of personal data and its legal clock (UU 27/2022, Pasal 30). The clock counts
 * hours, not working days.
 */
import { no, ok, type Result } from './result.ts';

export const correctionStatuses = ['submitted', 'done', 'refused'] as const;
export type CorrectionStatus = (typeof correctionStatuses)[number];

export const correctionAnswers = ['done', 'refused'] as const;
export type CorrectionAnswer = (typeof correctionAnswers)[number];

const hourMs = 3_600_000;

export const dueAfter = (asked: Date, hours: number) => new Date(asked.getTime() + hours * hourMs);

type Standing = { dueAt: Date; closedAt: Date | null };

/** Answered late, or still waiting after the hour. */
export const isOverdue = ({ dueAt, closedAt }: Standing, now: Date) => (closedAt ?? now) > dueAt;

/** Whole hours until the clock runs out; negative when it has. */
export const hoursLeft = ({ dueAt }: Pick<Standing, 'dueAt'>, now: Date) =>
	Math.trunc((dueAt.getTime() - now.getTime()) / hourMs);

export type CorrectionRefusal = { code: 'own-correction' } | { code: 'correction-closed' };

/** Nobody answers their own request, and none is answered twice. */
export function mayAnswer(given: {
	request: { personId: string; closedAt: Date | null };
	byPersonId: string | null;
}): Result<true, CorrectionRefusal> {
	if (given.request.personId === given.byPersonId) return no({ code: 'own-correction' });
	return given.request.closedAt ? no({ code: 'correction-closed' }) : ok(true);
}
