import { choice, code, day, line, nip, wholeNumber, type KindOf } from '../column.ts';

export type LevelKey = 'nip' | 'kodeKompetensi' | 'level' | 'tanggal' | 'sumber' | 'dokumen';

/** Levels held on day one (level awal). Importing is HR's verification; each counts as its source does. */
export const heldLevels: KindOf<LevelKey> = {
	kind: 'levels',
	title: 'Level awal',
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
			key: 'kodeKompetensi',
			label: 'Kode kompetensi',
			aliases: ['kompetensi', 'kode'],
			required: true,
			type: code,
			help: 'Kode kompetensi seperti dalam kamus.',
			example: 'T.KES.05'
		},
		{
			key: 'level',
			label: 'Level',
			aliases: ['nilaiLevel', 'levelDimiliki', 'capaianLevel'],
			required: true,
			type: wholeNumber(1, 5),
			help: 'Level yang dimiliki, 1 sampai 5.',
			example: '2'
		},
		{
			key: 'tanggal',
			label: 'Tanggal',
			aliases: ['tanggalPenilaian', 'tanggalBukti'],
			required: true,
			type: day,
			help: 'Tanggal penilaian atau sertifikat.',
			example: '12-05-2025'
		},
		{
			key: 'sumber',
			label: 'Sumber',
			aliases: ['sumberPenilaian', 'jenisBukti'],
			required: true,
			type: choice({
				official: ['resmi', 'asesmen', 'asesmen resmi'],
				supervisor: ['atasan', 'penilaian atasan'],
				course: ['pelatihan', 'sertifikat'],
				self: ['diri', 'penilaian diri', 'mandiri']
			}),
			help: 'resmi, atasan, pelatihan, atau diri.',
			example: 'atasan'
		},
		{
			key: 'dokumen',
			label: 'Dokumen',
			aliases: ['nomorDokumen', 'buktiDukung', 'dasar'],
			required: false,
			type: line,
			help: 'Nomor atau nama dokumen buktinya.',
			example: ''
		}
	]
};
