import { choice, code, line, prose, wholeNumber, type KindOf } from '../column.ts';

export type CourseKey =
	| 'kode'
	| 'judul'
	| 'ringkasan'
	| 'bentuk'
	| 'jp'
	| 'menit'
	| 'moda'
	| 'penyelenggara'
	| 'kompetensi'
	| 'sasaran'
	| 'keteranganSasaran'
	| 'capaian'
	| 'status';

/** The catalogue of trainings. Lessons are made in the portal: an imported course has none. */
export const courses: KindOf<CourseKey> = {
	kind: 'courses',
	title: 'Pelatihan',
	columns: [
		{
			key: 'kode',
			label: 'Kode',
			aliases: ['kodePelatihan', 'kodeKursus'],
			required: true,
			type: code,
			help: 'Kode pelatihan yang tetap.',
			example: 'C14'
		},
		{
			key: 'judul',
			label: 'Judul',
			aliases: ['namaPelatihan', 'namaKursus', 'nama', 'namaDiklat'],
			required: true,
			type: line,
			help: 'Judul pelatihan.',
			example: 'Pengisian Rekam Medis Elektronik'
		},
		{
			key: 'ringkasan',
			label: 'Ringkasan',
			aliases: ['deskripsi', 'tujuan'],
			required: false,
			type: { is: 'text', longest: 1_000 },
			help: 'Satu kalimat: apa gunanya bagi peserta.',
			example: ''
		},
		{
			key: 'bentuk',
			label: 'Bentuk',
			aliases: ['bentukPengembangan', 'kodeBentuk', 'jenisDiklatId', 'jenisPelatihan'],
			required: true,
			type: line,
			help: 'Kode bentuk menurut Peraturan LAN 10/2018 (KL03, NKL03) atau id jenis diklat SIASN. Dari dua bentuk, yang pertama dipakai.',
			example: 'NKL03'
		},
		{
			key: 'jp',
			label: 'JP',
			aliases: ['jumlahJam', 'jumlahJp', 'jamPelajaran'],
			required: false,
			type: wholeNumber(0, 2_000),
			help: 'Jam pelajaran, bilangan bulat. Kosong bila belum ditetapkan.',
			example: '6'
		},
		{
			key: 'menit',
			label: 'Menit',
			aliases: ['durasi', 'lamaMenit'],
			required: false,
			type: wholeNumber(0, 200_000),
			help: 'Perkiraan waktu belajar dalam menit.',
			example: '270'
		},
		{
			key: 'moda',
			label: 'Moda',
			aliases: ['metode', 'caraPelaksanaan'],
			required: false,
			type: line,
			help: 'mandiri, klasikal, blended, jarak jauh, atau di tempat kerja.',
			example: 'mandiri'
		},
		{
			key: 'penyelenggara',
			label: 'Penyelenggara',
			aliases: ['institusiPenyelenggara', 'lembaga'],
			required: false,
			type: line,
			help: 'Lembaga yang menyelenggarakan.',
			example: 'BKPP'
		},
		{
			key: 'kompetensi',
			label: 'Kompetensi',
			aliases: ['targetKompetensi', 'target'],
			required: false,
			type: { is: 'levels', importance: false },
			help: 'Kompetensi = level yang dicapai, dipisah titik koma; M.* berarti semua kompetensi M.',
			example: 'T.KES.05=2'
		},
		{
			key: 'sasaran',
			label: 'Sasaran',
			aliases: ['jabatanSasaran', 'kodeJabatanSasaran'],
			required: false,
			type: line,
			help: 'Kode jabatan sasaran, dipisah titik koma. J09-J14 berarti semua kode di antaranya; kata lain disimpan sebagai keterangan.',
			example: 'J10; J11'
		},
		{
			key: 'keteranganSasaran',
			label: 'Keterangan sasaran',
			aliases: ['peserta', 'khalayak'],
			required: false,
			type: line,
			help: 'Untuk siapa pelatihan ini, dengan kata-kata.',
			example: ''
		},
		{
			key: 'capaian',
			label: 'Capaian',
			aliases: ['hasilBelajar', 'capaianPembelajaran'],
			required: false,
			type: prose,
			help: 'Yang dapat dilakukan peserta sesudahnya, dipisah tanda |.',
			example: ''
		},
		{
			key: 'status',
			label: 'Status',
			aliases: ['keadaan'],
			required: false,
			type: choice({
				published: ['terbit', 'aktif'],
				draft: ['draf'],
				archived: ['arsip', 'nonaktif']
			}),
			help: 'terbit, draf, atau arsip. Kosong untuk pelatihan baru berarti terbit.',
			example: 'terbit'
		}
	]
};
