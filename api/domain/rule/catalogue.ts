/**
 * Every rule of the portal: its topic, the shape of its value, and whether the program reads it already.
 * Values, dates and legal bases are rows of the table `rule`; what a value may be is said here.
 */
import {
	flag,
	limit,
	number,
	numbering,
	one,
	reasons,
	target,
	unset,
	type RuleEntry
} from './entry.ts';
import { repeatWays } from '../repeated-course.ts';
import { teachingForms } from '../teaching.ts';
import { mail } from './mail-rules.ts';
import { attendance, authoring, handOuts, study } from './study-rules.ts';

const hours: Record<string, RuleEntry> = {
	'jp.menit_per_jp': { topic: 'hours', shape: one(number('minutes', 30, 60)) },
	'jp.target.PNS': { topic: 'hours', shape: target },
	'jp.target.PPPK': { topic: 'hours', shape: target },
	'jp.target.PPPK_PW': { topic: 'hours', shape: target },
	'jp.target.CPNS': { topic: 'hours', shape: target },
	'jp.target.prorata_masuk_tengah_tahun': { topic: 'hours', shape: one(flag), waiting: true },
	'jp.tahun_atribusi': {
		topic: 'hours',
		shape: one({ kind: 'choice', of: ['end-date'] }),
		waiting: true
	},
	'jp.carry_over': { topic: 'hours', shape: one(flag), waiting: true },
	'jp.pembulatan': { topic: 'hours', shape: one({ kind: 'choice', of: ['floor'] }), waiting: true },
	'jp.kedudukan_dihitung': {
		topic: 'hours',
		shape: one({ kind: 'codes', of: 'legal-statuses', least: 1 })
	},
	'jp.mengajar': { topic: 'hours', shape: one({ kind: 'choice', of: teachingForms }) },
	'jp.kursus_berulang': { topic: 'hours', shape: one({ kind: 'choice', of: repeatWays }) },
	'jp.ambang_warna': {
		topic: 'hours',
		shape: {
			as: 'tuple',
			ascending: true,
			fields: { middle: number('percent', 0, 200), reached: number('percent', 1, 200) }
		}
	},
	'jp.batas_lapor_tahun': { topic: 'hours', shape: one({ kind: 'month-day' }), waiting: true },
	'jp.porsi_maks_per_bentuk': {
		topic: 'hours',
		shape: one(unset(number('percent', 1, 100))),
		waiting: true
	},
	'peta_siasn.latihanStruktural': {
		topic: 'hours',
		shape: one({
			kind: 'pairs',
			left: 'program',
			right: 'code',
			number: 'right',
			as: 'record'
		}),
		waiting: true
	}
};

const competency: Record<string, RuleEntry> = {
	'level.nama': { topic: 'competency', shape: one({ kind: 'lines', least: 5, most: 5 }) },
	'skj.dimensi_pemerintahan_untuk': {
		topic: 'competency',
		shape: one({ kind: 'codes', of: 'classes', least: 0 }),
		waiting: true
	},
	'kesenjangan.urutan_sumber': {
		topic: 'competency',
		shape: one({
			kind: 'codes',
			of: ['official', 'supervisor', 'course'],
			least: 1,
			ordered: true
		})
	},
	'kesenjangan.masa_berlaku_penilaian': {
		topic: 'competency',
		shape: {
			as: 'record',
			fields: { official: number('years', 1, 20), supervisor: number('years', 1, 20) }
		}
	},
	'pelatihan.menaikkan_level': { topic: 'competency', shape: one(number('level', 0, 5)) },
	'rekomendasi.bobot': {
		topic: 'competency',
		shape: {
			as: 'record',
			fields: {
				essential: number('weight', 1, 10),
				important: number('weight', 1, 10),
				useful: number('weight', 1, 10)
			}
		}
	},
	'rekomendasi.jeda_ulang_bulan': {
		topic: 'competency',
		shape: one(number('months', 0, 120)),
		waiting: true
	},
	'rekomendasi.jumlah': {
		topic: 'competency',
		shape: one(number('courses', 1, 6)),
		waiting: true
	}
};

const certificate: Record<string, RuleEntry> = {
	'sertifikat.pola_nomor': numbering(120),
	'sertifikat.klasifikasi': numbering(30),
	'sertifikat.kode_instansi': numbering(30),
	'sertifikat.sttp_bentuk': {
		topic: 'certificate',
		shape: one({ kind: 'codes', of: 'forms', least: 0 })
	},
	'sertifikat.kode_registrasi_lan_wajib': {
		topic: 'certificate',
		shape: one({ kind: 'lines', least: 0, most: 20 }),
		waiting: true
	},
	'verifikasi_publik.kolom': {
		topic: 'certificate',
		shape: one({
			kind: 'codes',
			of: [
				'number',
				'name',
				'maskedEmployeeNumber',
				'course',
				'hours',
				'dates',
				'issuer',
				'status'
			],
			least: 1
		})
	},
	'verifikasi_publik.batas_per_alamat': { topic: 'certificate', shape: limit }
};

