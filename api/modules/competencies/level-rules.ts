import type { LevelRules } from '#api/domain/competency-level.ts';
import type { RecommendationRules } from '#api/domain/recommendation.ts';
import type { Rules } from '#api/rules.ts';
import { CountingOrder, ImportanceWeights, LevelNames, ValidYears } from './contract.ts';

/** The rule rows that say which proof counts for how much. */
export const levelRulesOf = (rules: Rules): LevelRules => ({
	order: CountingOrder.parse(rules.get('kesenjangan.urutan_sumber')?.value),
	courseCeiling: rules.number('pelatihan.menaikkan_level').value,
	validYears: ValidYears.parse(rules.get('kesenjangan.masa_berlaku_penilaian')?.value)
});

export const recommendationRulesOf = (rules: Rules): RecommendationRules => ({
	courseCeiling: rules.number('pelatihan.menaikkan_level').value,
	weights: ImportanceWeights.parse(rules.get('rekomendasi.bobot')?.value)
});

/** Names of the levels 1–5 (Permenpan RB 38/2017). */
export const levelNamesOf = (rules: Rules): string[] =>
	LevelNames.parse(rules.get('level.nama')?.value);
