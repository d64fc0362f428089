/** Civil servants and their appointments. */
import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import {
	assignmentKinds,
	employmentKinds,
	type AssignmentKind,
	type EmploymentKind
} from '#api/domain/employment.ts';
import type { PersonKey } from '#api/domain/import/kinds/people.ts';
import type { KnownAppointment } from '#api/domain/import/plans/appointment.ts';
import {
	plainRank,
	planPeople,
	type KnownPeople,
	type KnownPerson,
	type OwnCells,
	type PersonWrite
} from '#api/domain/import/plans/people.ts';
import { plainName } from '#api/domain/import/plans/place.ts';
import type { Tx } from '#db/client.ts';
import { insertMany, updateMany } from '#db/many-rows.ts';
import { appointment, person, personChange, position, unit } from '#db/schema/organisation.ts';
import { legalStatus, rank } from '#db/schema/rules.ts';
import { prepared, textOrNull, type KindWork, type Reader } from '../kind-work.ts';

type PersonRow = typeof person.$inferSelect;
type Ids = { units: ReadonlyMap<string, string>; positions: ReadonlyMap<string, string> };

export const workPeople: KindWork<PersonKey> = async ({ db, call, rows }) => {
	const units = await db.select({ id: unit.id, code: unit.code, siasnId: unit.siasnId }).from(unit);
	const positions = await db
		.select({ id: position.id, code: position.code, name: position.name })
		.from(position);
	const ranks = await db.select().from(rank);
	const statuses = await db.select().from(legalStatus);
	const codes = {
		units: new Map(units.map(({ id, code }) => [id, code])),
		positions: new Map(positions.map(({ id, code }) => [id, code]))
	};
	const stored = await peopleOf(
		db,
		rows.map(({ cells }) => cells.nip)
	);
	const known: KnownPeople = {
		people: await knownPeople(db, stored, codes),
		units: new Map(
			units.flatMap(({ code, siasnId }) => [
				[code, code] as const,
				...(siasnId ? [[siasnId.toUpperCase(), code] as const] : [])
			])
		),
		positions: new Set(positions.map(({ code }) => code)),
		positionsByName: byName(positions),
		ranks: new Map(
			ranks.flatMap(({ code, siasnId }) => [
				[plainRank(code), code] as const,
				...(siasnId ? [[siasnId, code] as const] : [])
			])
		),
		legalStatuses: new Map(
			statuses.flatMap(({ code, name }) => [
				[code, code] as const,
				[name.toLowerCase(), code] as const
			])
		),
		today: call.today
	};
	const ids: Ids = {
		units: new Map(units.map(({ id, code }) => [code, id])),
		positions: new Map(positions.map(({ id, code }) => [code, id]))
	};
	return prepared(planPeople(rows, known), (tx, writes) =>
		writePeople({ tx, call, stored, ids, writes })
	);
};

function byName(positions: readonly { code: string; name: string }[]) {
	const codes = new Map<string, string[]>();
	for (const { code, name } of positions)
		codes.set(plainName(name), [...(codes.get(plainName(name)) ?? []), code]);
	return codes;
}

const peopleOf = (db: Reader, nips: readonly string[]): Promise<PersonRow[]> =>
	db
		.select()
		.from(person)
		.where(sql`${person.nip} in (select value from json_each(${JSON.stringify(nips)}))`);

async function knownPeople(
	db: Reader,
	stored: readonly PersonRow[],
	codes: { units: ReadonlyMap<string, string>; positions: ReadonlyMap<string, string> }
): Promise<Map<string, KnownPerson>> {
	const ids = JSON.stringify(stored.map(({ id }) => id));
	const held = await db
		.select()
		.from(appointment)
		.where(sql`${appointment.personId} in (select value from json_each(${ids}))`);
	const byPerson = Map.groupBy(held, ({ personId }) => personId);
	const asKnown = (row: (typeof held)[number]): KnownAppointment => ({
		id: row.id,
		kind: row.kind,
		unitCode: codes.units.get(row.unitId) ?? '',
		positionCode: codes.positions.get(row.positionId) ?? '',
		validFrom: row.validFrom,
		validTo: row.validTo
	});
	return new Map(
		stored.map((row) => [
			row.nip,
			{
				id: row.id,
				cells: ownCellsOf(row),
				appointments: (byPerson.get(row.id) ?? []).map(asKnown)
			}
		])
	);
}

