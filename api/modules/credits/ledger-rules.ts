import type { JpTarget } from '#api/domain/credit-ledger.ts';
import type { EmploymentKind } from '#api/domain/employment.ts';
import type { Rules } from '#api/rules.ts';
import { JpBands, JpTargetValue } from './contract.ts';

/** The yearly target of a kind of employment, with the regulation that sets it. */
export function targetOf(
	rules: Rules,
	kind: EmploymentKind
): { target: JpTarget; legalBasis: string } {
	const row = rules.get(`jp.target.${kind}`);
	return { target: JpTargetValue.parse(row?.value), legalBasis: row?.legalBasis ?? '' };
}

export const bandsOf = (rules: Rules): readonly [number, number] =>
	JpBands.parse(rules.get('jp.ambang_warna')?.value);
