import type { Column, ColumnType, ImportKind } from '#api/domain/import/column.ts';
import { columnsOf, kinds } from '#api/domain/import/kinds.ts';
import { writeXlsx } from '#api/ports/spreadsheet.ts';

const blankTextRows = 200;

/** An empty spreadsheet with the headings of a kind, and a sheet that explains each column. */
export function writeTemplate(kind: ImportKind): { name: string; bytes: Uint8Array } {
	const columns = columnsOf(kind);
	const title = kinds[kind].title;
	const bytes = writeXlsx([
		{
			name: 'Data',
			rows: [columns.map(({ label }) => label)],
			widths: columns.map(({ type }) => widthOf(type)),
			textColumns: columns.map((_, index) => index),
			blankTextRows
		},
		{
			name: 'Petunjuk',
			widths: [24, 12, 70, 40],
			rows: [
				[`Templat impor: ${title}`],
				[
					'Isi lembar Data mulai baris kedua. Sel kosong tidak mengubah data lama; tanda - mengosongkannya.'
				],
				[],
				['Kolom', 'Wajib', 'Isi', 'Contoh'],
				...columns.map((column) => [
					column.label,
					column.required ? 'ya' : '',
					column.help,
					exampleOf(column)
				])
			]
		}
	]);
	return { name: `templat-${kind}.xlsx`, bytes };
}

const exampleOf = ({ example }: Column) => example;

const widthOf = (type: ColumnType) =>
	type.is === 'nip' ? 22 : type.is === 'text' || type.is === 'levels' ? 32 : 16;
