/**
 * Writers of one database take turns, first come first served. SQLite's own lock is only a
 * second guard: it would make this single thread sleep.
 */
import { busy } from './errors.ts';

export type Writer = {
	/** Milliseconds since its client was last heard of; 0 while a request of its runs. */
	idleFor(): number;
	/** Rolls back and gives the turn away. */
	expire(): void;
};

type Waiting = { writer: Writer; enter: () => void; refuse: (reason: Error) => void };

export type Patience = {
	/** How long a writer waits before it is told SQLITE_BUSY. */
	waitMs: number;
	/** How long a transaction may stand idle while others wait for it. */
	holdMs: number;
};

export class WriteTurn {
	#holder: Writer | null = null;
	#waiting: Waiting[] = [];
	#watch: ReturnType<typeof setInterval> | undefined;
	readonly #patience: Patience;

	constructor(patience: Patience) {
		this.#patience = patience;
	}

	isHeldBy(writer: Writer) {
		return this.#holder === writer;
	}

	async enter(writer: Writer): Promise<void> {
		if (this.#holder === writer) return;
		if (this.#holder === null) {
			this.#holder = writer;
			return;
		}
		this.#watchHolder();
		let timer: ReturnType<typeof setTimeout> | undefined;
		try {
			await new Promise<void>((enter, refuse) => {
				this.#waiting.push({ writer, enter, refuse });
				timer = setTimeout(() => this.cancel(writer), this.#patience.waitMs);
			});
		} finally {
			clearTimeout(timer);
		}
	}

	leave(writer: Writer) {
		if (this.#holder !== writer) return;
		const next = this.#waiting.shift();
		this.#holder = next?.writer ?? null;
		if (this.#waiting.length === 0) this.#stopWatching();
		next?.enter();
	}

	/** Ends the wait of a writer that gave up or whose client is gone. */
	cancel(writer: Writer) {
		if (this.#waiting.length === 0) return;
		const given = this.#waiting.filter((each) => each.writer === writer);
		this.#waiting = this.#waiting.filter((each) => each.writer !== writer);
		if (this.#waiting.length === 0) this.#stopWatching();
		for (const { refuse } of given) refuse(busy());
	}

	#watchHolder() {
		this.#watch ??= setInterval(() => {
			const holder = this.#holder;
			if (holder && holder.idleFor() > this.#patience.holdMs) holder.expire();
		}, 100);
	}

	#stopWatching() {
		clearInterval(this.#watch);
		this.#watch = undefined;
	}
}
