/** Who on a list a row of a foreign report is: by e-mail, then NIP, then the whole name. In doubt nobody. */

export type Listed = {
	signupId: string;
	name: string;
	nip: string | null;
	email: string | null;
};
export type Named = { name: string; email: string; nip: string };
export type Match =
	| { by: 'email' | 'nip' | 'name'; signupId: string }
	/** A person has to say: those it may be, likeliest first, or none at all. */
	| { by: null; candidates: string[] };

export function matchOf(row: Named, listed: readonly Listed[]): Match {
	const email = row.email.trim().toLowerCase();
	const byEmail = email ? listed.filter((each) => each.email?.trim().toLowerCase() === email) : [];
	const nip = nipIn(row.nip) ?? nipIn(row.name);
	const byNip = nip ? listed.filter((each) => each.nip === nip) : [];
	const sure = only(byEmail) ?? only(byNip);
	// An address and a number that name two people: neither is believed.
	const isTorn = [...byEmail, ...byNip].some((each) => sure && each.signupId !== sure.signupId);
	if (isTorn) return asked([...byEmail, ...byNip]);
	if (sure) return { by: only(byEmail) ? 'email' : 'nip', signupId: sure.signupId };

	const names = namesIn(row.name);
	const same = listed.filter((each) => names.includes(plainOf(each).name));
	const one = only(same);
	if (one) return { by: 'name', signupId: one.signupId };
	return asked(same.length > 0 ? same : listed.filter((each) => isNear(each, names)));
}

/** Made plain once a list, not once a row of the report: a meeting of a thousand has two thousand rows. */
const plainNames = new WeakMap<Listed, { name: string; words: ReadonlySet<string> }>();
function plainOf(each: Listed) {
	const known = plainNames.get(each);
	if (known) return known;
	const name = plainName(each.name);
	const made = { name, words: new Set(name.split(' ')) };
	plainNames.set(each, made);
	return made;
}

const only = (found: readonly Listed[]) => (found.length === 1 ? found[0] : undefined);
const asked = (found: readonly Listed[]): Match => ({
	by: null,
	candidates: [...new Set(found.map(({ signupId }) => signupId))]
});

/** Eighteen digits, however they are spaced. */
function nipIn(text: string): string | null {
	const [found] = /\d(?:[\s.-]?\d){17}/.exec(text) ?? [];
	return found ? found.replace(/\D/g, '') : null;
}

/** What people type before or after their name, and what they are called by others. */
const titles = new Set(
	'h hj ir dr drg drs dra prof ns st apt bd kh ust bapak ibu pak bu sdr sdri'.split(' ')
);

/** A name without titles, marks and capitals: `Ns. Nurhayati Paelongan, S.Kep.` → `nurhayati paelongan`. */
export const plainName = (name: string) =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/,.*$/, '')
		.split(/[^a-z0-9'.]+/)
		.filter((word) => word && !(word.length <= 5 && word.endsWith('.')) && !titles.has(word))
		.map((word) => word.replace(/[.']/g, ''))
		.filter(Boolean)
		.join(' ');

/** Zoom adds the first name in brackets; people add their office: `Dinkes_Ani Nurhayati (Ani)`. */
function namesIn(text: string): string[] {
	const bracket = /\(([^)]*)\)/.exec(text)?.[1] ?? '';
	const outside = text.replace(/\([^)]*\)/g, ' ');
	const parts = [outside, bracket, ...outside.split(/[-–_|/]/)].map((part) =>
		plainName(part.replace(/\d+/g, ' '))
	);
	return [...new Set(parts)].filter((part) => part.length > 2);
}

/** Shares a word of at least four letters: enough to be asked about, never enough to be taken. */
const isNear = (each: Listed, names: readonly string[]) => {
	const own = plainOf(each).words;
	return names.some((name) => name.split(' ').some((word) => word.length > 3 && own.has(word)));
};
