/** Versions of forms and classes in words. */
import type * as z from 'zod';
import type { ClassVersion, FormVersion } from '#api/modules/rules/reference-contract.ts';
import { number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

type Form = Pick<
	z.output<typeof FormVersion>,
	'jpMode' | 'jpValue' | 'cap' | 'capPeriod' | 'evidence' | 'verifier'
>;
type Class = Pick<z.output<typeof ClassVersion>, 'level'>;

export const modeWords = () => ({
	actual: m.reference_mode_actual(),
	per_activity: m.reference_mode_per_activity(),
	per_session: m.reference_mode_per_session(),
	per_day: m.reference_mode_per_day(),
	manual: m.reference_mode_manual()
});
export const periodWords = () => ({
	activity: m.reference_period_activity(),
	day: m.reference_period_day(),
	month: m.reference_period_month(),
	year: m.reference_period_year()
});
export const verifierWords = () => ({
	hr: m.reference_verifier_hr(),
	supervisor: m.reference_verifier_supervisor()
});

export function formWords({ jpMode, jpValue, cap, capPeriod }: Form): string {
	const value = jpValue === null ? null : number(jpValue);
	const mode = modeWords()[jpMode];
	const counted =
		value === null
			? mode
			: jpMode === 'actual'
				? m.reference_actual_else({ mode, jp: value })
				: m.reference_counted({ mode, jp: value });
	return cap === null || capPeriod === null
		? counted
		: m.reference_capped({ counted, cap: number(cap), period: periodWords()[capPeriod] });
}

export const classWords = ({ level }: Class) => m.reference_level({ level });
