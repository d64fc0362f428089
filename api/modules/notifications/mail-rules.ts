import type { Rules } from '#api/rules.ts';
import { DigestRule, QuietHoursRule } from './contract.ts';

/** What the agency's rules say about mail. */
export function mailRulesOf(rules: Rules) {
	const quiet = QuietHoursRule.parse(rules.get('notifikasi.jam_tenang')?.value);
	return {
		quiet: { from: quiet.dari, to: quiet.sampai },
		digestAt: DigestRule.parse(rules.get('notifikasi.jam_ringkasan')?.value),
		retry: {
			firstMinutes: rules.number('surel.jeda_pertama_menit').value,
			most: rules.number('surel.percobaan_maks').value
		},
		oldestMs: rules.number('surel.umur_maks_jam').value * 3_600_000,
		perRun: rules.number('surel.per_menit_maks').value
	};
}
export type MailRules = ReturnType<typeof mailRulesOf>;
