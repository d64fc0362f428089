/** Certificates to print in tests: a plain one, one where everything is long, one with an acting signatory, one with nothing optional. People are invented. */
import { codeFrom } from '#api/domain/certificate-code.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';

const plain: CertificateSnapshot = {
	version: 1,
	demo: false,
	kind: 'certificate',
	passed: false,
	number: '800.2.2/0123/C13/BKPP/XI/2026',
	code: codeFrom(new Uint8Array([7, 19, 3, 20, 9, 23, 29, 26, 2, 11])),
	issuedOn: '2026-11-20',
	institution: {
		name: 'Pemerintah Kabupaten Mamuju',
		hrUnitName: 'Badan Kepegawaian, Pendidikan dan Pelatihan',
		city: 'Mamuju',
		crestSha256: null
	},
	holder: {
		name: 'Ns. Nurhayati Paelongan, S.Kep.',
		nip: '199201152019032901',
		numberLabel: 'NIP',
		rank: 'Pengatur Tingkat I, II/d',
		position: 'Perawat Terampil',
		unit: 'UPTD Puskesmas Binanga'
	},
	course: {
		code: 'C13',
		title: 'Pengisian Rekam Medis Elektronik dan SATUSEHAT',
		form: 'E-learning',
		mode: 'Daring mandiri',
		provider: 'BKPP Kabupaten Mamuju',
		startedOn: '2026-11-17',
		completedOn: '2026-11-20'
	},
	jp: 6,
	minutesPerJp: 45,
	qualification: null,
	subjects: [
		{ title: 'Mengapa rekam medis elektronik', minutes: 30, kind: 'text' },
		{ title: 'Mengisi asesmen keperawatan', minutes: 45, kind: 'text' },
		{ title: 'Kode diagnosis dan tindakan', minutes: 45, kind: 'text' },
		{ title: 'Mengirim ke SATUSEHAT dan membaca galatnya', minutes: 45, kind: 'text' },
		{ title: 'Kerahasiaan data pasien', minutes: 30, kind: 'text' },
		{ title: 'Kuis akhir', minutes: 30, kind: 'quiz' }
	],
	competencies: [
		{
			code: 'T.KES.05',
			name: 'Pengelolaan rekam medis dan data kesehatan',
			level: 2,
			levelName: 'Dasar'
		},
		{ code: 'T.UM.03', name: 'Pelindungan data pribadi', level: 1, levelName: 'Paham' }
	],
	signatory: {
		name: 'Drs. H. Contoh Kepala Badan, M.Si.',
		nip: '197003151996031906',
		rank: 'Pembina Utama Muda, IV/c',
		position: 'Kepala Badan Kepegawaian, Pendidikan dan Pelatihan Kabupaten Mamuju',
		prefix: '',
		onBehalfOf: null
	},
	ruleIds: []
};

const long: CertificateSnapshot = {
	...plain,
	demo: true,
	kind: 'sttp',
	passed: true,
	qualification: 'Sangat Memuaskan',
	number: '800.2.2/12345/BIMTEK-PENATAUSAHAAN-KEUANGAN/BKPP/VIII/2026',
	issuedOn: '2026-08-31',
	institution: {
		...plain.institution,
		hrUnitName: 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Aparatur Daerah'
	},
	holder: {
		...plain.holder,
		name: 'Prof. Dr. dr. Hj. Andi Sitti Nurhikmah Fatimah Azzahra Paramaditya, S.Ked., Sp.P.D., K-E.M.D., M.Kes., M.H.Kes.',
		position:
			'Kepala Subbagian Perencanaan, Keuangan, Kepegawaian, Evaluasi dan Pelaporan pada Sekretariat',
		unit: 'UPTD Rumah Sakit Umum Daerah Kabupaten Mamuju, Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana'
	},
	course: {
		...plain.course,
		title:
			'Bimbingan Teknis Penatausahaan Keuangan dan Pertanggungjawaban Bendahara Pengeluaran serta Pemanfaatan Sistem Informasi Pemerintahan Daerah Angkatan III Tahun Anggaran 2026',
		provider: 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia bekerja sama dengan LAN',
		form: 'Bimbingan teknis (klasikal)',
		startedOn: '2026-07-28',
		completedOn: '2026-08-31'
	},
	jp: 830,
	subjects: Array.from({ length: 34 }, (_, at) => ({
		title: `Mata pelatihan ke-${at + 1} dengan judul yang cukup panjang untuk memeriksa pelipatan baris dan lebar kolom`,
		minutes: 45 + at,
		kind: 'Praktik'
	})),
	signatory: {
		name: 'Prof. Dr. Ir. H. Muhammad Contoh Sekretaris, S.E., M.Si., Ak., C.A.',
		nip: '197003151996031906',
		rank: 'Pembina Utama Madya, IV/d',
		position: 'Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
		prefix: 'u.b.',
		onBehalfOf: 'Bupati Mamuju\nSekretaris Daerah'
	}
};

const acting: CertificateSnapshot = {
	...plain,
	demo: true,
	kind: 'sttp',
	passed: true,
	qualification: 'Memuaskan',
	signatory: plain.signatory && { ...plain.signatory, prefix: 'Plt.' }
};

const bare: CertificateSnapshot = {
	...plain,
	holder: { ...plain.holder, position: null, unit: null, rank: null },
	signatory: null,
	jp: null,
	subjects: [],
	competencies: []
};

export const certificateSamples = { plain, long, acting, bare };
