import { keyedToken } from '#api/auth/keys.ts';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { tombstone } from '#db/schema/privacy.ts';
import { stoneText } from './stone-text.ts';

type Stone = Omit<typeof tombstone.$inferInsert, 'id' | 'by' | 'at' | 'signature'>;

/** Writes the tombstone of what is about to go; the guards open for nothing else. */
export async function bury(tx: Tx, call: Call, stone: Stone): Promise<string> {
	const row = { id: call.newId('tmb'), ...stone, by: call.actor.id, at: call.now };
	const text = stoneText(row);
	const signature = await keyedToken(call.settings.APP_SECRET, { purpose: 'tombstone', text });
	await tx.insert(tombstone).values({ ...row, signature });
	return row.id;
}
