import { choice, code, day, line, prose, wholeNumber, type KindOf } from '../column.ts';

export type PositionKey =
	| 'kode'
	| 'nama'
	| 'kelas'
	| 'jenis'
	| 'ikhtisar'
	| 'memimpin'
	| 'levelManajerial'
	| 'levelSosiokultural'
	| 'persyaratan'
	| 'dasarHukum'
	| 'berlakuMulai';

/** Classes of positions with the words found in lists of positions. */
const classes = {
	jpt_utama: ['JPT Utama'],
	jpt_madya: ['JPT Madya'],
	jpt_pratama: ['JPT Pratama', 'JPT Pratama (II.a)', 'JPT Pratama (II.b)'],
	administrator: ['Administrator', 'Administrator (III.a)', 'Administrator (III.b)'],
	pengawas: ['Pengawas', 'Pengawas (IV.a)', 'Pengawas (IV.b)'],
	pelaksana: [
		'Pelaksana',
		'JFU',
		'Fungsional Umum',
		'Pelaksana (klerek)',
		'Pelaksana (operator)',
		'Pelaksana (teknisi)',
		'Pelaksana (teknisi/klerek) + tugas tambahan'
	],
	jf_pemula: ['JF Pemula', 'Pemula'],
	jf_terampil: ['JF Terampil', 'Terampil'],
	jf_mahir: ['JF Mahir', 'Mahir'],
	jf_penyelia: ['JF Penyelia', 'Penyelia'],
	jf_ahli_pertama: ['JF Ahli Pertama', 'Ahli Pertama'],
	jf_ahli_muda: ['JF Ahli Muda', 'Ahli Muda'],
	jf_ahli_madya: ['JF Ahli Madya', 'Ahli Madya'],
	jf_ahli_utama: ['JF Ahli Utama', 'Ahli Utama']
};

/** Positions with what each asks for (standar kompetensi jabatan, Permenpan RB 38/2017). */
export const positions: KindOf<PositionKey> = {
	kind: 'positions',
	title: 'Jabatan',
	columns: [
		{
			key: 'kode',
			label: 'Kode',
			aliases: ['kodeJabatan', 'jabatanId'],
			required: true,
			type: code,
			help: 'Kode jabatan yang tetap.',
			example: 'J10'
		},
		{
			key: 'nama',
			label: 'Nama',
			aliases: ['namaJabatan', 'jabatanNama', 'jabatan'],
			required: true,
			type: line,
			help: 'Nama jabatan.',
			example: 'Perawat Terampil'
		},
		{
			key: 'kelas',
			label: 'Kelas',
			aliases: ['kelasJabatan', 'jenjang', 'jenjangJabatan', 'eselon'],
			required: true,
			type: choice(classes),
			help: 'Kelas jabatan, misalnya Administrator, Pelaksana, atau JF Ahli Pertama.',
			example: 'JF Terampil'
		},
		{
			key: 'jenis',
			label: 'Jenis',
			aliases: ['jenisJabatan', 'jenisJabatanId'],
			required: false,
			type: choice({
				struktural: ['struktural', '1', 'manajerial'],
				fungsional: ['fungsional', '2', 'fungsional tertentu', 'JFT', 'JF'],
				pelaksana: ['pelaksana', '4', 'fungsional umum', 'JFU']
			}),
			help: 'struktural, fungsional, atau pelaksana. Kosong berarti menurut kelas.',
			example: 'fungsional'
		},
		{
			key: 'ikhtisar',
			label: 'Ikhtisar',
			aliases: ['ikhtisarJabatan', 'tugas'],
			required: false,
			type: prose,
			help: 'Ikhtisar jabatan dalam satu atau dua kalimat.',
			example: ''
		},
		{
			key: 'memimpin',
			label: 'Memimpin unit',
			aliases: ['memimpin', 'pimpinan'],
			required: false,
			type: choice({ ya: ['ya', 'y', '1'], tidak: ['tidak', 't', '0'] }),
			help: 'ya bila pemangkunya memimpin unitnya. Kosong berarti menurut kelas dan nama.',
			example: 'tidak'
		},
		{
			key: 'levelManajerial',
			label: 'Level manajerial',
			aliases: ['manajerial', 'levelKompetensiManajerial'],
			required: false,
			type: wholeNumber(1, 5),
			help: 'Kosong berarti level dari kelas jabatan.',
			example: '2'
		},
		{
			key: 'levelSosiokultural',
			label: 'Level sosiokultural',
			aliases: ['sosiokultural', 'levelSosialKultural'],
			required: false,
			type: wholeNumber(1, 5),
			help: 'Kosong berarti level dari kelas jabatan.',
			example: '2'
		},
		{
			key: 'persyaratan',
			label: 'Persyaratan',
			aliases: ['kompetensiTeknis', 'teknis', 'syaratKompetensi'],
			required: false,
			type: { is: 'levels', importance: true },
			help: 'Kompetensi = level : mutlak, penting, atau perlu; dipisah titik koma.',
			example: 'T.KES.05=2:mutlak; T.KES.06=2:penting'
		},
		{
			key: 'dasarHukum',
			label: 'Dasar hukum',
			aliases: ['nomorSk', 'dasar'],
			required: false,
			type: line,
			help: 'Nomor keputusan standar kompetensi jabatan.',
			example: ''
		},
		{
			key: 'berlakuMulai',
			label: 'Berlaku mulai',
			aliases: ['tanggalMulai', 'tmt'],
			required: false,
			type: day,
			help: 'Tanggal persyaratan berlaku. Kosong berarti hari impor.',
			example: '01-01-2024'
		}
	]
};
