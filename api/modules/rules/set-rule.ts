import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { rule } from '#db/schema/rules.ts';
import { placeOf } from './place.ts';

type NewValue = {
	key: string;
	value: unknown;
	validFrom: string;
	legalBasis: string;
	note?: string | null;
};

/** A new row for a rule, and the end of the row before it; what held before that day stays as it was. */
export async function setRule(tx: Tx, call: Call, { key, note, ...given }: NewValue) {
	const versions = await tx.select().from(rule).where(eq(rule.key, key));
	const { validTo, endings } = placeOf(call, versions, given.validFrom);
	for (const end of endings) {
		await tx.update(rule).set({ validTo: end.validTo }).where(eq(rule.id, end.id));
	}
	const id = call.newId('rul');
	await tx.insert(rule).values({
		id,
		key,
		...given,
		validTo,
		note: note ?? null,
		changedBy: call.actor.id,
		changedAt: call.now
	});
	return id;
}
