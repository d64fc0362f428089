/** Leaves the place inside, so that the next in line comes in. */
export type Leave = () => void;

/** Before heavy work: `atOnce` are inside, the others wait in the order they came, at most `longest` of them. */
export function waitingLine({ atOnce, longest }: { atOnce: number; longest: number }) {
	let inside = 0;
	const waiting: (() => void)[] = [];

	function leave() {
		const next = waiting.shift();
		if (next) next();
		else inside -= 1;
	}

	return {
		/** Resolves when there is room inside; null when the line is full already. */
		enter(): Promise<Leave> | null {
			if (inside < atOnce) {
				inside += 1;
				return Promise.resolve(leave);
			}
			if (waiting.length >= longest) return null;
			return new Promise((enter) => waiting.push(() => enter(leave)));
		}
	};
}
