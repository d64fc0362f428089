import { choice, code, line, prose, type Column, type KindOf } from '../column.ts';

type LevelNumber = '1' | '2' | '3' | '4' | '5';
export type CompetencyKey =
	| 'kode'
	| 'nama'
	| 'jenis'
	| 'urusan'
	| 'definisi'
	| `level${LevelNumber}`
	| `indikator${LevelNumber}`;

export const levelNumbers: readonly LevelNumber[] = ['1', '2', '3', '4', '5'];

const levelColumns: readonly Column<CompetencyKey>[] = levelNumbers.flatMap((number) => [
	{
		key: `level${number}` as const,
		label: `Level ${number}`,
		aliases: [`deskripsiLevel${number}`, `deskripsi${number}`, `l${number}`],
		required: false,
		type: prose,
		help: `Uraian level ${number}.`,
		example: number === '1' ? 'Memahami konsep dasar' : ''
	},
	{
		key: `indikator${number}` as const,
		label: `Indikator ${number}`,
		aliases: [`indikatorLevel${number}`, `indikatorPerilaku${number}`],
		required: false,
		type: prose,
		help: `Indikator level ${number}, dipisah dengan tanda |.`,
		example: number === '1' ? 'Menjelaskan alur layanan | Menyebut dasar hukumnya' : ''
	}
]);

/** The dictionary of competencies (kamus kompetensi, Permenpan RB 38/2017). */
export const competencies: KindOf<CompetencyKey> = {
	kind: 'competencies',
	title: 'Kompetensi',
	columns: [
		{
			key: 'kode',
			label: 'Kode',
			aliases: ['kodeKompetensi'],
			required: true,
			type: code,
			help: 'Kode kompetensi.',
			example: 'T.KES.05'
		},
		{
			key: 'nama',
			label: 'Nama',
			aliases: ['namaKompetensi', 'kompetensi'],
			required: true,
			type: line,
			help: 'Nama kompetensi.',
			example: 'Rekam Medis Elektronik'
		},
		{
			key: 'jenis',
			label: 'Jenis',
			aliases: ['jenisKompetensi'],
			required: false,
			type: choice({
				managerial: ['manajerial'],
				sociocultural: ['sosiokultural', 'sosial kultural'],
				technical: ['teknis'],
				government: ['pemerintahan']
			}),
			help: 'manajerial, sosiokultural, teknis, atau pemerintahan. Kosong berarti menurut awal kode: M., SK., atau T.',
			example: 'teknis'
		},
		{
			key: 'urusan',
			label: 'Urusan',
			aliases: ['urusanPemerintahan', 'bidang'],
			required: false,
			type: line,
			help: 'Urusan pemerintahan untuk kompetensi teknis.',
			example: 'Kesehatan'
		},
		{
			key: 'definisi',
			label: 'Definisi',
			aliases: ['pengertian', 'deskripsi'],
			required: false,
			type: prose,
			help: 'Arti kompetensi dalam satu atau dua kalimat.',
			example: ''
		},
		...levelColumns
	]
};
