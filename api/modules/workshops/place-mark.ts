import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { placeWords, type Said } from './place-words.ts';

/** Puts one word about one participant where it belongs; true when it stands. */
export async function placeMark(
	tx: Tx,
	call: Call,
	{ sessionId, ...said }: Said & { sessionId: string }
) {
	const [placed] = await placeWords(tx, call, { sessionId, said: [said] });
	return { placed: placed !== undefined && placed.isNew && !placed.superseded };
}
