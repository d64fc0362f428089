/** Everything a verb may reach: who asks, what time it is, the rules, and the database. */
import type { BatchItem, BatchResponse } from 'drizzle-orm/batch';
import { and, eq, sql } from 'drizzle-orm';
import type { Db, ReadDb, Tx } from '#db/client.ts';
import { auditEvent, request } from '#db/schema/audit.ts';
import { civilDateOf, type CivilDate, type TimeZone } from './domain/period.ts';
import { can, scopeOf, type Grant, type Permission, type Scope } from './domain/permissions.ts';
import type { Services, Settings } from './http/settings.ts';
import { Problem } from './http/problem.ts';
import { newId } from './ids.ts';
import { rulesOn, type Rules } from './rules.ts';

/** Who asks. `personId` is null for the console, for jobs and for strangers. */
export type Actor = {
	kind: 'person' | 'console' | 'system' | 'stranger';
	id: string;
	personId: string | null;
	userId: string | null;
	sessionId: string | null;
	grants: readonly Grant[];
	/** Set while an admin sees the portal as this person: `id` is the admin, and nothing may be written. */
	viewing?: Viewing | null;
	/** The rule asks the second step of this account, which has none yet: until then it may do nothing. */
	secondStepMissing?: boolean;
};
export type Viewing = { until: Date };

/** What a transaction did: the subject of the audit row, and the answer, which is plain JSON. */
export type Change<T> = { subject: string; before?: unknown; after?: unknown; result: T };

type Statements = Readonly<[BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]>;

export type CallGiven = {
	db: Db;
	actor: Actor;
	now: Date;
	/** When the request reached the portal; a full hall may wait before the Worker begins at `now`. */
	arrivedAt: Date;
	requestId: string;
	address: string;
	device: string;
	settings: Settings;
	services: Services;
	zone: TimeZone;
	/** Idempotency-Key of this request with the hash of its input. */
	key: { value: string; inputHash: string } | null;
	/** Runs after the answer was sent; nothing acknowledged may depend on it. */
	later: (work: Promise<unknown>) => void;
};

const idempotentRetries = 5;

export class Call {
	readonly actor: Actor;
	readonly now: Date;
	readonly arrivedAt: Date;
	readonly address: string;
	readonly device: string;
	readonly requestId: string;
	readonly settings: Settings;
	readonly services: Services;
	readonly zone: TimeZone;
	readonly later: (work: Promise<unknown>) => void;
	readonly #given: CallGiven;
	#rules: Promise<Rules> | null = null;

	constructor(given: CallGiven) {
		this.#given = given;
		this.actor = given.actor;
		this.now = given.now;
		this.arrivedAt = given.arrivedAt;
		this.address = given.address;
		this.device = given.device;
		this.requestId = given.requestId;
		this.settings = given.settings;
		this.services = given.services;
		this.zone = given.zone;
		this.later = given.later;
	}

