import type { Call } from '#api/call.ts';
import { sessionOut } from './attendance-visible.ts';
import { markableSession } from './markable.ts';
import { staticCode } from './static-code.ts';

/** What is printed at the door of a hall: whoever scans it waits for the trainer's word. */
export async function getStaticCode(call: Call, { sessionId }: { sessionId: string }) {
	const found = await markableSession(call.db, call, sessionId);
	return { session: sessionOut(found), code: await staticCode(call, sessionId) };
}
