/** The catalogue of trainings from a spreadsheet. */
import type { Cells } from '../column.ts';
import type { CourseKey } from '../kinds/courses.ts';
import { readLevelList, sentencesOf, writeLevelList } from '../level-list.ts';
import { planned, refused, withDuplicates, type PlannedRow } from '../plan.ts';
import { changesBetween, mergedCells, type ReadRow } from '../read-rows.ts';
import { rowError } from '../row-error.ts';
import { targetsOf } from '../target-positions.ts';

export type CourseCells = Cells<CourseKey>;
export type CourseWrite = { cells: CourseCells };
type Known = {
	courses: ReadonlyMap<string, CourseCells>;
	/** Form codes by code, by SIASN id and by name. */
	forms: ReadonlyMap<string, string>;
	competencyCodes: ReadonlySet<string>;
	positionCodes: ReadonlySet<string>;
};

export function planCourses(
	rows: readonly ReadRow<CourseKey>[],
	known: Known
): PlannedRow<CourseWrite>[] {
	return withDuplicates(rows, 'kode', ({ cells }) => cells.kode || null).map((row) => {
		const form = formOf(row.cells.bentuk, known);
		const given = {
			...row.cells,
			bentuk: form ?? '',
			kompetensi: expanded(row.cells.kompetensi, known),
			...targetCells(row.cells, known)
		};
		const errors = [...row.errors, ...unknownCodes(given, known)];
		if (!form && row.cells.bentuk)
			errors.push(rowError('bentuk', 'unknown-form', { text: row.cells.bentuk }));
		errors.push(...tooMuch(given));
		if (errors.length > 0) return refused(row.row, errors);

		const before = known.courses.get(row.cells.kode);
		const cells = mergedCells(before, given);
		cells.status ||= 'published';
		cells.moda = plainMode(cells.moda || 'mandiri');
		cells.penyelenggara ||= '-';
		cells.capaian = sentencesOf(cells.capaian).join(' | ');
		const changes = changesBetween(before, cells);
		return planned({ row: row.row, known: before !== undefined, changes, write: { cells } });
	});
}

/** `KL03 Teknis` and `Pelatihan teknis` are one form; of `KL12/NKL03` the first counts. */
function formOf(text: string, { forms }: Known): string | undefined {
	const words = text.toUpperCase();
	return forms.get(words) ?? forms.get(words.split(/[\s/,;+]/)[0] ?? '');
}

/** The codes among the words; the words themselves are kept for people to read. */
function targetCells({ sasaran, keteranganSasaran }: CourseCells, { positionCodes }: Known) {
	const targets = sasaran === '-' ? null : targetsOf(sasaran, positionCodes);
	if (!targets?.ok) return { sasaran, keteranganSasaran };
	const { codes, codesAlone } = targets.value;
	return {
		// Words without a code ask for no position any more; a blank would leave the old ones.
		sasaran: codes.join('; ') || (sasaran && '-'),
		keteranganSasaran: keteranganSasaran || (codesAlone ? '' : sasaran)
	};
}

/** `M.*=2` names every competency whose code begins with `M.`. */
function expanded(text: string, { competencyCodes }: Known): string {
	const levels = readLevelList(text);
	if (!levels.ok || !text.includes('*')) return text;
	const all = levels.value.flatMap((each) =>
		each.code.endsWith('*')
			? [...competencyCodes]
					.filter((code) => code.startsWith(each.code.slice(0, -1)))
					.map((code) => ({ ...each, code }))
			: [each]
	);
	return writeLevelList(all, false);
}

function unknownCodes(cells: CourseCells, { competencyCodes, positionCodes }: Known) {
	const levels = readLevelList(cells.kompetensi === '-' ? '' : cells.kompetensi);
	const competencies = levels.ok ? levels.value.map(({ code }) => code) : [];
	const targets = cells.sasaran === '-' ? null : targetsOf(cells.sasaran, positionCodes);
	return [
		...competencies
			.filter((code) => !competencyCodes.has(code))
			.map((code) => rowError('kompetensi', 'unknown-competency', { text: code })),
		...(targets && !targets.ok
			? [rowError('sasaran', 'unknown-position', { text: targets.error })]
			: [])
	];
}

const modes = {
	blended: /blended|campuran|luring.*daring|daring.*luring/,
	distance: /jarak jauh|pjj|sinkron|webinar|distance/,
	'self-paced': /mandiri|daring|online|e-?learning|mooc|self-paced/,
	workplace: /tempat kerja|magang|ojt|coaching|mentoring|komunitas|benchmark|workplace/,
	classroom: /./
} as const;
export type ImportedMode = keyof typeof modes;

const longestOutcome = 300;
const mostOutcomes = 20;

/** Outcomes are single sentences, and few. */
function tooMuch({ capaian }: CourseCells) {
	const outcomes = sentencesOf(capaian);
	if (outcomes.length > mostOutcomes) {
		return [rowError('capaian', 'out-of-range', { least: 0, most: mostOutcomes })];
	}
	return outcomes.some((text) => text.length > longestOutcome)
		? [rowError('capaian', 'text-too-long', { longest: longestOutcome })]
		: [];
}

const modeWords = {
	'self-paced': 'mandiri',
	classroom: 'klasikal',
	blended: 'blended',
	distance: 'jarak jauh',
	workplace: 'di tempat kerja'
} as const;

/** The usual word of a mode; anything more is a note, and is kept as it was written. */
export const wordOfMode = (mode: ImportedMode): string => modeWords[mode];
const synonyms: Readonly<Record<string, string>> = {
	daring: 'mandiri',
	'e-learning': 'mandiri',
	online: 'mandiri',
	'self-paced': 'mandiri',
	pjj: 'jarak jauh',
	distance: 'jarak jauh',
	luring: 'klasikal',
	classroom: 'klasikal'
};
const plainMode = (text: string) => synonyms[text.toLowerCase()] ?? text;
export const isPlainMode = (text: string) =>
	Object.values(modeWords).some((word) => word === text.toLowerCase());

/** The mode that free words about the way of learning mean; a classroom when they say nothing else. */
export function modeOf(text: string): ImportedMode {
	const words = text.toLowerCase();
	for (const mode of ['blended', 'distance', 'self-paced', 'workplace'] as const) {
		if (modes[mode].test(words)) return mode;
	}
	return 'classroom';
}
