import type { Rules } from '#api/rules.ts';

/** Bytes of one supporting document, by rule. */
export const documentLimitOf = (rules: Rules) =>
	rules.number('bukti.berkas_maks_mb').value * 1_000_000;
