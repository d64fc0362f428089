import { choice, code, day, line, nip, type KindOf } from '../column.ts';

export type PersonKey =
	| 'nip'
	| 'gelarDepan'
	| 'nama'
	| 'gelarBelakang'
	| 'statusAsn'
	| 'kedudukanHukum'
	| 'golongan'
	| 'email'
	| 'nomorHp'
	| 'kodeUnit'
	| 'unorId'
	| 'kodeJabatan'
	| 'jabatanNama'
	| 'jenisPenugasan'
	| 'tmtJabatan'
	| 'tanggalSelesai'
	| 'tmtKontrak'
	| 'selesaiKontrak';

/** Civil servants with one appointment a row; SIASN's `data-utama` names are recognised. */
export const people: KindOf<PersonKey> = {
	kind: 'people',
	title: 'Pegawai',
	columns: [
		{
			key: 'nip',
			label: 'NIP',
			aliases: ['nipBaru', 'niPppk', 'nomorInduk', 'nipNiPppk', 'nipPegawai'],
			required: true,
			type: nip,
			help: 'NIP atau NI PPPK, 18 angka. Format kolom sebagai Teks.',
			example: '199001012015011999'
		},
		{
			key: 'gelarDepan',
			label: 'Gelar depan',
			aliases: ['glrDepan', 'gelarDpn'],
			required: false,
			type: line,
			help: 'Gelar di depan nama, misalnya dr. atau Ns.',
			example: 'Ns.'
		},
		{
			key: 'nama',
			label: 'Nama',
			aliases: ['namaPegawai', 'namaLengkap', 'namaAsn', 'pnsNama'],
			required: true,
			type: line,
			help: 'Nama tanpa gelar.',
			example: 'Andi Contoh'
		},
		{
			key: 'gelarBelakang',
			label: 'Gelar belakang',
			aliases: ['glrBelakang', 'gelarBlk'],
			required: false,
			type: line,
			help: 'Gelar di belakang nama, dipisah koma.',
			example: 'S.Kep.'
		},
		{
			key: 'statusAsn',
			label: 'Status ASN',
			aliases: ['statusPegawai', 'statusKepegawaian', 'jenisAsn', 'statusCpnsPns', 'jenisPegawai'],
			required: false,
			type: choice({
				PNS: ['PNS', 'P', 'pegawai negeri sipil'],
				CPNS: ['CPNS', 'C', 'calon pegawai negeri sipil'],
				PPPK: ['PPPK', 'PPPK penuh waktu', 'P3K'],
				PPPK_PW: ['PPPK paruh waktu', 'PPPK PW']
			}),
			help: 'PNS, CPNS, PPPK, atau PPPK_PW. Kosong untuk orang baru berarti menurut nomornya.',
			example: 'PNS'
		},
		{
			key: 'kedudukanHukum',
			label: 'Kedudukan hukum',
			aliases: ['kedudukanPnsId', 'kedudukanHukumId', 'kedudukanPns', 'kedHuk'],
			required: false,
			type: line,
			help: 'Kode SIASN atau namanya; 01 berarti aktif. Kosong untuk orang baru berarti aktif.',
			example: '01'
		},
		{
			key: 'golongan',
			label: 'Golongan',
			aliases: ['golRuangAkhirId', 'golRuang', 'golRuangAkhir', 'golonganRuang', 'pangkat', 'gol'],
			required: false,
			type: line,
			help: 'Kode SIASN (32) atau bentuk pendek (III/b, IX).',
			example: 'III/b'
		},
		{
			key: 'email',
			label: 'Surel',
			aliases: ['emailGov', 'alamatEmail'],
			required: false,
			type: { is: 'email' },
			help: 'Alamat surel.',
			example: ''
		},
		{
			key: 'nomorHp',
			label: 'Nomor HP',
			aliases: ['noHp', 'nomorTelepon', 'telepon', 'hp'],
			required: false,
			type: { is: 'phone' },
			help: 'Nomor telepon seluler.',
			example: ''
		},
		{
			key: 'kodeUnit',
			label: 'Kode unit',
			aliases: ['kodeUnitKerja', 'kodeUnor', 'unitKerja', 'kodeSkpd', 'kodeOpd'],
			required: false,
			type: code,
			help: 'Kode unit kerja seperti dalam daftar unit.',
			example: 'DINKES'
		},
		{
			key: 'unorId',
			label: 'Unor ID',
			aliases: ['unor', 'idUnor', 'unitOrganisasiId'],
			required: false,
			type: line,
			help: 'Pengganti kode unit: ID unit organisasi di SIASN.',
			example: ''
		},
		{
			key: 'kodeJabatan',
			label: 'Kode jabatan',
			aliases: ['jabatanId', 'idJabatan', 'jabatanFungsionalId'],
			required: false,
			type: code,
			help: 'Kode jabatan seperti dalam daftar jabatan.',
			example: 'J10'
		},
		{
			key: 'jabatanNama',
			label: 'Nama jabatan',
			aliases: ['jabatan'],
			required: false,
			type: line,
			help: 'Pengganti kode jabatan: nama jabatan persis seperti dalam daftar.',
			example: 'Perawat Terampil'
		},
		{
			key: 'jenisPenugasan',
			label: 'Jenis penugasan',
			aliases: ['penugasan', 'jenisPenugasanId'],
			required: false,
			type: choice({
				D: ['D', 'definitif'],
				PLT: ['PLT', 'pelaksana tugas'],
				PLH: ['PLH', 'pelaksana harian'],
				PJ: ['PJ', 'penjabat'],
				TT: ['TT', 'tugas tambahan']
			}),
			help: 'D (definitif), PLT, PLH, PJ, atau TT (tugas tambahan). Kosong berarti D.',
			example: 'D'
		},
		{
			key: 'tmtJabatan',
			label: 'TMT jabatan',
			aliases: ['tanggalMulaiJabatan', 'tmtJabatanTerakhir', 'tmtPelantikan'],
			required: false,
			type: day,
			help: 'Tanggal mulai jabatan; wajib untuk jabatan baru.',
			example: '01-03-2019'
		},
		{
			key: 'tanggalSelesai',
			label: 'Tanggal selesai',
			aliases: ['selesaiJabatan', 'tanggalSelesaiJabatan'],
			required: false,
			type: day,
			help: 'Hari terakhir jabatan. Kosong bila masih dijabat.',
			example: ''
		},
		{
			key: 'tmtKontrak',
			label: 'TMT kontrak',
			aliases: ['mulaiKontrak', 'tanggalMulaiKontrak', 'tmtPppk'],
			required: false,
			type: day,
			help: 'PPPK: awal perjanjian kerja.',
			example: ''
		},
		{
			key: 'selesaiKontrak',
			label: 'Selesai kontrak',
			aliases: ['akhirKontrak', 'tanggalSelesaiKontrak'],
			required: false,
			type: day,
			help: 'PPPK: akhir perjanjian kerja.',
			example: ''
		}
	]
};
