import { codes } from './codes-id.ts';
import type { DataWords } from './words.ts';

/** *Data saya* in Indonesian. */
export const indonesian: DataWords = {
	sections: {
		identity: {
			title: 'Identitas',
			purpose:
				'Mengenali Anda di seluruh layanan kepegawaian dan mencantumkan nama yang benar pada sertifikat.'
		},
		employment: {
			title: 'Jabatan dan penempatan',
			purpose:
				'Menentukan kompetensi yang diminta jabatan Anda, atasan Anda, dan unit yang bertanggung jawab.'
		},
		account: {
			title: 'Akun, peran, dan sesi',
			purpose:
				'Memastikan hanya Anda yang masuk ke akun Anda, dan hanya yang berwenang yang melihat data.'
		},
		learning: {
			title: 'Pelatihan dan kuis',
			purpose: 'Mencatat kemajuan belajar dan membuktikan bahwa syarat kelulusan terpenuhi.'
		},
		workshops: {
			title: 'Workshop dan kehadiran',
			purpose: 'Mengatur kursi, membuktikan kehadiran, dan menghitung JP kegiatan tatap muka.'
		},
		certificates: {
			title: 'Sertifikat',
			purpose: 'Menerbitkan sertifikat dan memungkinkan siapa pun memeriksa keasliannya.'
		},
		credits: {
			title: 'Catatan JP dan riwayat pelatihan',
			purpose: 'Menghitung pemenuhan Jam Pelajaran (JP) yang menjadi hak dan kewajiban ASN.'
		},
		competencies: {
			title: 'Bukti dan level kompetensi',
			purpose: 'Membandingkan level yang Anda miliki dengan yang diminta jabatan.'
		},
		corrections: {
			title: 'Permintaan perbaikan',
			purpose: 'Memenuhi hak Anda atas perbaikan data dan membuktikan bahwa jawabannya tepat waktu.'
		},
		notifications: {
			title: 'Pemberitahuan dan surel',
			purpose: 'Memberi tahu Anda tentang keputusan dan tenggat yang menyangkut Anda.'
		},
		trail: {
			title: 'Jejak kegiatan',
			purpose:
				'Merekam setiap kegiatan pemrosesan agar dapat dipertanggungjawabkan dan penyalahgunaan dapat ditelusuri.'
		}
	},
	sheets: {
		identity: 'Data diri',
		changes: 'Riwayat perubahan data',
		appointments: 'Riwayat jabatan',
		'status-plans': 'Perubahan kedudukan yang direncanakan',
		supervision: 'Atasan yang ditetapkan',
		leads: 'Unit yang Anda pimpin',
		signatures: 'Penanda tangan sertifikat',
		account: 'Akun',
		roles: 'Peran',
		sessions: 'Sesi yang terbuka',
		links: 'Tautan sekali pakai',
		providers: 'Penyedia masuk',
		works: 'Pelatihan yang Anda susun',
		enrolments: 'Pelatihan yang diikuti',
		lessons: 'Materi yang diselesaikan',
		attempts: 'Percobaan kuis',
		completions: 'Pelatihan yang diselesaikan',
		signups: 'Workshop yang Anda daftari',
		'signup-steps': 'Perjalanan pendaftaran',
		attendance: 'Kehadiran',
		scans: 'Pindaian kehadiran',
		'scan-decisions': 'Keputusan atas pindaian',
		'event-exceptions': 'Pengecualian syarat workshop',
		phones: 'Ponsel untuk pindaian tanpa jaringan',
		shifts: 'Shift yang dipilih',
		calendars: 'Langganan kalender',
		'hand-ins': 'Tugas yang Anda kumpulkan',
		grades: 'Nilai tugas Anda',
		downloads: 'Materi pelatihan yang Anda buka',
		evaluations: 'Evaluasi workshop yang sudah Anda jawab (jawabannya tidak terhubung dengan Anda)',
		taught: 'Sesi yang Anda ampu',
		certificates: 'Sertifikat',
		'certificate-events': 'Riwayat sertifikat',
		credits: 'Catatan JP',
		'credit-decisions': 'Keputusan atas catatan JP',
		'past-trainings': 'Riwayat pengembangan kompetensi',
		evidence: 'Bukti kompetensi',
		'evidence-decisions': 'Keputusan atas bukti',
		corrections: 'Permintaan Anda',
		'correction-steps': 'Perjalanan permintaan',
		'correction-documents': 'Dokumen pendukung',
		notifications: 'Pemberitahuan',
		trail: 'Kegiatan oleh atau tentang Anda',
		requests: 'Permintaan yang diingat agar tidak terkirim dua kali'
	},
	heads: {
		nip: 'NIP',
		name: 'Nama',
		frontTitle: 'Gelar depan',
		backTitle: 'Gelar belakang',
		employment: 'Jenis kepegawaian',
		legalStatus: 'Kedudukan hukum',
		rank: 'Pangkat, golongan',
		email: 'Surel',
		phone: 'Telepon',
		contractStart: 'Awal perjanjian kerja',
		contractEnd: 'Akhir perjanjian kerja',
		siasnId: 'Kode SIASN',
		recordedAt: 'Dicatat',
		updatedAt: 'Terakhir diubah',
		when: 'Waktu',
		field: 'Data',
		value: 'Isi',
		before: 'Sebelum',
		after: 'Sesudah',
		position: 'Jabatan',
		unit: 'Unit kerja',
		supervisor: 'Atasan',
		decree: 'Nomor keputusan',
		kind: 'Jenis',
		from: 'Mulai',
		to: 'Sampai',
		passwordChangedAt: 'Kata sandi diganti',
		language: 'Bahasa',
		disabledAt: 'Dihentikan',
		mail: 'Surel',
		role: 'Peran',
		revokedAt: 'Dicabut',
		device: 'Perangkat',
		address: 'Alamat jaringan',
		purpose: 'Keperluan',
		usedAt: 'Dipakai',
		issuer: 'Alamat penyedia',
		subject: 'Nama Anda di sana',
		course: 'Pelatihan',
		status: 'Keadaan',
		progress: 'Kemajuan',
		lesson: 'Materi',
		session: 'Sesi',
		number: 'Nomor',
		score: 'Nilai',
		passed: 'Lulus',
		answers: 'Jawaban tersimpan',
		reason: 'Alasan',
		title: 'Judul',
		form: 'Bentuk',
		jp: 'JP',
		decision: 'Keputusan',
		provider: 'Penyelenggara',
		file: 'Berkas',
		size: 'Ukuran',
		competency: 'Kompetensi',
		level: 'Level',
		about: 'Tentang',
		readAt: 'Dibaca',
		section: 'Bagian',
		wrong: 'Yang keliru',
		wish: 'Seharusnya',
		dueAt: 'Batas waktu',
		action: 'Kegiatan',
		actor: 'Oleh'
	},
	codes,
	keeping: {
		session: (time) => `Sesi berakhir dan dihapus paling lama ${time} sesudah masuk.`,
		'sign-in-attempts': (time) => `Hitungan percobaan masuk, tanpa nama, dihapus sesudah ${time}.`,
		'quiz-answers': (time) =>
			`Jawaban kuis dihapus sesudah ${time}; nilainya tetap bersama berkas kepegawaian.`,
		notifications: (time) => `Pemberitahuan dan surelnya dihapus sesudah ${time}.`,
		trail: (time) => `Jejak kegiatan dihapus sesudah ${time}.`,
		corrections: (time) => `Permintaan, dokumen pendukung, dan jawabannya dihapus sesudah ${time}.`,
		requests: (time) => `Ingatan pencegah pengiriman ganda dihapus sesudah ${time}.`,
		'personnel-file':
			'Selama berkas kepegawaian Anda disimpan menurut jadwal retensi arsip (UU Nomor 43 Tahun 2009).',
		account: 'Selama Anda memiliki akun.',
		verification:
			'Selama keaslian sertifikat harus dapat diperiksa; sertifikat hanya dapat dicabut, tidak dihapus.'
	},
	time: { days: (count) => `${count} hari`, years: (count) => `${count} tahun` },
	yes: 'Ya',
	no: 'Tidak',
	paper: {
		title: 'Salinan data pribadi',
		lead: ({ agency, when }) => `Disimpan portal Malaqbi, ${agency}. Dibuat ${when}.`,
		complete:
			'Salinan ini untuk dibaca. Isi yang lengkap sampai ke tiap kolom tersedia sebagai berkas JSON di halaman Data saya.',
		grounds: 'Dasar hukum',
		kept: 'Disimpan',
		nothing: 'Tidak ada data.',
		page: (number) => `Halaman ${number}`,
		fileName: 'data-saya'
	}
};
