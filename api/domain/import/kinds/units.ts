import { code, day, line, type KindOf } from '../column.ts';

export type UnitKey =
	| 'kode'
	| 'nama'
	| 'jenis'
	| 'kodeInduk'
	| 'unorId'
	| 'berlakuMulai'
	| 'berlakuSampai'
	| 'kodeWilayah';

/** Unit kerja, with SIASN's `ref-unor` names. */
export const units: KindOf<UnitKey> = {
	kind: 'units',
	title: 'Unit kerja',
	columns: [
		{
			key: 'kode',
			label: 'Kode',
			aliases: ['kodeUnit', 'cepatKode', 'kodeUnor', 'kodeUnitKerja'],
			required: true,
			type: code,
			help: 'Kode unit yang tetap dan tidak dipakai unit lain.',
			example: 'DINKES'
		},
		{
			key: 'nama',
			label: 'Nama',
			aliases: ['namaUnor', 'namaUnit', 'unitKerja', 'namaUnitKerja'],
			required: true,
			type: line,
			help: 'Nama resmi unit kerja.',
			example: 'Dinas Kesehatan'
		},
		{
			key: 'jenis',
			label: 'Jenis',
			aliases: ['jenisUnor', 'jenisUnorId', 'jenisUnit'],
			required: false,
			type: line,
			help: 'Jenis unit, misalnya dinas, bidang, puskesmas, atau sekolah.',
			example: 'dinas'
		},
		{
			key: 'kodeInduk',
			label: 'Kode induk',
			aliases: ['diatasanId', 'kodeAtasan', 'indukUnorId', 'induk', 'kodeUnitInduk'],
			required: false,
			type: code,
			help: 'Kode unit di atasnya. Kosong untuk unit paling atas.',
			example: 'PEMKAB'
		},
		{
			key: 'unorId',
			label: 'Unor ID',
			aliases: ['idUnor', 'siasnId', 'id'],
			required: false,
			type: line,
			help: 'ID unit organisasi di SIASN.',
			example: ''
		},
		{
			key: 'berlakuMulai',
			label: 'Berlaku mulai',
			aliases: ['tanggalMulai', 'mulaiBerlaku', 'tmt'],
			required: false,
			type: day,
			help: 'Tanggal unit mulai ada. Kosong berarti hari impor.',
			example: '01-01-2024'
		},
		{
			key: 'berlakuSampai',
			label: 'Berlaku sampai',
			aliases: ['tanggalSelesai', 'tanggalAkhir'],
			required: false,
			type: day,
			help: 'Hari terakhir unit ada. Kosong bila masih ada.',
			example: ''
		},
		{
			key: 'kodeWilayah',
			label: 'Kode wilayah',
			aliases: ['wilayah', 'kodeKemendagri'],
			required: false,
			type: line,
			help: 'Kode wilayah Kemendagri tempat unit berada.',
			example: '76.02.01'
		}
	]
};
