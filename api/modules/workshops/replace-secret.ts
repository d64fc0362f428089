import type { Call } from '#api/call.ts';
import { visibleSession } from './attendance-visible.ts';
import { nextSecret } from './next-secret.ts';

/** A device that showed the code is lost: what it knows is worth nothing from now on; who is in charge loads the next. */
export async function replaceSecret(call: Call, { sessionId }: { sessionId: string }) {
	return call.write('session-secret.replaced', async (tx) => {
		const { session } = await visibleSession(tx, call, sessionId);
		const secretNumber = await nextSecret(tx, call, session);
		return {
			subject: `session:${sessionId}`,
			before: { secretNumber: session.secretNumber },
			after: { secretNumber },
			result: { secretNumber }
		};
	});
}
