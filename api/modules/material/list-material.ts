import type { Call } from '#api/call.ts';
import { mayPack, packLimit } from '#api/domain/material.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import type { MaterialList } from './contract.ts';
import {
	heldOf,
	heldRead,
	limitsOf,
	materialOut,
	materialRuleKeys,
	materialsRead,
	packOf,
	rowsFor,
	sessionOut
} from './material-rows.ts';
import { eventRead, sessionsRead } from './visible.ts';

/** What is handed out at an event: to a participant what is to be seen now, to a trainer everything. One round trip. */
export async function listMaterial(
	call: Call,
	{ eventId }: { eventId: string }
): Promise<MaterialList> {
	const [[event], sessions, found, held, rules] = await call.readAll([
		eventRead(call.db, call, eventId),
		sessionsRead(call.db, eventId),
		materialsRead(call.db, eventId),
		heldRead(call.db, eventId),
		rulesQuery(call.db, call.today, materialRuleKeys)
	]);
	if (!event) throw new Problem('not-found');

	const mayPublish = Boolean(event.publishes);
	const rows = rowsFor(call, { rows: found, sessions, all: mayPublish });
	const pack = packOf(rows.flatMap(({ file }) => file ?? []));
	return {
		eventId,
		course: event.course,
		number: event.number,
		sessions: sessions.map(sessionOut),
		mayPublish,
		items: rows.map((row) => materialOut(row, sessions, call.now)),
		pack: { ...pack, limit: packLimit, fits: mayPack(pack).ok },
		limits: mayPublish ? limitsOf(new Rules(rules), heldOf(held)) : null
	};
}
