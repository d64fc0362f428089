/**
 * The open streams of one database. A client names its stream by a baton that is good for one
 * request; a stream that hears nothing for a while is closed, and its transaction rolled back.
 */
import { randomBytes } from 'node:crypto';
import { HranaError, ProtocolError } from './errors.ts';
import type { Database } from './database.ts';
import { Stream, type StreamLimits } from './stream.ts';

type Open = { stream: Stream; turn: number; timer: NodeJS.Timeout | null };

const REMEMBER_EXPIRED_MS = 300_000;
/** Each open stream holds a connection of its own. */
const MOST_OPEN = 500;

export class Streams {
	readonly #database: Database;
	readonly #limits: StreamLimits & { idleMs: number };
	readonly #open = new Map<string, Open>();
	readonly #expired = new Map<string, number>();

	constructor(database: Database, limits: StreamLimits & { idleMs: number }) {
		this.#database = database;
		this.#limits = limits;
	}

	get inTransaction() {
		return [...this.#open.values()].some(({ stream }) => stream.inTransaction);
	}

	/** A new stream, or the one of this baton; it is nobody else's until `release`. */
	acquire(baton: string | null): { id: string | null; stream: Stream } {
		if (baton === null) {
			if (this.#open.size >= MOST_OPEN) {
				throw new HranaError('TRANSACTION_BUSY', 'Too many streams are open');
			}
			return { id: null, stream: new Stream(this.#database, this.#limits) };
		}

		const [id = '', turn] = baton.split('.');
		const open = this.#open.get(id);
		if (!open || open.stream.isClosed) throw this.#gone(id);
		if (open.timer === null || String(open.turn) !== turn) {
			throw new ProtocolError('BATON_REUSED', 'Received a baton that has already been used');
		}
		clearTimeout(open.timer);
		open.timer = null;
		open.stream.wake();
		return { id, stream: open.stream };
	}

	/** The baton for the next request, or null when the stream was closed. */
	release(id: string | null, stream: Stream): string | null {
		if (stream.isClosed) {
			if (id !== null) this.#open.delete(id);
			return null;
		}
		const { baton, open } = this.#announce(id, stream);
		open.timer = setTimeout(() => stream.expire(), this.#limits.idleMs);
		open.timer.unref();
		stream.rest();
		return baton;
	}

	/** A cursor tells the next baton before its work begins; it is good once that has ended. */
	reserve(id: string | null, stream: Stream) {
		const { name, baton, open } = this.#announce(id, stream);
		open.turn -= 1;
		return { id: name, baton };
	}

	#announce(id: string | null, stream: Stream) {
		const name = id ?? randomBytes(16).toString('base64url');
		const open: Open = { stream, turn: (this.#open.get(name)?.turn ?? 0) + 1, timer: null };
		this.#open.set(name, open);
		stream.whenExpired = () => this.#forget(name);
		return { name, open, baton: `${name}.${open.turn}` };
	}

	/** The client is gone or broke the protocol. */
	drop(id: string | null, stream: Stream) {
		stream.close();
		if (id !== null) this.#open.delete(id);
	}

	closeAll() {
		for (const [id, { stream, timer }] of this.#open) {
			if (timer) clearTimeout(timer);
			this.drop(id, stream);
		}
	}

	#forget(id: string) {
		const open = this.#open.get(id);
		if (open?.timer) clearTimeout(open.timer);
		this.#open.delete(id);
		const now = Date.now();
		this.#expired.set(id, now);
		for (const [old, at] of this.#expired) {
			if (now - at < REMEMBER_EXPIRED_MS) break;
			this.#expired.delete(old);
		}
	}

	#gone(id: string) {
		return this.#expired.has(id)
			? new HranaError('STREAM_EXPIRED', 'The stream has expired due to inactivity')
			: new ProtocolError('BATON_INVALID', 'Received an invalid baton');
	}
}
