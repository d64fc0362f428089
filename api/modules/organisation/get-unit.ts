import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { changesOfRecord, changesOut } from './changes.ts';
import { unitOut } from './unit-out.ts';
import { isUnitWithin, standingOn, unitsInReach, within } from './visible.ts';

/** One unit with what stands above and below it, who leads it, and its history. */
export async function getUnit(call: Call, { unitId }: { unitId: string }) {
	const row = await call.db
		.select()
		.from(unit)
		.where(and(eq(unit.id, unitId), unitsInReach(call, 'organisation.read')))
		.get();
	if (!row) throw new Problem('not-found');

	const [above, below, leaders, staff, changes, [head]] = await call.readAll([
		call.db
			.select()
			.from(unit)
			.where(inArray(unit.id, row.path.split('/').filter(Boolean)))
			.orderBy(unit.path),
		call.db.select().from(unit).where(eq(unit.parentId, unitId)).orderBy(unit.name),
		call.db
			.select({ person, position: position.name })
			.from(appointment)
			.innerJoin(person, eq(person.id, appointment.personId))
			.innerJoin(position, eq(position.id, appointment.positionId))
			.where(and(eq(appointment.unitId, unitId), eq(position.leads, true), standingOn(call.today)))
			.orderBy(person.name),
		call.db
			.select({ count: sql<number>`count(distinct ${appointment.personId})` })
			.from(appointment)
			.innerJoin(unit, eq(unit.id, appointment.unitId))
			.where(and(within(row.path), standingOn(call.today))),
		changesOfRecord(call, 'unit', unitId),
		call.db
			.select()
			.from(person)
			.where(eq(person.id, row.headPersonId ?? ''))
	]);
	const parent = above.find(({ id }) => id === row.parentId);
	return {
		id: row.id,
		code: row.code,
		name: row.name,
		cells: {
			kode: row.code,
			nama: row.name,
			jenis: row.kind,
			kodeInduk: parent?.code ?? '',
			unorId: row.siasnId ?? '',
			berlakuMulai: row.validFrom,
			berlakuSampai: row.validTo ?? '',
			kodeWilayah: row.regionCode ?? ''
		},
		above: above
			.filter(({ id }) => id !== unitId)
			.map(({ id, code, name }) => ({ id, code, name })),
		below: below.map((each) => unitOut(each, call.today)),
		leaders: leaders.map((each) => ({
			id: each.person.id,
			name: nameWithTitles(each.person),
			position: each.position
		})),
		head: head ? { id: head.id, name: nameWithTitles(head) } : null,
		mayNameHead: isUnitWithin(call, 'appointment.edit', row.path),
		staff: staff[0]?.count ?? 0,
		changes: changesOut(changes)
	};
}
