import { questionColumns } from '#api/domain/question-sheet.ts';
import { writeXlsx } from '#api/ports/spreadsheet.ts';

/** An empty spreadsheet for questions, and a sheet that explains each column. */
export function writeQuestionTemplate(): { name: string; bytes: Uint8Array } {
	const widths = questionColumns.map(({ key }) => (key === 'soal' ? 60 : 24));
	const bytes = writeXlsx([
		{
			name: 'Soal',
			rows: [questionColumns.map(({ label }) => label)],
			widths,
			textColumns: questionColumns.map((_, index) => index),
			blankTextRows: 100
		},
		{
			name: 'Petunjuk',
			widths: [24, 12, 70, 44],
			rows: [
				['Templat soal kuis'],
				['Isi lembar Soal mulai baris kedua, satu soal satu baris.'],
				[],
				['Kolom', 'Wajib', 'Isi', 'Contoh'],
				...questionColumns.map(({ label, required, help, example }) => [
					label,
					required ? 'ya' : '',
					help,
					example
				])
			]
		}
	]);
	return { name: 'templat-soal.xlsx', bytes };
}
