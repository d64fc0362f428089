/**
 * Questions in a spreadsheet: one a row, choices A to F, the key by letters. The kind may be left out:
 * several letters make it a multiple one, the words benar and salah a true or false one.
 */
import { choice, line, prose, type Column } from './import/column.ts';
import { findHeadings, missingColumns, suggestMapping, type Mapping } from './import/heading.ts';
import { readRows, type ReadRow } from './import/read-rows.ts';
import { rowError, type RowError } from './import/row-error.ts';
import type { QuestionKind } from './quiz.ts';

const letters = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
type Key = 'jenis' | 'soal' | (typeof letters)[number] | 'kunci' | 'penjelasan' | 'materi';

export type SheetQuestion = {
	kind: QuestionKind;
	prompt: string;
	choices: { text: string; correct: boolean }[];
	explanation: string;
	lessonId: string | null;
};
export type SheetRow = {
	row: number;
	prompt: string;
	question: SheetQuestion | null;
	errors: RowError[];
};

const kindWords = {
	single: ['tunggal', 'pilihan ganda', 'pg', 'satu jawaban'],
	multiple: ['ganda', 'jawaban ganda', 'beberapa jawaban'],
	boolean: ['benar salah', 'bs', 'b/s']
} as const;

const examples = ['Tenaga kesehatan yang merawatnya', 'Semua pegawai', 'Keluarga siapa pun'];

export const questionColumns: readonly Column<Key>[] = [
	{
		key: 'jenis',
		label: 'Jenis',
		aliases: ['jenisSoal', 'tipe', 'kind'],
		required: false,
		type: choice(kindWords),
		help: 'tunggal, ganda, atau benar salah. Boleh kosong: portal membacanya dari kunci.',
		example: 'tunggal'
	},
	{
		key: 'soal',
		label: 'Soal',
		aliases: ['pertanyaan', 'butirSoal', 'question'],
		required: true,
		type: { is: 'text', longest: 2000 },
		help: 'Kalimat soalnya.',
		example: 'Siapa yang boleh membuka rekam medis pasien?'
	},
	...letters.map((key, at): Column<Key> => ({
		key,
		label: `Pilihan ${key.toUpperCase()}`,
		aliases: [key, `opsi ${key}`, `jawaban ${key}`],
		required: false,
		type: { is: 'text', longest: 1000 },
		help: 'Teks pilihan. Untuk benar salah boleh kosong.',
		example: examples[at] ?? ''
	})),
	{
		key: 'kunci',
		label: 'Kunci',
		aliases: ['kunciJawaban', 'jawabanBenar', 'answer'],
		required: true,
		type: line,
		help: 'Huruf pilihan yang benar; beberapa huruf dipisah koma. Untuk benar salah: benar atau salah.',
		example: 'A'
	},
	{
		key: 'penjelasan',
		label: 'Penjelasan',
		aliases: ['pembahasan', 'alasan', 'explanation'],
		required: false,
		type: prose,
		help: 'Mengapa jawabannya demikian. Wajib ada sebelum pelatihan diterbitkan.',
		example: 'Hanya yang merawat pasien dan berwenang.'
	},
	{
		key: 'materi',
		label: 'Materi',
		aliases: ['nomorMateri', 'tentangMateri', 'lesson'],
		required: false,
		type: line,
		help: 'Nomor urut atau judul materi yang diuji. Kosong: seluruh pelatihan.',
		example: '1'
	}
];

type Lesson = { id: string; title: string };
type Rows = readonly { number: number; cells: readonly string[] }[];

/** Null: the sheet has no column for the question or for its key. */
export function readQuestionSheet(rows: Rows, lessons: readonly Lesson[]): SheetRow[] | null {
	const at = findHeadings(rows, questionColumns);
	const named = suggestMapping(rows[at]?.cells ?? [], questionColumns);
	const hasHeadings = 'soal' in named || 'kunci' in named;
	const mapping = hasHeadings ? named : inOrder;
	if (missingColumns(mapping, questionColumns).length > 0) return null;

	const data = hasHeadings ? rows.slice(at + 1) : rows;
	return readRows(data, questionColumns, mapping).map((row) => questionOf(row, lessons));
}

/** Pasted without headings: the columns stand as in the template. */
const inOrder: Mapping = Object.fromEntries(questionColumns.map(({ key }, index) => [key, index]));

function questionOf({ row, cells, errors: unread }: ReadRow<Key>, lessons: readonly Lesson[]) {
	const errors = [...unread];
	const key = cells.kunci.toLowerCase();
	const truth = truthOf(key);
	const filled = letters.filter((letter) => cells[letter] !== '');
	const isTruth = cells.jenis === 'boolean' || (cells.jenis === '' && truth !== null);
	const named = key.split(/[\s,;/]+/).filter(Boolean);
	const kind = kindOf(cells.jenis, { isTruth, several: named.length > 1 });

	if (!isTruth && filled.length < 2) errors.push(rowError('a', 'too-few-choices'));
	const texts = isTruth ? truthTexts(cells) : filled.map((letter) => cells[letter]);
	const right = isTruth && truth !== null ? [truth ? 'a' : 'b'] : named;
	const places = right.map((letter) =>
		(isTruth ? letters : filled).findIndex((each) => each === letter)
	);
	const beyond = places.some((place) => place < 0 || place >= texts.length);
	if (key !== '' && beyond)
		errors.push(rowError('kunci', 'answer-not-a-choice', { text: cells.kunci }));
	else if (kind !== 'multiple' && right.length > 1)
		errors.push(rowError('kunci', 'one-right-answer'));

	const about = lessonOf(cells.materi, lessons);
	if (about === undefined)
		errors.push(rowError('materi', 'unknown-lesson', { text: cells.materi }));
	const question: SheetQuestion = {
		kind,
		prompt: cells.soal,
		choices: texts.map((text, place) => ({ text, correct: places.includes(place) })),
		explanation: cells.penjelasan === '-' ? '' : cells.penjelasan,
		lessonId: about ?? null
	};
	return { row, prompt: cells.soal, question: errors.length > 0 ? null : question, errors };
}

function kindOf(
	given: string,
	{ isTruth, several }: { isTruth: boolean; several: boolean }
): QuestionKind {
	if (isTruth) return 'boolean';
	return given === 'multiple' || (given === '' && several) ? 'multiple' : 'single';
}

/** The letter B alone is a choice, not *benar*. */
function truthOf(key: string): boolean | null {
	if (['benar', 'ya', 'true'].includes(key)) return true;
	return ['salah', 'tidak', 'false'].includes(key) ? false : null;
}

const truthTexts = ({ a, b }: Record<Key, string>) => [a || 'Benar', b || 'Salah'];

/** By number or title; undefined: none of the course's. */
function lessonOf(text: string, lessons: readonly Lesson[]): string | null | undefined {
	if (text === '' || text === '-') return null;
	const number = /^\d+$/.test(text) ? Number(text) : 0;
	const title = text.toLowerCase();
	return (lessons[number - 1] ?? lessons.find((each) => each.title.toLowerCase() === title))?.id;
}
