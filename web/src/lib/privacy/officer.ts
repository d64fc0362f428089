import type { Me } from '#lib/me.ts';

/** The data-protection officer (PPDP), as the foot of a page and the notice name them. */
export type Officer = NonNullable<Me['dataOfficer']>;
