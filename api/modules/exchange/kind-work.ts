/** What the verbs of an import need from a kind: its plan against the database, and its writing. */
import type { Call } from '#api/call.ts';
import type { PlannedRow } from '#api/domain/import/plan.ts';
import type { ReadRow } from '#api/domain/import/read-rows.ts';
import type { ReadDb, Tx } from '#db/client.ts';

/** Reads of a plan run before a transaction for the preview, and inside it when applied. */
export type Reader = Pick<ReadDb, 'select'>;

export type Prepared = {
	rows: PlannedRow<unknown>[];
	/** Writes what the valid rows say. */
	apply: (tx: Tx) => Promise<void>;
};

export type KindWork<Key extends string> = (given: {
	db: Reader;
	call: Call;
	rows: readonly ReadRow<Key>[];
}) => Promise<Prepared>;

/** Plans once, and keeps what the plan knew for the writing. */
export function prepared<Write>(
	rows: PlannedRow<Write>[],
	write: (tx: Tx, writes: Write[]) => Promise<void>
): Prepared {
	const writes = rows.flatMap((row) => (row.write === null ? [] : [row.write]));
	return { rows, apply: async (tx) => (writes.length > 0 ? write(tx, writes) : undefined) };
}

/** The last word on each identity: later rows of a file never contradict, they only add. */
export const textOrNull = (text: string) => (text === '' ? null : text);
