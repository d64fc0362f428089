/** Work units: new ones, changed ones, and the paths of everything below a unit that moved. */
import type { Call } from '#api/call.ts';
import { unitPathOf } from '#api/domain/org-tree.ts';
import { planUnits, type UnitCells, type UnitWrite } from '#api/domain/import/plans/units.ts';
import type { UnitKey } from '#api/domain/import/kinds/units.ts';
import type { Tx } from '#db/client.ts';
import { insertMany, updateMany } from '#db/many-rows.ts';
import { unit } from '#db/schema/organisation.ts';
import { prepared, textOrNull, type KindWork } from '../kind-work.ts';
import { recordChanges, type Recorded } from '../record-changes.ts';

type Row = typeof unit.$inferSelect;

export const workUnits: KindWork<UnitKey> = async ({ db, call, rows }) => {
	const stored = await db.select().from(unit);
	const codeOf = new Map(stored.map(({ id, code }) => [id, code]));
	const known = new Map(stored.map((row) => [row.code, cellsOf(row, codeOf)]));
	const plan = planUnits({ rows, known, today: call.today });
	return prepared(plan, (tx, writes) => writeUnits({ tx, call, stored, known, writes }));
};

const cellsOf = (row: Row, codeOf: ReadonlyMap<string, string>): UnitCells => ({
	kode: row.code,
	nama: row.name,
	jenis: row.kind,
	kodeInduk: row.parentId ? (codeOf.get(row.parentId) ?? '') : '',
	unorId: row.siasnId ?? '',
	berlakuMulai: row.validFrom,
	berlakuSampai: row.validTo ?? '',
	kodeWilayah: row.regionCode ?? ''
});

async function writeUnits(given: {
	tx: Tx;
	call: Call;
	stored: readonly Row[];
	known: ReadonlyMap<string, UnitCells>;
	writes: UnitWrite[];
}) {
	const { tx, call, stored, known, writes } = given;
	const byCode = new Map(stored.map((row) => [row.code, row]));
	const idOf = new Map(stored.map(({ code, id }) => [code, id]));
	for (const { cells } of writes) {
		if (!idOf.has(cells.kode)) idOf.set(cells.kode, call.newId('unt'));
	}

	const after = new Map(stored.map((row) => [row.id, row]));
	for (const { cells } of writes) {
		const row = rowOf(cells, { idOf, before: byCode.get(cells.kode), now: call.now });
		after.set(row.id, row);
	}
	for (const row of after.values()) after.set(row.id, { ...row, path: pathOf(row, after) });

	const ids = new Set(stored.map(({ id }) => id));
	const touched = new Set(writes.map(({ cells }) => idOf.get(cells.kode)));
	const moved = (row: Row) => byCode.get(row.code)?.path !== row.path;
	const rows = [...after.values()];
	await insertMany(tx, unit, parentsFirst(rows.filter(({ id }) => !ids.has(id))));
	await updateMany(tx, unit, {
		keys: ['id'],
		rows: rows.filter((row) => ids.has(row.id) && (touched.has(row.id) || moved(row)))
	});
	await recordChanges(tx, call, {
		kind: 'unit',
		records: writes.map((write) => recorded(write, idOf, known))
	});
}

const recorded = (
	{ cells }: UnitWrite,
	idOf: ReadonlyMap<string, string>,
	known: ReadonlyMap<string, UnitCells>
): Recorded => ({ id: idOf.get(cells.kode) ?? '', before: known.get(cells.kode), after: cells });

function rowOf(
	cells: UnitCells,
	{ idOf, before, now }: { idOf: ReadonlyMap<string, string>; before: Row | undefined; now: Date }
): Row {
	return {
		id: idOf.get(cells.kode) ?? '',
		code: cells.kode,
		name: cells.nama,
		kind: cells.jenis,
		parentId: cells.kodeInduk ? (idOf.get(cells.kodeInduk) ?? null) : null,
		path: before?.path ?? '',
		siasnId: textOrNull(cells.unorId),
		regionCode: textOrNull(cells.kodeWilayah),
		headPersonId: before?.headPersonId ?? null,
		validFrom: cells.berlakuMulai,
		validTo: textOrNull(cells.berlakuSampai),
		updatedAt: now
	};
}

/** The plan has refused cycles, so the climb ends at a root. */
function pathOf(row: Row, rows: ReadonlyMap<string, Row>): string {
	const parent = row.parentId ? rows.get(row.parentId) : undefined;
	return unitPathOf(row.id, parent ? pathOf(parent, rows) : null);
}

const parentsFirst = (rows: Row[]) => rows.toSorted((a, b) => a.path.length - b.path.length);
