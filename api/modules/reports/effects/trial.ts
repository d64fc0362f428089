import type { Rules } from '#api/rules.ts';

/** Today's rules, and the same with one value tried out. */
export type Trial = { key: string; before: Rules; after: Rules };