const ownCellsOf = (row: PersonRow): OwnCells => ({
	nip: row.nip,
	gelarDepan: row.frontTitle ?? '',
	nama: row.name,
	gelarBelakang: row.backTitle ?? '',
	statusAsn: row.kind,
	kedudukanHukum: row.legalStatus,
	golongan: row.rankCode ?? '',
	email: row.email ?? '',
	nomorHp: row.phone ?? '',
	tmtKontrak: row.contractStart ?? '',
	selesaiKontrak: row.contractEnd ?? ''
});

async function writePeople(given: {
	tx: Tx;
	call: Call;
	stored: readonly PersonRow[];
	ids: Ids;
	writes: readonly PersonWrite[];
}) {
	const { tx, call, stored, ids, writes } = given;
	const byNip = new Map(stored.map((row) => [row.nip, row]));
	const idOf = new Map(stored.map(({ nip, id }) => [nip, id]));
	for (const { nip } of writes) if (!idOf.has(nip)) idOf.set(nip, call.newId('per'));

	const rows = writes.flatMap(({ nip, own }) =>
		own ? [personRow(own, { id: idOf.get(nip) ?? '', before: byNip.get(nip), now: call.now })] : []
	);
	await insertMany(
		tx,
		person,
		rows.filter(({ nip }) => !byNip.has(nip))
	);
	await updateMany(tx, person, { keys: ['id'], rows: rows.filter(({ nip }) => byNip.has(nip)) });
	await insertMany(
		tx,
		personChange,
		changesOf({ call, writes: writes.filter(({ nip }) => byNip.has(nip)), idOf })
	);
	await writeAppointments({ tx, call, writes, idOf, ids });
}

function personRow(
	own: OwnCells,
	given: { id: string; before: PersonRow | undefined; now: Date }
): PersonRow {
	return {
		id: given.id,
		nip: own.nip,
		name: own.nama,
		frontTitle: textOrNull(own.gelarDepan),
		backTitle: textOrNull(own.gelarBelakang),
		kind: employmentKindOf(own.statusAsn),
		legalStatus: own.kedudukanHukum,
		rankCode: textOrNull(own.golongan),
		email: textOrNull(own.email),
		phone: textOrNull(own.nomorHp),
		contractStart: textOrNull(own.tmtKontrak),
		contractEnd: textOrNull(own.selesaiKontrak),
		siasnId: given.before?.siasnId ?? null,
		createdAt: given.before?.createdAt ?? given.now,
		updatedAt: given.now
	};
}

const changesOf = (given: {
	call: Call;
	writes: readonly PersonWrite[];
	idOf: ReadonlyMap<string, string>;
}) =>
	given.writes.flatMap(({ nip, changes }) =>
		changes.map(({ column, before, after }) => ({
			id: given.call.newId('pch'),
			personId: given.idOf.get(nip) ?? '',
			at: given.call.now,
			changedBy: given.call.actor.id,
			field: column,
			before: textOrNull(before),
			after: textOrNull(after)
		}))
	);

/** Ends come first: a person holds one open definitive position at a time. */
async function writeAppointments(given: {
	tx: Tx;
	call: Call;
	writes: readonly PersonWrite[];
	idOf: ReadonlyMap<string, string>;
	ids: Ids;
}) {
	const { tx, call, writes, idOf, ids } = given;
	const moves = writes.flatMap(({ nip, appointment: write }) =>
		write ? [{ personId: idOf.get(nip) ?? '', write }] : []
	);
	const ends = moves.flatMap(({ write }) => (write.end ? [write.end] : []));
	const revisions = moves.flatMap(({ write }) => (write.revise ? [write.revise] : []));
	const opened = moves.flatMap(({ personId, write: { open } }) =>
		open
			? [
					{
						id: call.newId('apt'),
						personId,
						positionId: ids.positions.get(open.positionCode) ?? '',
						unitId: ids.units.get(open.unitCode) ?? '',
						kind: assignmentKindOf(open.kind),
						validFrom: open.validFrom,
						validTo: open.validTo,
						createdAt: call.now
					}
				]
			: []
	);
	await updateMany(tx, appointment, { keys: ['id'], rows: ends });
	await updateMany(tx, appointment, { keys: ['id'], rows: revisions });
	await insertMany(tx, appointment, opened);
}

const employmentKindOf = (text: string): EmploymentKind =>
	employmentKinds.find((kind) => kind === text) ?? 'PNS';
const assignmentKindOf = (text: string): AssignmentKind =>
	assignmentKinds.find((kind) => kind === text) ?? 'D';
