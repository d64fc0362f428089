import { positionWithKind } from '#api/domain/employment.ts';
import type { Role } from '#api/domain/permissions.ts';
import { clockTime, longDate, longMoment, number } from './format.ts';
import type { MailWords } from './words.ts';

const roles: Record<Role, string> = {
	asn: 'ASN',
	supervisor: 'atasan langsung',
	'unit-hr': 'pengelola kepegawaian',
	verifier: 'verifikator',
	admin: 'admin',
	organiser: 'penyelenggara',
	trainer: 'narasumber',
	assessor: 'asesor',
	leader: 'pimpinan',
	auditor: 'auditor',
	dpo: 'pejabat pelindungan data pribadi'
};

/** Mail in Indonesian. */
export const indonesian: MailWords = {
	greeting: (name) => `Yth. ${name},`,
	digest: {
		subject: (count) => `Ringkasan Malaqbi: ${count} pemberitahuan`,
		lead: 'Ini yang terjadi sejak ringkasan terakhir:',
		more: (count) => `Dan ${number(count, 'id')} lainnya di portal.`,
		action: 'Buka pemberitahuan'
	},
	test: {
		subject: 'Surel percobaan dari Malaqbi',
		lines: ['Surel ini tiba, jadi pengiriman surel dari portal berjalan.'],
		action: 'Buka portal'
	},
	reason: (portal) =>
		`Surel ini dikirim otomatis oleh portal Malaqbi (${portal}); jangan dibalas. Pilihan surel dapat Anda ubah di menu Pemberitahuan.`,
	letters: {
		'password-changed': () => ({
			subject: 'Kata sandi Anda telah diganti',
			lines: [
				'Kata sandi akun Malaqbi Anda baru saja diganti, dan semua perangkat lain dikeluarkan.',
				'Jika bukan Anda yang menggantinya, segera hubungi unit kepegawaian Anda.'
			],
			action: 'Lihat profil'
		}),
		'password-reset-asked': ({ hours }) => ({
			subject: 'Buat kata sandi baru',
			lines: [
				'Seseorang, mungkin Anda, meminta kata sandi baru untuk akun Malaqbi Anda.',
				`Tautan di bawah berlaku ${number(hours, 'id')} jam sejak diminta, satu kali pakai. Jangan teruskan kepada siapa pun, juga bila diminta petugas.`,
				'Bila bukan Anda yang memintanya, abaikan surel ini: kata sandi Anda tidak berubah.'
			],
			action: 'Buat kata sandi baru'
		}),
		'recovery-link-made': () => ({
			subject: 'Tautan kata sandi baru dibuat untuk akun Anda',
			lines: [
				'Petugas kepegawaian memeriksa identitas Anda dan membuat tautan untuk kata sandi baru. Tautannya diserahkan langsung, tidak lewat surel.',
				'Jika bukan Anda yang memintanya, segera hubungi BKPP: seseorang mungkin mengaku sebagai Anda.'
			],
			action: 'Lihat profil'
		}),
		'second-step-on': () => ({
			subject: 'Verifikasi dua langkah aktif',
			lines: [
				'Mulai sekarang akun Malaqbi Anda meminta kode dari aplikasi autentikator setelah kata sandi.',
				'Simpan lembar kode pemulihan di tempat aman. Jika bukan Anda yang mengaktifkannya, segera hubungi BKPP.'
			],
			action: 'Lihat profil'
		}),
		'second-step-off': ({ byOfficer }) => ({
			subject: 'Verifikasi dua langkah dimatikan',
			lines: [
				byOfficer
					? 'Admin memeriksa identitas Anda dan melepas verifikasi dua langkah dari akun Malaqbi Anda.'
					: 'Verifikasi dua langkah akun Malaqbi Anda dimatikan.',
				'Jika bukan Anda yang memintanya, segera hubungi BKPP.'
			],
			action: 'Lihat profil'
		}),
		'recovery-code-used': ({ left }) => ({
			subject: 'Satu kode pemulihan dipakai',
			lines: [
				`Satu kode pemulihan baru saja dipakai untuk masuk ke akun Malaqbi Anda. Tersisa ${number(left, 'id')}.`,
				'Jika bukan Anda, segera ganti kata sandi dan hubungi BKPP.'
			],
			action: 'Lihat profil'
		}),
		'role-granted': ({ role, unit }) => ({
			subject: `Anda mendapat peran ${roles[role]}`,
			lines: [
				unit
					? `Anda sekarang berperan sebagai ${roles[role]} di ${unit} dan unit di bawahnya.`
					: `Anda sekarang berperan sebagai ${roles[role]} untuk seluruh instansi.`,
				'Masuklah kembali agar menu yang baru terlihat.'
			],
			action: 'Lihat profil'
		}),
		'role-revoked': ({ role, unit }) => ({
			subject: `Peran ${roles[role]} Anda berakhir`,
			lines: [
				unit
					? `Peran Anda sebagai ${roles[role]} di ${unit} telah berakhir.`
					: `Peran Anda sebagai ${roles[role]} telah berakhir.`
			],
			action: 'Lihat profil'
		}),
		enrolled: ({ course }) => ({
			subject: `Anda terdaftar: ${course}`,
			lines: [
				`Anda terdaftar pada pelatihan ${course}. Kemajuan Anda tersimpan; lanjutkan kapan saja, dari perangkat mana saja.`
			],
			action: 'Mulai belajar'
		}),
		'claim-verified': ({ title, jp }) => ({
			subject: `${number(jp, 'id')} JP Anda diverifikasi`,
			lines: [`${number(jp, 'id')} JP dari ${title} telah diverifikasi dan dihitung.`],
			action: 'Lihat catatan JP'
		}),
		'claim-returned': ({ title, jp, reason }) => ({
			subject: `Perlu perbaikan: ${title}`,
			lines: [
				`Pengajuan ${number(jp, 'id')} JP dari ${title} dikembalikan untuk diperbaiki.`,
				`Alasan: ${reason}`
			],
			action: 'Perbaiki pengajuan'
		}),
		'claim-rejected': ({ title, jp, reason }) => ({
			subject: `Tidak disetujui: ${title}`,
			lines: [
				`Pengajuan ${number(jp, 'id')} JP dari ${title} tidak disetujui.`,
				`Alasan: ${reason}`
			],
			action: 'Lihat catatan JP'
		}),
		'certificate-issued': ({ course, number: number_ }) => ({
			subject: `Sertifikat Anda terbit: ${course}`,
			lines: [`Sertifikat nomor ${number_} untuk ${course} telah terbit.`],
			action: 'Buka sertifikat'
		}),
		'certificate-revoked': ({ course, number: number_, reason }) => ({
			subject: `Sertifikat dicabut: ${course}`,
			lines: [
				`Sertifikat nomor ${number_} untuk ${course} dicabut dan tidak berlaku lagi.`,
				`Alasan: ${reason}`
			],
			action: 'Lihat sertifikat'
		}),
		'target-near': ({ jpLeft, until }) => ({
			subject: `${number(jpLeft, 'id')} JP lagi sampai ${longDate(until, 'id')}`,
			lines: [
				`Tahun JP Anda berakhir pada ${longDate(until, 'id')}, dan ${number(jpLeft, 'id')} JP belum terverifikasi.`,
				'Pelatihan daring yang singkat sering kali cukup.'
			],
			action: 'Cari pelatihan'
		}),
		'appointment-opened': ({ from, to, ...held }) => ({
			subject: `Jabatan Anda: ${positionWithKind(held)}`,
			lines: [
				`Unit kepegawaian mencatat jabatan Anda: ${positionWithKind(held)} di ${held.unit}, mulai ${longDate(from, 'id')}${to ? ` s.d. ${longDate(to, 'id')}` : ''}.`,
				'Kompetensi yang diminta jabatan itu terlihat di portal. Jika ada yang keliru, hubungi unit kepegawaian Anda.'
			],
			action: 'Lihat kompetensi saya'
		}),
		'appointment-ended': ({ on, ...held }) => ({
			subject: `Jabatan berakhir: ${positionWithKind(held)}`,
			lines: [
				`Hari terakhir Anda sebagai ${positionWithKind(held)} di ${held.unit} adalah ${longDate(on, 'id')}.`,
				'Jika ada yang keliru, hubungi unit kepegawaian Anda.'
			],
			action: 'Lihat kompetensi saya'
		}),
		'team-joined': ({ position, unit, from }) => ({
			subject: 'Ada pegawai yang menjadi tim Anda',
			lines: [
				`Mulai ${longDate(from, 'id')} Anda menjadi atasan langsung seorang pegawai: ${position}, ${unit}.`
			],
			action: 'Lihat pegawai'
		}),
		'supervisor-named': ({ from, to }) => ({
			subject: 'Atasan langsung Anda ditetapkan',
			lines: [
				`Unit kepegawaian menetapkan atasan langsung Anda mulai ${longDate(from, 'id')}${to ? ` s.d. ${longDate(to, 'id')}` : ''}. Namanya terlihat di portal.`
			],
			action: 'Lihat profil'
		}),
		'correction-asked': ({ dueOn }) => ({
			subject: 'Ada permintaan perbaikan data',
			lines: [
				`Seorang pegawai meminta perbaikan data pribadinya. Menurut UU Nomor 27 Tahun 2022 jawabannya harus ada paling lambat ${longDate(dueOn, 'id')}.`
			],
			action: 'Buka permintaan'
		}),
		'correction-near': ({ dueOn }) => ({
			subject: 'Permintaan perbaikan data hampir lewat waktu',
			lines: [
				`Sebuah permintaan perbaikan data pribadi belum dijawab, dan waktunya habis ${longDate(dueOn, 'id')}.`
			],
			action: 'Buka permintaan'
		}),
		'correction-done': ({ reason }) => ({
			subject: 'Data Anda telah diperbaiki',
			lines: ['Permintaan perbaikan data Anda telah dikerjakan.', `Keterangan: ${reason}`],
			action: 'Lihat permintaan saya'
		}),
		'correction-refused': ({ reason }) => ({
			subject: 'Permintaan perbaikan data tidak dikabulkan',
			lines: [
				'Data yang Anda minta diperbaiki tidak diubah.',
				`Alasan: ${reason}`,
				'Bila Anda tidak sependapat, hubungi Pejabat Pelindungan Data Pribadi (PPDP); kontaknya ada di kaki setiap halaman portal.'
			],
			action: 'Lihat permintaan saya'
		}),
		'viewed-as': () => ({
			subject: 'Admin melihat portal seperti Anda melihatnya',
			lines: [
				'Seorang admin membuka portal seperti yang Anda lihat, untuk membantu atau memeriksa tampilan.',
				'Admin hanya membaca, tidak dapat mengubah apa pun, dan tidak melihat pemberitahuan maupun sesi Anda. Kejadian ini tercatat di jejak audit.'
			],
			action: 'Lihat profil'
		}),
		'signup-booked': ({ course }) => ({
			subject: `Anda mendapat kursi: ${course}`,
			lines: [
				`Anda terdaftar pada workshop ${course}.`,
				'Jadwal dan tiket ada di halamannya. Bila Anda tidak dapat hadir, batalkan sebelum batas waktunya agar orang lain dapat ikut.'
			],
			action: 'Buka workshop'
		}),
		'signup-waitlisted': ({ course }) => ({
			subject: `Daftar tunggu: ${course}`,
			lines: [
				`Semua kursi ${course} terisi. Anda masuk daftar tunggu.`,
				'Bila ada kursi kosong, Anda ditawari dan diberi tahu.'
			],
			action: 'Buka workshop'
		}),
		'signup-offered': ({ course, ...by }) => ({
			subject: `Ada kursi untuk Anda: ${course}`,
			lines: [
				`Satu kursi ${course} kosong dan ditawarkan kepada Anda.`,
				`Terima paling lambat ${clockTime(by, 'id')}. Setelah itu kursi ditawarkan kepada yang berikutnya.`
			],
			action: 'Terima atau lepaskan kursi'
		}),
		'signup-lapsed': ({ course }) => ({
			subject: `Tawaran kursi sudah lewat: ${course}`,
			lines: [
				`Kursi ${course} yang ditawarkan kepada Anda tidak dijawab sampai batas waktunya dan ditawarkan kepada yang berikutnya.`,
				'Anda tetap dalam daftar tunggu.'
			],
			action: 'Buka workshop'
		}),
		'signup-invited': ({ course }) => ({
			subject: `Undangan: ${course}`,
			lines: [`Anda diundang ke workshop ${course}. Terima undangannya untuk mendapat kursi.`],
			action: 'Buka undangan'
		}),
		'signup-nominated': ({ course }) => ({
			subject: `Anda diusulkan: ${course}`,
			lines: [
				`Unit kerja Anda mengusulkan Anda mengikuti workshop ${course}.`,
				'Lihat jadwal dan status pendaftarannya di portal. Bila Anda berhalangan, batalkan di halaman itu agar tempatnya dapat dipakai rekan Anda.'
			],
			action: 'Buka workshop'
		}),
		'signup-wanted': ({ course, person }) => ({
			subject: `${person} menunggu persetujuan Anda`,
			lines: [
				`${person} mendaftar pada workshop ${course}.`,
				'Setujui atau tolak di portal; tidak ada yang berubah hanya karena tautan ini dibuka.'
			],
			action: 'Putuskan pendaftaran'
		}),
		'signup-approved': ({ course }) => ({
			subject: `Disetujui atasan: ${course}`,
			lines: [`Atasan menyetujui pendaftaran Anda pada ${course}. Sekarang menunggu BKPP.`],
			action: 'Buka workshop'
		}),
		'signup-rejected': ({ course, reason }) => ({
			subject: `Pendaftaran tidak disetujui: ${course}`,
			lines: [`Pendaftaran Anda pada ${course} tidak disetujui.`, `Alasan: ${reason}`],
			action: 'Buka workshop'
		}),
		'signup-cancelled': ({ course, reason }) => ({
			subject: `Pendaftaran dibatalkan: ${course}`,
			lines: [
				`Pendaftaran Anda pada ${course} dibatalkan oleh penyelenggara.`,
				`Alasan: ${reason}`
			],
			action: 'Buka workshop'
		}),
		'closing-due': ({ course, waiting }) => ({
			subject: `Selesai, belum ditutup: ${course}`,
			lines: [
				`${course} sudah selesai dan belum ditutup: ${number(waiting, 'id')} peserta menunggu JP.`,
				'Periksa kehadirannya, lalu tutup angkatan. JP, bukti kompetensi, dan sertifikat dicatat saat itu.'
			],
			action: 'Buka kelulusan peserta'
		}),
		'closing-overdue': ({ course, waiting, days }) => ({
			subject: `Belum ditutup sesudah ${number(days, 'id')} hari: ${course}`,
			lines: [
				`${course} selesai ${number(days, 'id')} hari lalu dan belum ditutup: ${number(waiting, 'id')} peserta menunggu JP.`,
				'Penyelenggaranya sudah diingatkan. Pastikan angkatan ini ditutup.'
			],
			action: 'Buka workshop'
		}),
		'workshop-short': ({ course, booked, minimum }) => ({
			subject: `Peserta belum mencukupi: ${course}`,
			lines: [
				`Pendaftaran ${course} sudah berakhir: ${number(booked, 'id')} terdaftar, paling sedikit ${number(minimum, 'id')}.`,
				'Tidak ada yang berubah dengan sendirinya. Putuskan apakah angkatan ini tetap berjalan, diperpanjang, atau dibatalkan.'
			],
			action: 'Lihat peserta'
		}),
		'event-opened': ({ course, ...at }) => ({
			subject: `Undangan: ${course}`,
			lines: [
				`Anda diundang ke ${course}, mulai ${longMoment(at, 'id')}.`,
				'Jadwal, tempat, dan narasumbernya terlihat di portal.'
			],
			action: 'Lihat jadwal'
		}),
		'event-cancelled': ({ course, reason }) => ({
			subject: `Dibatalkan: ${course}`,
			lines: [
				`${course} tidak jadi dilaksanakan. Anda tidak perlu melakukan apa pun.`,
				`Alasan: ${reason}`
			],
			action: 'Lihat keterangan'
		}),
		'event-resumed': ({ course, reason, ...at }) => ({
			subject: `Jadi dilaksanakan: ${course}`,
			lines: [
				`${course} yang sebelumnya dibatalkan jadi dilaksanakan, mulai ${longMoment(at, 'id')}. Bila Anda terdaftar, pendaftaran Anda tetap seperti sebelum dibatalkan.`,
				`Alasan: ${reason}`
			],
			action: 'Lihat jadwal'
		}),
		'material-published': ({ course, count, first }) => ({
			subject: `Materi baru: ${course}`,
			lines: [
				count === 1
					? `Narasumber ${course} membagikan materi: ${first}.`
					: `Narasumber ${course} membagikan ${count} materi, di antaranya: ${first}.`
			],
			action: 'Buka materi'
		}),
		'work-set': ({ course, title, dueAt, zone }) => ({
			subject: `Tugas baru: ${title}`,
			lines: [
				`Ada tugas pada ${course}: ${title}.`,
				dueAt
					? `Kumpulkan paling lambat ${longMoment({ startsAt: dueAt, zone }, 'id')}.`
					: 'Tugas ini tanpa batas waktu.'
			],
			action: 'Buka tugas'
		}),
		'work-due-moved': ({ course, title, dueAt, zone }) => ({
			subject: `Batas waktu berubah: ${title}`,
			lines: [
				dueAt
					? `Tugas ${title} pada ${course} kini dikumpulkan paling lambat ${longMoment({ startsAt: dueAt, zone }, 'id')}.`
					: `Tugas ${title} pada ${course} kini tanpa batas waktu.`
			],
			action: 'Buka tugas'
		}),
		'work-near': ({ course, title, dueAt, zone }) => ({
			subject: `Belum dikumpulkan: ${title}`,
			lines: [
				`Anda belum mengumpulkan tugas ${title} pada ${course}.`,
				...(dueAt ? [`Batas waktunya ${longMoment({ startsAt: dueAt, zone }, 'id')}.`] : [])
			],
			action: 'Kumpulkan tugas'
		}),
		'work-graded': ({ course, title, points, maximum, passed }) => ({
			subject: `Tugas dinilai: ${title}`,
			lines: [
				`Tugas ${title} pada ${course} dinilai ${number(points, 'id')} dari ${number(maximum, 'id')}: ${passed ? 'lulus' : 'belum lulus'}.`,
				'Umpan balik pelatih terlihat di portal.'
			],
			action: 'Lihat nilai'
		}),
		'work-returned': ({ course, title }) => ({
			subject: `Perlu perbaikan: ${title}`,
			lines: [
				`Pelatih meminta Anda memperbaiki tugas ${title} pada ${course}.`,
				'Yang perlu diperbaiki terlihat di portal. Kumpulan sebelumnya tetap tersimpan.'
			],
			action: 'Buka tugas'
		}),
		'shift-set': ({ course, session, place, ...at }) => ({
			subject: `Shift Anda: ${course}`,
			lines: [
				`Penyelenggara menempatkan Anda pada shift ${session} di ${course} yang mulai ${longMoment(at, 'id')}${place ? `, di ${place}` : ''}.`,
				'Bila waktunya tidak memungkinkan, pilih shift lain di portal atau hubungi penyelenggara.'
			],
			action: 'Lihat jadwal'
		}),
		'event-withdrawn': ({ course }) => ({
			subject: `Undangan ditarik sementara: ${course}`,
			lines: [
				`Penyelenggara sedang menyusun ulang ${course}, jadi undangannya belum dapat dijawab.`,
				'Undangan Anda tetap tersimpan. Anda diberi tahu begitu angkatan ini dibuka lagi.'
			],
			action: 'Lihat pendaftaran saya'
		}),
		'session-added': ({ course, session, place, ...at }) => ({
			subject: `Sesi ditambahkan: ${course}`,
			lines: [
				`${course} mendapat sesi baru: ${session}, mulai ${longMoment(at, 'id')}${place ? `, di ${place}` : ''}.`,
				'Bila Anda berhalangan pada waktu itu, beri tahu penyelenggara.'
			],
			action: 'Lihat jadwal'
		}),
		'session-removed': ({ course, session, place: _, ...at }) => ({
			subject: `Sesi ditiadakan: ${course}`,
			lines: [
				`${session} pada ${course} yang semula mulai ${longMoment(at, 'id')} tidak diadakan. Jangan datang pada waktu itu.`,
				'Sesi lain tetap berjalan sesuai jadwal.'
			],
			action: 'Lihat jadwal'
		}),
		'session-split': ({ course, session, place, ...at }) => ({
			subject: `Pilih shift Anda: ${course}`,
			lines: [
				`${session} pada ${course} kini diberikan dalam beberapa shift; yang baru mulai ${longMoment(at, 'id')}${place ? `, di ${place}` : ''}.`,
				'Peserta cukup datang ke satu shift. Pilih shift Anda di portal selama kursinya ada.'
			],
			action: 'Pilih shift'
		}),
		'shift-removed': ({ course, session, place: _, ...at }) => ({
			subject: `Shift ditiadakan: ${course}`,
			lines: [
				`Shift ${session} pada ${course} yang mulai ${longMoment(at, 'id')} tidak diadakan.`,
				'Tempat Anda pada angkatan ini tetap tersimpan. Pilih shift lain di portal.'
			],
			action: 'Pilih shift lain'
		}),
		'session-moved': ({ course, session, place, ...at }) => ({
			subject: `Jadwal berubah: ${course}`,
			lines: [
				`${session} pada ${course} kini mulai ${longMoment(at, 'id')}${place ? `, di ${place}` : ''}.`,
				'Bila Anda terdaftar, tempat Anda tetap tersimpan.'
			],
			action: 'Lihat jadwal'
		})
	}
};
