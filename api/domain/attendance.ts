/** Attendance of one participant at one session: by what proof it is known, and when it may be marked. */
import { no, ok, type Result } from './result.ts';

/** From the strongest proof to the weakest; shown and stored, used for flags only. */
export const markMeans = ['qr', 'pin', 'static-qr', 'trainer', 'paper', 'import'] as const;
export type MarkMeans = (typeof markMeans)[number];

export type AttendanceRefusal =
	{ code: 'attendance-sealed'; sealedAt: Date } | { code: 'event-not-open' };

/** A sealed session is marked no more; nor is one of an event that nobody announced or that was called off. */
export function mayMark(session: {
	sealedAt: Date | null;
	eventStatus: 'draft' | 'open' | 'closed' | 'cancelled';
}): Result<true, AttendanceRefusal> {
	if (session.eventStatus !== 'open') return no({ code: 'event-not-open' });
	return session.sealedAt
		? no({ code: 'attendance-sealed', sealedAt: session.sealedAt })
		: ok(true);
}