const verification: Record<string, RuleEntry> = {
	'verifikasi.sla_hari_kerja': {
		topic: 'verification',
		shape: one(number('working-days', 1, 60))
	},
	'verifikasi.massal_maks': {
		topic: 'verification',
		shape: one(number('claims', 1, 500)),
		waiting: true
	},
	'verifikasi.alasan_kembali': { topic: 'verification', shape: reasons },
	'verifikasi.alasan_tolak': { topic: 'verification', shape: reasons },
	'verifikasi.aturan_ganda': {
		topic: 'verification',
		shape: one({ kind: 'codes', of: ['number', 'title-and-dates'], least: 0 }),
		waiting: true
	}
};

const access: Record<string, RuleEntry> = {
	'session.umur_jam': { topic: 'access', shape: one(number('hours', 1, 168)) },
	'session.umur_maks_hari': { topic: 'access', shape: one(number('days', 1, 90)) },
	'akses.lihat_sebagai_menit': { topic: 'access', shape: one(number('minutes', 5, 120)) },
	'masuk.batas_per_akun': { topic: 'access', shape: limit },
	'masuk.batas_per_alamat': { topic: 'access', shape: limit },
	'kata_sandi.panjang_min': { topic: 'access', shape: one(number('characters', 8, 64)) },
	'tautan.aktivasi_umur_jam': { topic: 'access', shape: one(number('hours', 1, 720)) },
	'tautan.admin_pertama_umur_jam': { topic: 'access', shape: one(number('hours', 1, 168)) },
	'tautan.lupa_sandi_umur_jam': { topic: 'access', shape: one(number('hours', 1, 48)) },
	'tautan.pemulihan_umur_jam': { topic: 'access', shape: one(number('hours', 1, 168)) },
	'lupa_sandi.batas_per_akun': { topic: 'access', shape: limit },
	'lupa_sandi.batas_per_alamat': { topic: 'access', shape: limit },
	'keamanan.mfa_wajib_peran': {
		topic: 'access',
		shape: one({
			kind: 'codes',
			of: ['admin', 'verifier', 'organiser', 'unit-hr', 'trainer', 'assessor', 'auditor', 'dpo'],
			least: 0
		})
	},
	'masuk.langkah_kedua_umur_menit': { topic: 'access', shape: one(number('minutes', 2, 60)) }
};

const data: Record<string, RuleEntry> = {
	'impor.baris_maks': { topic: 'data', shape: one(number('rows', 100, 100_000)) },
	'impor.kolom_maks': { topic: 'data', shape: one(number('columns', 10, 1_000)) },
	'impor.ukuran_maks_mb': { topic: 'data', shape: one(number('megabytes', 1, 50)) },
	'bukti.berkas_maks_mb': { topic: 'data', shape: one(number('megabytes', 1, 10)) },
	'pdp.batas_perbaikan_jam': { topic: 'data', shape: one(number('hours', 1, 72)) },
	'pdp.pengingat_perbaikan_jam': { topic: 'data', shape: one(number('hours', 1, 71)) },
	'retensi.permintaan_perbaikan_tahun': { topic: 'data', shape: one(number('years', 1, 30)) },
	'pdp.batas_notifikasi_jam': { topic: 'data', shape: one(number('hours', 1, 72)) },
	'retensi.jejak_audit_tahun': { topic: 'data', shape: one(number('years', 1, 30)) },
	'retensi.jawaban_kuis_tahun': {
		topic: 'data',
		shape: one(number('years', 1, 30))
	},
	'retensi.permintaan_hari': { topic: 'data', shape: one(number('days', 1, 365)) },
	'retensi.percobaan_masuk_hari': {
		topic: 'data',
		shape: one(number('days', 1, 365))
	},
	'retensi.impor_hari': { topic: 'data', shape: one(number('days', 1, 365)) }
};

const backups: Record<string, RuleEntry> = {
	'cadangan.jam': { topic: 'data', shape: one({ kind: 'time' }) },
	'cadangan.simpan_harian': { topic: 'data', shape: one(number('backups', 1, 60)) },
	'cadangan.simpan_mingguan': { topic: 'data', shape: one(number('backups', 0, 60)) },
	'cadangan.simpan_bulanan': { topic: 'data', shape: one(number('backups', 0, 120)) },
	'cadangan.terlambat_jam': { topic: 'data', shape: one(number('hours', 24, 720)) }
};

const calendar: Record<string, RuleEntry> = {
	'kalender.hari_kerja': {
		topic: 'calendar',
		shape: one({
			kind: 'codes',
			of: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
			least: 1
		})
	},
	'kalender.batas_langganan': { topic: 'calendar', shape: limit },
	'kalender.tahun_anggaran': {
		topic: 'calendar',
		shape: { as: 'record', fields: { start: { kind: 'month-day' }, end: { kind: 'month-day' } } },
		waiting: true
	},
	'instansi.zona_waktu': {
		topic: 'calendar',
		shape: one({ kind: 'choice', of: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] }),
		waiting: true,
		page: '/admin/settings'
	}
};

export const ruleCatalogue: Readonly<Record<string, RuleEntry>> = {
	...hours,
	...competency,
	...study,
	...attendance,
	...handOuts,
	...authoring,
	...certificate,
	...verification,
	...access,
	...data,
	...mail,
	...backups,
	...calendar
};