	/** The same moment as the system: work that follows from a write and is nobody's request. */
	asSystem(): Call {
		const actor: Actor = {
			kind: 'system',
			id: 'system',
			personId: null,
			userId: null,
			sessionId: null,
			grants: []
		};
		return new Call({ ...this.#given, actor, key: null });
	}

	/** Work that outlives the request of the one who asked for it: no key, and the books name the asker. */
	inNameOf(askedBy: string): Call {
		const { actor } = this.asSystem();
		return new Call({ ...this.#given, actor: { ...actor, id: askedBy }, key: null });
	}

	/** Reads outside a transaction; typed so that it cannot write. */
	get db(): ReadDb {
		return this.#given.db;
	}

	/** Today in the agency's zone. */
	get today(): CivilDate {
		return civilDateOf(this.now, this.zone);
	}

	newId(prefix: string) {
		return newId(prefix);
	}

	/** The rules in force today, read once. */
	rules(): Promise<Rules> {
		this.#rules ??= rulesOn(this.db, this.today);
		return this.#rules;
	}

	can(permission: Permission) {
		return this.isTrusted || can(this.actor.grants, permission);
	}

	scopeOf(permission: Permission): Scope {
		return this.isTrusted ? { kind: 'all' } : scopeOf(this.actor.grants, permission);
	}

	/** The console and the jobs: no person, every permission, audited like everybody. */
	get isTrusted() {
		return this.actor.kind === 'console' || this.actor.kind === 'system';
	}

	/** The caller's own person, or the problem of not being signed in. */
	get me(): string {
		if (!this.actor.personId) throw new Problem('not-signed-in');
		return this.actor.personId;
	}

	/** Several independent reads in one round trip. */
	readAll<T extends Statements>(reads: T): Promise<BatchResponse<T>> {
		return this.#given.db.batch(reads);
	}

	/** The same for verbs that read inside a transaction or outside one: statements asked for together travel together. */
	async readAllOn<T extends Statements>(db: ReadDb | Tx, reads: T): Promise<BatchResponse<T>> {
		return db === this.db
			? this.readAll(reads)
			: asBatch<T>(await Promise.all(reads.map(answerOf)));
	}

	/**
	 * One transaction, one audit row, one remembered answer. There is no other way to write.
	 * The same Idempotency-Key returns the first answer; with another input it is refused.
	 */
	async write<T>(action: string, change: (tx: Tx) => Promise<Change<T>>): Promise<T> {
		if (this.actor.viewing) throw new Problem('viewing-read-only');
		return retryWhenBusy(() =>
			this.#given.db.transaction(
				async (tx) => {
					const known = await this.#answerBefore(tx, action);
					if (known) return answered<T>(known.answer);

					const { subject, before, after, result } = await change(tx);
					await this.#conclude(tx, { action, subject, before, after, result });
					return result;
				},
				{ behavior: 'immediate' }
			)
		);
	}

	/** The answer that this key had before, for work outside that a second turn must not do again. */
	async rememberedAnswer<T>(action: string): Promise<T | null> {
		const known = await this.#answerBefore(this.db, action);
		return known && answered<T>(known.answer);
	}

	/**
	 * One batch in one round trip, for what many do in the same second. `change` holds its own guard in SQL and an id
	 * made by the client, so that sending it twice changes nothing; the audit row is written only if it changed
	 * something. `then` runs after both, in the same transaction; its answers are returned.
	 */
	async writeAll<T extends Statements>(
		action: string,
		given: { change: BatchItem<'sqlite'>; subject: string; after: unknown; then: T }
	): Promise<BatchResponse<T>> {
		if (this.actor.viewing) throw new Problem('viewing-read-only');
		const db = this.#given.db;
		const audit =
			db.run(sql`insert into ${auditEvent} (id, at, actor_id, action, subject, after, request_id)
			select ${newId('aud')}, ${this.now.getTime()}, ${this.actor.id}, ${action}, ${given.subject},
				${JSON.stringify(given.after)}, ${this.requestId} where changes() > 0`);
		const [, , ...answers] = await retryWhenBusy(() =>
			db.batch([given.change, audit, ...given.then])
		);
		return answersOf<T>(answers);
	}

	async #answerBefore(tx: Tx | ReadDb, action: string) {
		const { key } = this.#given;
		if (!key) return null;
		const known = await tx
			.select()
			.from(request)
			.where(and(eq(request.actorId, this.actor.id), eq(request.key, key.value)))
			.get();
		if (!known) return null;
		if (known.inputHash !== key.inputHash || known.action !== action) {
			throw new Problem('idempotency-key-reused');
		}
		return known;
	}

	async #conclude(tx: Tx, done: { action: string } & Change<unknown>) {
		const { key } = this.#given;
		const { action, subject, before, after, result } = done;
		const at = this.now;
		const audit = tx.insert(auditEvent).values({
			id: newId('aud'),
			at,
			actorId: this.actor.id,
			action,
			subject,
			before,
			after,
			requestId: this.requestId
		});
		if (!key) return void (await audit);
		const answer = tx.insert(request).values({
			actorId: this.actor.id,
			key: key.value,
			action,
			inputHash: key.inputHash,
			answer: result ?? null,
			at
		});
		// Asked for together, both travel in one round trip.
		await Promise.all([audit, answer]);
	}

	/** One audit row by itself: refusals and reads that must leave a trace. */
	async note(action: string, subject: string, told: { after?: unknown; actorId?: string } = {}) {
		await this.#given.db.insert(auditEvent).values({
			id: newId('aud'),
			at: this.now,
			actorId: told.actorId ?? this.actor.id,
			action,
			subject,
			after: told.after,
			requestId: this.requestId
		});
	}

	/** One line for the log of whoever runs the portal; names nobody. */
	warn(event: string, told: Record<string, string>) {
		console.warn(JSON.stringify({ level: 'warn', event, requestId: this.requestId, ...told }));
	}

	/** For books of their own (sessions, attempts, the progress and preview of an import): never the truth of a register. */
	get store(): Db {
		return this.#given.db;
	}
}

/** A statement runs when it is awaited. */
const answerOf = async (read: unknown): Promise<unknown> => read;

/** Awaited one by one, the answers are those of a batch. */
const asBatch = <T extends Statements>(answers: unknown) => answers as BatchResponse<T>;

/** The stored answer was made by the same action with the same input. */
const answered = <T>(answer: unknown) => answer as T;

/** The answers of the statements that follow the change and its audit row. */
const answersOf = <T extends Statements>(answers: unknown) => answers as BatchResponse<T>;

async function retryWhenBusy<T>(work: () => Promise<T>): Promise<T> {
	for (let turn = 1; ; turn++) {
		try {
			return await work();
		} catch (error) {
			if (turn >= idempotentRetries || !isBusy(error)) throw error;
			await new Promise((wake) => setTimeout(wake, 20 * turn));
		}
	}
}

const isBusy = (error: unknown): boolean =>
	error instanceof Error &&
	(/SQLITE_BUSY/.test('code' in error ? `${String(error.code)} ${error.message}` : error.message) ||
		isBusy(error.cause));
