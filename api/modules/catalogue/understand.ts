import { like, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { isMendable, matchOf, neighboursOf, partsOf, wordsOf } from '#api/domain/search-words.ts';

/** The vocabulary of one agency's catalogue is some thousand words; these are the ones like those typed. */
const candidatesAtMost = 3000;

export type Understood = {
	match: string;
	/** The search with its words mended, when one was. */
	understoodAs: string | null;
};

/** What a search means, or null when it holds no word at all. One round trip. */
export async function understand(call: Call, q: string | undefined): Promise<Understood | null> {
	const words = wordsOf(q ?? '');
	if (words.length === 0) return null;

	const vocabulary = await similarWords(call, words);
	const typed = words.map((word) => ({ word, neighbours: neighboursOf(word, vocabulary) }));
	const mended = typed.some(({ neighbours }) => neighbours.length > 0);
	return {
		match: matchOf(typed),
		understoodAs: mended
			? typed.map(({ word, neighbours }) => neighbours[0] ?? word).join(' ')
			: null
	};
}

/** Words of the index that share a part with a typed one: see `partsOf`. */
async function similarWords(call: Call, words: readonly string[]) {
	const mendable = words.filter(isMendable);
	if (mendable.length === 0) return [];
	const term = sql<string>`term`;
	const rows = await call.db
		.select({ term })
		.from(sql`course_word`)
		.where(
			or(
				...mendable.flatMap((word) => [
					like(term, `${word}%`),
					...partsOf(word).map((part) => sql`instr(term, ${part}) > 0`)
				])
			)
		)
		.limit(candidatesAtMost);
	return rows.map((row) => row.term);
}
