/** One database file: its connections, and whose turn it is to write. */
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Connection } from './connection.ts';
import { WriteTurn, type Patience } from './write-turn.ts';

export class Database {
	readonly turn: WriteTurn;
	readonly #file: string;
	readonly #spare: Connection[] = [];
	readonly #mostSpare: number;
	readonly #memoryBytes: number;
	#epoch = 0;

	constructor(
		file: string,
		{ spare, memoryBytes, ...patience }: Patience & { spare: number; memoryBytes: number }
	) {
		this.#file = file;
		this.#mostSpare = spare;
		this.#memoryBytes = memoryBytes;
		this.turn = new WriteTurn(patience);
	}

	/** The connection used last comes first: its statements are warm. */
	take(): Connection {
		return this.#spare.pop() ?? new Connection(this.#file, this.#memoryBytes, () => this.#epoch);
	}

	giveBack(connection: Connection, mayTransact: boolean) {
		try {
			if (mayTransact) connection.rollBack();
			connection.relax(false);
		} catch {
			connection.tainted = true;
		}
		if (connection.tainted || this.#spare.length >= this.#mostSpare) connection.close();
		else this.#spare.push(connection);
	}

	schemaChanged() {
		this.#epoch += 1;
	}

	/** All that was committed until now is on the disk. Off this thread: readers go on. */
	async sync() {
		const log = await this.#log();
		// Nothing was ever written here.
		if (!log) return;
		try {
			await log.datasync();
		} finally {
			await log.close();
		}
	}

	/** The log begins with the first write; a file that was moved away takes none. */
	async #log() {
		try {
			return await open(`${this.#file}-wal`, 'r+');
		} catch (error) {
			if (!existsSync(this.#file)) throw error;
			return null;
		}
	}

	close() {
		for (const connection of this.#spare.splice(0)) connection.close();
	}
}
