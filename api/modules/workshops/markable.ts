import type { Call } from '#api/call.ts';
import { mayMark } from '#api/domain/attendance.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { attendanceRefusal } from './attendance-refusal.ts';
import { visibleSession, type SessionRow } from './attendance-visible.ts';

/** A session that the caller may mark now. */
export async function markableSession(
	tx: Tx | ReadDb,
	call: Call,
	sessionId: string
): Promise<SessionRow> {
	const found = await visibleSession(tx, call, sessionId);
	const may = mayMark({ sealedAt: found.session.sealedAt, eventStatus: found.event.status });
	if (!may.ok) throw attendanceRefusal(may.error);
	return found;
}
