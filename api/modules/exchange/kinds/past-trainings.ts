/** Training of earlier years: the row, its verified JP, and a proof where the catalogue knows the course. */
import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { PastTrainingKey } from '#api/domain/import/kinds/past-trainings.ts';
import {
	pastTrainingIdentity,
	planPastTrainings,
	type PastTrainingCells,
	type PastTrainingWrite
} from '#api/domain/import/plans/past-trainings.ts';
import { appendEvidence } from '#api/modules/competencies/index.ts';
import { postCredits, voidCredit } from '#api/modules/credits/index.ts';
import type { Tx } from '#db/client.ts';
import { insertMany, updateMany } from '#db/many-rows.ts';
import { course, courseCompetency } from '#db/schema/catalogue.ts';
import { pastTraining } from '#db/schema/credits.ts';
import { prepared, textOrNull, type KindWork } from '../kind-work.ts';
import { formCodes } from './form-codes.ts';
import { numbersOf } from './person-numbers.ts';

type Row = typeof pastTraining.$inferSelect;
const sourceType = 'past-training';

export const workPastTrainings: KindWork<PastTrainingKey> = async ({ db, call, rows }) => {
	const people = await numbersOf(
		db,
		rows.map(({ cells }) => cells.nip)
	);
	const nipOf = new Map([...people].map(([nip, id]) => [id, nip]));
	const courses = await db.select({ id: course.id, code: course.code }).from(course);
	const courseCode = new Map(courses.map(({ id, code }) => [id, code]));
	const stored = await db
		.select()
		.from(pastTraining)
		.where(
			sql`${pastTraining.personId} in (select value from json_each(${JSON.stringify([...people.values()])}))`
		);
	const known = stored.map((row) => ({ row, cells: cellsOf(row, { nipOf, courseCode }) }));
	const plan = planPastTrainings(rows, {
		trainings: new Map(known.map(({ cells }) => [pastTrainingIdentity(cells), cells])),
		nips: new Set(people.keys()),
		forms: await formCodes(db),
		courseCodes: new Set(courses.map(({ code }) => code)),
		today: call.today
	});
	const before = new Map(known.map(({ row, cells }) => [pastTrainingIdentity(cells), row]));
	const courseIds = new Map(courses.map(({ id, code }) => [code, id]));
	return prepared(plan, (tx, writes) =>
		writeTrainings({ tx, call, writes, before, people, courseIds })
	);
};

const cellsOf = (
	row: Row,
	given: { nipOf: ReadonlyMap<string, string>; courseCode: ReadonlyMap<string, string> }
): PastTrainingCells => ({
	nip: given.nipOf.get(row.personId) ?? '',
	namaKursus: row.title,
	bentuk: row.formCode,
	jenisDiklatId: '',
	institusiPenyelenggara: row.provider ?? '',
	nomorSertipikat: row.certificateNumber ?? '',
	jumlahJam: String(row.jp),
	tahunKursus: row.endedOn.slice(0, 4),
	tanggalKursus: row.startedOn ?? '',
	tanggalSelesaiKursus: row.endedOn,
	kodePelatihan: row.courseId ? (given.courseCode.get(row.courseId) ?? '') : '',
	id: row.siasnId ?? ''
});

async function writeTrainings(given: {
	tx: Tx;
	call: Call;
	writes: readonly PastTrainingWrite[];
	before: ReadonlyMap<string, Row>;
	people: ReadonlyMap<string, string>;
	courseIds: ReadonlyMap<string, string>;
}) {
	const { tx, call, writes, before, people, courseIds } = given;
	const rows = writes.map(({ cells, identity }): Row => ({
		id: before.get(identity)?.id ?? call.newId('pst'),
		personId: people.get(cells.nip) ?? '',
		title: cells.namaKursus,
		formCode: cells.bentuk,
		provider: textOrNull(cells.institusiPenyelenggara),
		certificateNumber: textOrNull(cells.nomorSertipikat),
		jp: Number(cells.jumlahJam),
		startedOn: textOrNull(cells.tanggalKursus),
		endedOn: cells.tanggalSelesaiKursus,
		courseId: courseIds.get(cells.kodePelatihan) ?? null,
		siasnId: textOrNull(cells.id),
		createdAt: before.get(identity)?.createdAt ?? call.now
	}));
	const known = new Map([...before.values()].map((row) => [row.id, row]));
	const counts = (row: Row) => [row.jp, row.formCode, row.courseId].join('|');
	const recounted = rows.filter((row) => {
		const old = known.get(row.id);
		return old !== undefined && counts(old) !== counts(row);
	});
	const fresh = rows.filter(({ id }) => !known.has(id));

	await insertMany(tx, pastTraining, fresh);
	await updateMany(tx, pastTraining, {
		keys: ['id'],
		rows: rows.filter(({ id }) => known.has(id))
	});
	await voidBefore(tx, call, recounted);
	await postTrainings(tx, call, [...fresh, ...recounted]);
}

/** The ledger is append-only: what counts differently is taken back and posted anew. */
async function voidBefore(tx: Tx, call: Call, rows: readonly Row[]) {
	const ids = JSON.stringify(rows.map(({ id }) => id));
	const live = await tx.all<{ id: string }>(sql`
		select e.id from credit_entry e
		where e.source_type = ${sourceType} and e.source_id in (select value from json_each(${ids}))
			and e.voids_id is null and not exists (select 1 from credit_entry v where v.voids_id = e.id)`);
	for (const { id } of live) await voidCredit(tx, call, id);
}

async function postTrainings(tx: Tx, call: Call, rows: readonly Row[]) {
	await postCredits(
		tx,
		call,
		rows.map((row) => ({
			personId: row.personId,
			sourceType,
			sourceId: row.id,
			formCode: row.formCode,
			completedOn: row.endedOn,
			stated: row.jp,
			verified: true
		}))
	);
	const levels = Map.groupBy(await tx.select().from(courseCompetency), ({ courseId }) => courseId);
	await appendEvidence(
		tx,
		call,
		rows.flatMap((row) =>
			(row.courseId ? (levels.get(row.courseId) ?? []) : []).map(({ competencyId, level }) => ({
				personId: row.personId,
				competencyId,
				level,
				kind: 'course' as const,
				occurredOn: row.endedOn,
				sourceType,
				sourceId: row.id,
				document: row.certificateNumber,
				verified: true
			}))
		)
	);
}
