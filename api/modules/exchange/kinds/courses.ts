/** The catalogue: the courses' own module writes them, so that search and links stay right. */
import {
	readLevelList,
	partsOf,
	sentencesOf,
	writeLevelList
} from '#api/domain/import/level-list.ts';
import type { CourseKey } from '#api/domain/import/kinds/courses.ts';
import {
	isPlainMode,
	modeOf,
	planCourses,
	wordOfMode,
	type CourseCells
} from '#api/domain/import/plans/courses.ts';
import { SaveCourse, saveCourses } from '#api/modules/catalogue/index.ts';
import { course, courseCompetency, coursePosition } from '#db/schema/catalogue.ts';
import { competency } from '#db/schema/competencies.ts';
import { position } from '#db/schema/organisation.ts';
import { prepared, textOrNull, type KindWork, type Reader } from '../kind-work.ts';
import { formCodes } from './form-codes.ts';

type Row = typeof course.$inferSelect;

export const workCourses: KindWork<CourseKey> = async ({ db, call, rows }) => {
	const stored = await db.select().from(course);
	const competencies = await db
		.select({ id: competency.id, code: competency.code })
		.from(competency);
	const positions = await db.select({ id: position.id, code: position.code }).from(position);
	const cellsOf = await cellsFrom(db, { competencies, positions });
	const plan = planCourses(rows, {
		courses: new Map(stored.map((row) => [row.code, cellsOf(row)])),
		forms: await formCodes(db),
		competencyCodes: new Set(competencies.map(({ code }) => code)),
		positionCodes: new Set(positions.map(({ code }) => code))
	});
	const byCode = new Map(stored.map((row) => [row.code, row]));
	return prepared(plan, async (tx, writes) => {
		const inputs = writes.map(({ cells }) => inputOf(cells, byCode.get(cells.kode)));
		await saveCourses(tx, call, inputs);
	});
};

type Coded = readonly { id: string; code: string }[];

async function cellsFrom(
	db: Reader,
	{ competencies, positions }: { competencies: Coded; positions: Coded }
) {
	const levels = Map.groupBy(await db.select().from(courseCompetency), ({ courseId }) => courseId);
	const targets = Map.groupBy(await db.select().from(coursePosition), ({ courseId }) => courseId);
	const competencyCode = new Map(competencies.map(({ id, code }) => [id, code]));
	const positionCode = new Map(positions.map(({ id, code }) => [id, code]));
	return (row: Row): CourseCells => ({
		kode: row.code,
		judul: row.title,
		ringkasan: row.summary,
		bentuk: row.formCode,
		jp: row.jp === null ? '' : String(row.jp),
		menit: row.minutes === null ? '' : String(row.minutes),
		moda: row.modeNote ?? wordOfMode(row.mode),
		penyelenggara: row.provider,
		kompetensi: writeLevelList(
			(levels.get(row.id) ?? []).map(({ competencyId, level }) => ({
				code: competencyCode.get(competencyId) ?? '',
				level,
				importance: 'essential' as const
			})),
			false
		),
		sasaran: (targets.get(row.id) ?? [])
			.map(({ positionId }) => positionCode.get(positionId) ?? '')
			.toSorted()
			.join('; '),
		keteranganSasaran: row.audience ?? '',
		capaian: row.outcomes.join(' | '),
		status: row.status
	});
}

/** What a spreadsheet does not say stays as the organiser has set it. */
function inputOf(cells: CourseCells, before: Row | undefined): SaveCourse {
	const levels = readLevelList(cells.kompetensi);
	return SaveCourse.parse({
		code: cells.kode,
		title: cells.judul,
		summary: cells.ringkasan,
		formCode: cells.bentuk,
		jp: cells.jp === '' ? null : Number(cells.jp),
		minutes: cells.menit === '' ? null : Number(cells.menit),
		mode: modeOf(cells.moda),
		modeNote: isPlainMode(cells.moda) ? null : textOrNull(cells.moda),
		provider: cells.penyelenggara,
		competencies: levels.ok ? levels.value.map(({ code, level }) => ({ code, level })) : [],
		positionCodes: partsOf(cells.sasaran),
		outcomes: sentencesOf(cells.capaian),
		teachers: before?.teachers ?? [],
		audience: textOrNull(cells.keteranganSasaran),
		startsOn: before?.startsOn ?? null,
		status: cells.status
	});
}
