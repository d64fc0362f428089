/** The official attendance list (daftar hadir) of one session, signed by hand or by a scan. */
import type { Fonts } from './fonts.ts';
import { renderOfficePaper, type CellLine, type OfficePaper } from './office-paper.ts';

export type AttendanceListRow = {
	name: string;
	nip: string;
	grade: string;
	unit: string;
	/** What stands instead of a signature, or beside it. */
	words: string;
};
export type AttendanceListPaper = Omit<OfficePaper, 'title' | 'number' | 'parts'> & {
	/** Event, session, day, hours, place: a label and what it says. */
	facts: readonly (readonly [string, string])[];
	rows: readonly AttendanceListRow[];
};

const columns = [
	{ head: 'No', share: 0.06 },
	{ head: 'Nama dan NIP', share: 0.34 },
	{ head: 'Gol.', share: 0.08 },
	{ head: 'Unit kerja', share: 0.25 },
	{ head: 'Tanda tangan', share: 0.27 }
];
const pen = 34;

export const renderAttendanceList = (
	{ facts, rows, ...paper }: AttendanceListPaper,
	fonts: Fonts
) =>
	renderOfficePaper(
		{
			...paper,
			title: 'DAFTAR HADIR',
			parts: [
				{ kind: 'facts', facts },
				{ kind: 'table', columns, least: pen, rows: rows.map(cellsOf) }
			]
		},
		fonts
	);

function cellsOf({ name, nip, grade, unit, words }: AttendanceListRow, at: number): CellLine[][] {
	const number = String(at + 1);
	return [
		[{ words: number }],
		nameAndNumber({ name, nip }),
		[{ words: grade }],
		[{ words: unit, look: 'small' }],
		[{ words: words || `${number}.`, look: 'quiet' }]
	];
}

/** A person in a table of the office. */
export const nameAndNumber = ({ name, nip }: { name: string; nip: string }): CellLine[] => [
	{ words: name, look: 'bold' },
	...(nip ? [{ words: nip, look: 'small' } as const] : [])
];
