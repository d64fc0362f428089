import type { Call } from '#api/call.ts';
import { signTombstone } from '#api/modules/identity/index.ts';
import type { Tx } from '#db/client.ts';
import { tombstone } from '#db/schema/privacy.ts';
import { stoneText } from './stone-text.ts';

type Stone = Omit<typeof tombstone.$inferInsert, 'id' | 'by' | 'at' | 'signature'>;

/** Writes the tombstone of what is about to go; the guards open for nothing else. */
export async function bury(tx: Tx, call: Call, stone: Stone): Promise<string> {
	const row = { id: call.newId('tmb'), ...stone, by: call.actor.id, at: call.now };
	const signature = await signTombstone(call, stoneText(row));
	await tx.insert(tombstone).values({ ...row, signature });
	return row.id;
}
