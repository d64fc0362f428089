import type { Rules } from '#api/rules.ts';

export const fileRule = 'bukti.berkas_maks_mb';

/** Bytes of one file that is handed in, by the rule of all supporting documents. */
export const fileLimitOf = (rules: Rules) => rules.number(fileRule).value * 1_000_000;
