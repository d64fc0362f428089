/** Levels held on day one: proofs with HR's word, each counting as the rules say for its source. */
import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { evidenceKinds, type EvidenceKind } from '#api/domain/competency.ts';
import type { LevelKey } from '#api/domain/import/kinds/levels.ts';
import {
	levelIdentity,
	planLevels,
	type LevelCells,
	type LevelWrite
} from '#api/domain/import/plans/levels.ts';
import { appendEvidence, voidEvidence } from '#api/modules/competencies/index.ts';
import type { Tx } from '#db/client.ts';
import { competency, evidence } from '#db/schema/competencies.ts';
import { prepared, textOrNull, type KindWork, type Reader } from '../kind-work.ts';
import { numbersOf } from './person-numbers.ts';

type Row = typeof evidence.$inferSelect;
const sourceType = 'import';

export const workLevels: KindWork<LevelKey> = async ({ db, call, rows }) => {
	const people = await numbersOf(
		db,
		rows.map(({ cells }) => cells.nip)
	);
	const competencies = await db
		.select({ id: competency.id, code: competency.code })
		.from(competency);
	const stored = await liveProofs(db, [...people.values()]);

	const nipOf = new Map([...people].map(([nip, id]) => [id, nip]));
	const codeOf = new Map(competencies.map(({ id, code }) => [id, code]));
	const known = stored.map((row) => ({ row, cells: cellsOf(row, { nipOf, codeOf }) }));
	const plan = planLevels(rows, {
		levels: new Map(known.map(({ cells }) => [levelIdentity(cells), cells])),
		nips: new Set(people.keys()),
		competencyCodes: new Set(competencies.map(({ code }) => code)),
		today: call.today
	});
	const before = new Map(known.map(({ row, cells }) => [levelIdentity(cells), row]));
	const competencyIds = new Map(competencies.map(({ id, code }) => [code, id]));
	return prepared(plan, (tx, writes) =>
		writeLevels({ tx, call, writes, before, people, competencyIds })
	);
};

const liveProofs = (db: Reader, personIds: readonly string[]): Promise<Row[]> =>
	db
		.select()
		.from(evidence)
		.where(
			sql`${evidence.personId} in (select value from json_each(${JSON.stringify(personIds)}))
				and ${evidence.sourceType} = ${sourceType} and ${evidence.voidsId} is null
				and not exists (select 1 from evidence v where v.voids_id = ${evidence.id})`
		);

const cellsOf = (
	row: Row,
	given: { nipOf: ReadonlyMap<string, string>; codeOf: ReadonlyMap<string, string> }
): LevelCells => ({
	nip: given.nipOf.get(row.personId) ?? '',
	kodeKompetensi: given.codeOf.get(row.competencyId) ?? '',
	level: String(row.level),
	tanggal: row.occurredOn,
	sumber: row.kind,
	dokumen: row.document ?? ''
});

async function writeLevels(given: {
	tx: Tx;
	call: Call;
	writes: readonly LevelWrite[];
	before: ReadonlyMap<string, Row>;
	people: ReadonlyMap<string, string>;
	competencyIds: ReadonlyMap<string, string>;
}) {
	const { tx, call, writes, before, people, competencyIds } = given;
	for (const { identity } of writes) {
		const old = before.get(identity);
		if (old) await voidEvidence(tx, call, { type: sourceType, id: old.sourceId });
	}
	await appendEvidence(
		tx,
		call,
		writes.map(({ cells }) => ({
			personId: people.get(cells.nip) ?? '',
			competencyId: competencyIds.get(cells.kodeKompetensi) ?? '',
			level: Number(cells.level),
			kind: kindOf(cells.sumber),
			occurredOn: cells.tanggal,
			sourceType,
			sourceId: call.newId('lvi'),
			document: textOrNull(cells.dokumen),
			verified: kindOf(cells.sumber) !== 'self'
		}))
	);
}

const kindOf = (text: string): EvidenceKind =>
	evidenceKinds.find((kind) => kind === text) ?? 'self';
