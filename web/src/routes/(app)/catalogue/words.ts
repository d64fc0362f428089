/** Words for the values of the catalogue that are codes on the wire. */
import { m } from '#lib/paraglide/messages.js';

export const startWords: Record<string, () => string> = {
	now: m.catalogue_starts_now,
	month: m.catalogue_starts_month,
	later: m.catalogue_starts_later
};

export const sortWords: Record<string, () => string> = {
	relevance: m.catalogue_sort_relevance,
	title: m.catalogue_sort_title,
	shortest: m.catalogue_sort_shortest,
	newest: m.catalogue_sort_newest
};

/** *1–4 JP*, *lebih dari 20 JP*. */
export function jpRangeWords(range: string): string {
	const [from = '', to = ''] = range.split('-');
	return to === ''
		? m.catalogue_jp_from({ from: String(Number(from) - 1) })
		: m.catalogue_jp_range({ from, to });
}

type Reason = {
	name: string;
	required: number;
	held: number;
	effect: 'closes' | 'raises' | 'prepares';
	needsAssessment: boolean;
};

/** Why a course is recommended: *Jabatan Anda meminta Rekam medis level 2, bukti terakhir level 1.* */
export function reasonWords({ name, required, held, needsAssessment }: Reason): string {
	const why =
		held === 0
			? m.catalogue_reason_none({ name, required })
			: m.catalogue_reason({ name, required, held });
	return needsAssessment ? `${why} ${m.catalogue_reason_assessment({ required })}` : why;
}
