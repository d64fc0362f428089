/** One line of the doctor: what was looked at, how it is, and what mends it. */
export type Finding = { about: string; state: 'ok' | 'warn' | 'bad'; told: string; mend?: string };

export const ok = (about: string, told: string): Finding => ({ about, state: 'ok', told });
export const warn = (about: string, told: string, mend: string): Finding => ({
	about,
	state: 'warn',
	told,
	mend
});
export const bad = (about: string, told: string, mend: string): Finding => ({
	about,
	state: 'bad',
	told,
	mend
});

/** Why a look itself failed; that is a finding too. */
export const reasonOf = (error: unknown) =>
	error instanceof Error ? error.message : String(error);
