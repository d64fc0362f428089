import { and, eq, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { subtreeRange } from '#api/domain/org-tree.ts';
import { Problem } from '#api/http/problem.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { unit } from '#db/schema/organisation.ts';
import { sessionTrainer, trainer, workshopEvent, workshopSession } from '#db/schema/workshops.ts';
import { announced } from './signup-events.ts';

/** The condition that the caller plans an event: all of them, or those that the units they organise for hold. */
export function manageableEvent(call: Call): SQL | undefined {
	const scope = call.scopeOf('workshop.manage');
	switch (scope.kind) {
		case 'all':
			return undefined;
		case 'units':
			return inArray(workshopEvent.unitId, unitsAt(call, scope.unitPaths));
		case 'own':
		case 'none':
			return sql`0`;
	}
}

/** The condition that the caller may see an event: a draft only who plans it or teaches there. */
export function eventInReach(call: Call): SQL | undefined {
	const managed = manageableEvent(call);
	if (!managed) return undefined;
	return or(announced, managed, taughtBy(call));
}

/** The condition that the caller teaches at one of its sessions. */
export const taughtBy = (call: Call) =>
	sql`exists (select 1 from ${workshopSession} s
		join ${sessionTrainer} st on st.session_id = s.id
		join ${trainer} t on t.id = st.trainer_id
		where s.event_id = ${workshopEvent.id} and t.person_id = ${call.actor.personId ?? ''})`;

/** The condition that the caller is in charge of an event: plans it, or teaches there. */
export const chargedEvent = (call: Call): SQL =>
	or(manageableEvent(call) ?? sql`1`, taughtBy(call)) ?? sql`0`;

/** An event that the caller plans, or the answer of one that does not exist. */
export async function managedEvent(db: Tx | ReadDb, call: Call, eventId: string) {
	const found = await db
		.select()
		.from(workshopEvent)
		.where(and(eq(workshopEvent.id, eventId), manageableEvent(call)))
		.get();
	if (!found) throw new Problem('not-found');
	return found;
}

/** The unit that shall hold an event lies within the caller's reach; null is the whole agency. */
export async function refuseUnitOutOfReach(db: Tx, call: Call, unitId: string | null) {
	const scope = call.scopeOf('workshop.manage');
	const paths = scope.kind === 'units' ? scope.unitPaths : [];
	if (unitId === null && scope.kind === 'all') return;
	const known =
		unitId !== null &&
		(await db
			.select({ id: unit.id })
			.from(unit)
			.where(and(eq(unit.id, unitId), scope.kind === 'all' ? undefined : within(paths)))
			.get());
	if (!known)
		throw new Problem('invalid-input', { errors: [{ pointer: '/unitId', code: 'not-yours' }] });
}

const unitsAt = (call: Call, paths: readonly string[]) =>
	call.db.select({ id: unit.id }).from(unit).where(within(paths));

/** The condition that a unit lies within one of `paths`. */
export function within(paths: readonly string[]) {
	const ranges = paths.map((path) => {
		const { from, below } = subtreeRange(path);
		return and(gte(unit.path, from), lt(unit.path, below));
	});
	return ranges.length > 0 ? or(...ranges) : sql`0`;
}
