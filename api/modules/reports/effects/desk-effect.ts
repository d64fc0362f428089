import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { workingDaysBetween } from '#api/domain/working-days.ts';
import { workCalendar } from '#api/modules/rules/index.ts';
import type { Rules } from '#api/rules.ts';
import { creditState } from '#db/schema/credits.ts';
import type { Metric } from '../effect-contract.ts';
import type { Trial } from './trial.ts';

/** Claims that wait longer than the rule allows. */
export async function deadlineEffect(call: Call, { before, after }: Trial): Promise<Metric[]> {
	const calendar = await workCalendar(call);
	const rows = await call.db
		.select({ submittedAt: creditState.submittedAt })
		.from(creditState)
		.where(eq(creditState.state, 'submitted'));
	const waited = rows.map(({ submittedAt }) =>
		workingDaysBetween(civilDateOf(submittedAt, call.zone), call.today, calendar)
	);
	const late = (rules: Rules) => {
		const limit = rules.number('verifikasi.sla_hari_kerja').value;
		return waited.filter((days) => days > limit).length;
	};
	const of = waited.length;
	return [{ metric: 'claims-late', before: late(before), after: late(after), of }];
}
