import { code, day, line, nip, wholeNumber, type KindOf } from '../column.ts';

export type PastTrainingKey =
	| 'nip'
	| 'namaKursus'
	| 'bentuk'
	| 'jenisDiklatId'
	| 'institusiPenyelenggara'
	| 'nomorSertipikat'
	| 'jumlahJam'
	| 'tahunKursus'
	| 'tanggalKursus'
	| 'tanggalSelesaiKursus'
	| 'kodePelatihan'
	| 'id';

/** Riwayat pengembangan kompetensi, in the columns of SIASN's `rw-kursus`. */
export const pastTrainings: KindOf<PastTrainingKey> = {
	kind: 'past-trainings',
	title: 'Riwayat pengembangan',
	columns: [
		{
			key: 'nip',
			label: 'NIP',
			aliases: ['nipBaru', 'nomorInduk'],
			required: true,
			type: nip,
			help: 'NIP atau NI PPPK, 18 angka. Format kolom sebagai Teks.',
			example: '199001012015011999'
		},
		{
			key: 'namaKursus',
			label: 'Nama kursus',
			aliases: ['jenisKursusNama', 'namaDiklat', 'namaPelatihan', 'judul'],
			required: true,
			type: line,
			help: 'Nama pelatihan seperti pada sertifikat.',
			example: 'Bimbingan Teknis Penatausahaan Keuangan'
		},
		{
			key: 'bentuk',
			label: 'Bentuk',
			aliases: ['kodeBentuk', 'bentukPengembangan'],
			required: false,
			type: line,
			help: 'Kode bentuk (KL10); atau isi jenis diklat.',
			example: 'KL10'
		},
		{
			key: 'jenisDiklatId',
			label: 'Jenis diklat ID',
			aliases: ['jenisDiklat'],
			required: false,
			type: line,
			help: 'Id jenis diklat SIASN, 1 sampai 25; pengganti bentuk.',
			example: '8'
		},
		{
			key: 'institusiPenyelenggara',
			label: 'Institusi penyelenggara',
			aliases: ['penyelenggara', 'lembaga'],
			required: false,
			type: line,
			help: 'Lembaga penyelenggara.',
			example: 'BPSDM Provinsi'
		},
		{
			key: 'nomorSertipikat',
			label: 'Nomor sertipikat',
			aliases: ['noSertipikat', 'nomorSertifikat', 'noSertifikat', 'nomorSttp'],
			required: false,
			type: line,
			help: 'Nomor pada sertifikat.',
			example: '800.2.2/0123/2025'
		},
		{
			key: 'jumlahJam',
			label: 'Jumlah jam',
			aliases: ['jp', 'jumlahJp', 'jumlahJamPelajaran'],
			required: true,
			type: wholeNumber(0, 2_000),
			help: 'Jam pelajaran, bilangan bulat.',
			example: '20'
		},
		{
			key: 'tahunKursus',
			label: 'Tahun kursus',
			aliases: ['tahun'],
			required: false,
			type: wholeNumber(1950, 2200),
			help: 'Tahun; dipakai bila tanggal selesai kosong (menjadi 31 Desember).',
			example: '2025'
		},
		{
			key: 'tanggalKursus',
			label: 'Tanggal kursus',
			aliases: ['tanggalMulai', 'tanggalMulaiKursus'],
			required: false,
			type: day,
			help: 'Hari pertama.',
			example: '17-11-2025'
		},
		{
			key: 'tanggalSelesaiKursus',
			label: 'Tanggal selesai kursus',
			aliases: ['tanggalSelesai'],
			required: false,
			type: day,
			help: 'Hari terakhir; menentukan tahun JP.',
			example: '19-11-2025'
		},
		{
			key: 'kodePelatihan',
			label: 'Kode pelatihan',
			aliases: ['kodeKursus'],
			required: false,
			type: code,
			help: 'Kode pelatihan di katalog, bila ada.',
			example: ''
		},
		{
			key: 'id',
			label: 'ID riwayat',
			aliases: ['rwKursusId', 'siasnRiwayatId', 'idRiwayat'],
			required: false,
			type: line,
			help: 'ID riwayat di SIASN.',
			example: ''
		}
	]
};
