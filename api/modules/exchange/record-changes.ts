/** The history of registers: what each field said before, once there was a before. People have their own, erasable one. */
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { insertMany } from '#db/many-rows.ts';
import { recordChange, type RecordKind } from '#db/schema/organisation.ts';

export type Recorded = {
	id: string;
	before: Record<string, string> | undefined;
	after: Record<string, string>;
};

export async function recordChanges(
	tx: Tx,
	call: Call,
	given: { kind: RecordKind; records: readonly Recorded[] }
) {
	const known = given.records.filter(({ before }) => before !== undefined);
	const rows = known.flatMap(({ id: recordId, before, after }) =>
		Object.entries(after)
			.filter(([field, text]) => (before?.[field] ?? '') !== text)
			.map(([field, text]) => ({
				id: call.newId('chg'),
				kind: given.kind,
				recordId,
				at: call.now,
				changedBy: call.actor.id,
				field,
				before: before?.[field] || null,
				after: text || null
			}))
	);
	await insertMany(tx, recordChange, rows);
}
