/** The sentence behind a line of the ledger: "Mengapa 4 JP?" */
import type { InferResponseType } from 'hono/client';
import type { ApiClient } from '#lib/api/client.ts';
import { date, number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

export type CreditPage = InferResponseType<ApiClient['credits'][':personId']['$get'], 200>;
export type Line = CreditPage['lines'][number];
type Reason = Line['reason'];

const capSpan: Record<NonNullable<Reason['cappedBy']>['period'], () => string> = {
	activity: m.credits_cap_activity,
	day: m.credits_cap_day,
	month: m.credits_cap_month,
	year: m.credits_cap_year
};

/** How the JP came about, from what the entry itself remembers. */
export function whyHours(line: { jp: number; reason: Reason; form: string; completedOn: string }) {
	const { cappedBy } = line.reason;
	const cap =
		cappedBy &&
		m.credits_why_cap({
			cap: number(cappedBy.cap),
			period: capSpan[cappedBy.period](),
			before: number(cappedBy.before)
		});
	const year = m.credits_why_year({ date: date(line.completedOn) });
	return [basisOf(line), cap, year].filter(Boolean).join(' ');
}

function basisOf({ reason, form, jp }: { reason: Reason; form: string; jp: number }) {
	const units = number(reason.units);
	const rate = number(reason.rate);
	switch (reason.basis) {
		case 'stated':
			return m.credits_why_stated({ jp: number(reason.cappedBy?.before ?? jp) });
		case 'minutes':
			return m.credits_why_minutes({ units, minutes: number(reason.minutesPerJp) });
		case 'activity':
			return m.credits_why_activity({ form, rate });
		case 'session':
			return m.credits_why_session({ form, units, rate });
		case 'day':
			return m.credits_why_day({ form, units, rate });
		case 'unknown':
			return m.credits_why_unknown();
	}
}

export const decisionName: Record<Line['decisions'][number]['decision'], () => string> = {
	verified: m.credits_decided_verified,
	returned: m.credits_decided_returned,
	rejected: m.credits_decided_rejected,
	resubmitted: m.credits_decided_resubmitted
};
