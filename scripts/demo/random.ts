/** Deterministic chance: the same seed gives the same agency, byte for byte. */
export interface Chance {
	next(): number;
	below(limit: number): number;
	between(from: number, to: number): number;
	happens(share: number): boolean;
	pick<Item>(items: readonly Item[]): Item;
}

/** One independent stream per topic, so that a change in one does not reshuffle the others. */
export function chance(topic: string): Chance {
	let state = [...`malaqbi:${topic}`].reduce(
		(hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619),
		2166136261
	);

	function next(): number {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		between: (from, to) => from + below(to - from + 1),
		happens: (share) => next() < share,
		pick(items) {
			const item = items[below(items.length)];
			if (item === undefined) {
				throw new Error(`nothing to pick from in ${topic}`);
			}
			return item;
		}
	};
}
