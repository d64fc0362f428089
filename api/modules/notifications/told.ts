import type { Call } from '#api/call.ts';
import type { Told } from '#api/domain/notification.ts';
import { ToldOut } from './contract.ts';

type Row = { id: string; kind: string; facts: unknown };

/** A stored row as kind and facts. Null, and a line in the log, for one that does not fit: it must not take the others along. */
export function toldOf(call: Pick<Call, 'warn'>, row: Row): Told | null {
	const parsed = ToldOut.safeParse({ kind: row.kind, facts: row.facts });
	if (parsed.success) return parsed.data;
	call.warn('notification-unreadable', { notification: row.id, kind: row.kind });
	return null;
}
