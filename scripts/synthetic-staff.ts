/**
 * `node scripts/synthetic-staff.ts FILE [COUNT]`: an invented staff list of 5,000 people, always the
 * same, as .xlsx or .csv by the name of FILE, with the units and positions it needs beside it
 * (FILE-units, FILE-positions). For measuring imports; NIP serials are 9xx, nobody in it exists.
 */
import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { argv } from 'node:process';
import { writeXlsx } from '../api/ports/spreadsheet.ts';

const first = [
	'Andi',
	'Sitti',
	'Muhammad',
	'Nurul',
	'Abdul',
	'Hasna',
	'Rahmat',
	'Irma',
	'Syamsul',
	'Wahyuni'
];
const middle = [
	'Nur',
	'Fajar',
	'Aulia',
	'Ramli',
	'Hidayah',
	'Mansyur',
	'Asia',
	'Basri',
	'Kasim',
	'Marwah'
];
const last = [
	'Tahir',
	'Pawellangi',
	'Lestari',
	'Saputra',
	'Amin',
	'Mandar',
	'Yusuf',
	'Halim',
	'Rauf',
	'Daeng'
];
const titles = ['S.Kep.', 'S.Pd.', 'A.Md.Keb.', 'S.E.', 'S.H., M.Si.', ''];
const ranks = ['II/c', 'III/a', 'III/b', 'III/c', 'III/d', 'IV/a'];
const unitCount = 120;
const positionCount = 40;

const [, , file, countGiven = '5000'] = argv;
if (!file) {
	console.error('node scripts/synthetic-staff.ts FILE [COUNT]');
	process.exit(2);
}
const count = Number(countGiven);
const extension = extname(file);
const beside = (what: string) =>
	`${file.slice(0, file.length - extension.length)}-${what}${extension}`;
write(beside('units'), [
	['kode', 'nama', 'jenis', 'kodeInduk'],
	...Array.from({ length: unitCount }, unitRow)
]);
write(beside('positions'), [
	['kode', 'nama', 'kelas'],
	...Array.from({ length: positionCount }, positionRow)
]);
write(file, [
	[
		'nipBaru',
		'gelarDepan',
		'nama',
		'gelarBelakang',
		'golRuangAkhirId',
		'statusAsn',
		'kodeUnit',
		'kodeJabatan',
		'tmtJabatan',
		'nomorHp'
	],
	...Array.from({ length: count }, staffRow)
]);
console.log(
	`${count} people, ${unitCount} units and ${positionCount} positions written beside ${file}`
);

function unitRow(_: unknown, index: number): string[] {
	const parent = index === 0 ? '' : `X${String(Math.floor((index - 1) / 6)).padStart(3, '0')}`;
	return [`X${String(index).padStart(3, '0')}`, `Unit Uji ${index + 1}`, 'bidang', parent];
}

function positionRow(_: unknown, index: number): string[] {
	return [
		`XJ${String(index).padStart(2, '0')}`,
		`Jabatan Uji ${index + 1}`,
		index < 4 ? 'pengawas' : 'jf_ahli_pertama'
	];
}

function staffRow(_: unknown, index: number): string[] {
	const year = 1968 + (index % 30);
	const month = String(1 + (Math.floor(index / 30) % 12)).padStart(2, '0');
	const day = String(1 + (Math.floor(index / 360) % 28)).padStart(2, '0');
	const serial = String(900 + (Math.floor(index / 10_080) % 100));
	const appointed = `${year + 24}${month}`;
	return [
		`${year}${month}${day}${appointed}${1 + (index % 2)}${serial}`,
		index % 25 === 0 ? 'Dr.' : '',
		[pick(first, index), pick(middle, index / 7), pick(last, index / 31)].join(' '),
		pick(titles, index / 3),
		pick(ranks, index / 5),
		'PNS',
		`X${String(index % unitCount).padStart(3, '0')}`,
		`XJ${String(index % positionCount).padStart(2, '0')}`,
		`01-${month}-${Math.max(year + 24, 2010)}`,
		`0812${String(10_000_000 + index)}`
	];
}

function pick(list: readonly string[], at: number): string {
	return list[Math.floor(at) % list.length] ?? '';
}

function write(path: string, rows: string[][]) {
	const bytes =
		extension === '.csv'
			? new TextEncoder().encode(`\ufeff${rows.map((row) => row.join(';')).join('\r\n')}\r\n`)
			: writeXlsx([{ name: 'Data', rows }]);
	writeFileSync(path, bytes);
}
