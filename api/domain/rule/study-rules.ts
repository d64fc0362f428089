/** Rules of studying and of writing courses. */
import { materialFamilies } from '../material-type.ts';
import { queueCriteria } from '../signup-queue.ts';
import { hoursWays } from '../workshop-completion.ts';
import { flag, limit, number, one, unset, type RuleEntry } from './entry.ts';

export const study: Record<string, RuleEntry> = {
	'kehadiran.minimum_persen': {
		topic: 'study',
		shape: {
			as: 'record',
			fields: { classical: number('percent', 1, 100), online: number('percent', 1, 100) }
		}
	},
	'kehadiran.jp_dihitung': { topic: 'study', shape: one({ kind: 'choice', of: hoursWays }) },
	'evaluasi.jawaban_minimum': { topic: 'study', shape: one(number('people', 5, 50)) },
	'lulus.nilai_minimum': { topic: 'study', shape: one(number('score', 0, 100)) },
	'lulus.percobaan_kuis': { topic: 'study', shape: one(number('times', 1, 20)) },
	'lulus.percobaan_baru_setelah_jam': { topic: 'study', shape: one(number('hours', 0, 720)) },
	'lulus.batas_waktu_kuis_menit': {
		topic: 'study',
		shape: one(unset(number('minutes', 5, 480))),
		waiting: true
	},
	'lulus.skala_kualifikasi': {
		topic: 'study',
		shape: one({ kind: 'pairs', left: 'above', right: 'name', number: 'left', as: 'rows' })
	},
	'pendaftaran.maks_bersamaan': { topic: 'study', shape: one(number('courses', 1, 20)) },
	'pendaftaran.urutan_prioritas': {
		topic: 'study',
		shape: one({ kind: 'codes', of: queueCriteria, least: 1, ordered: true })
	},
	'pendaftaran.konfirmasi_jam': { topic: 'study', shape: one(number('hours', 1, 168)) },
	'pendaftaran.persetujuan_atasan': {
		topic: 'study',
		shape: { as: 'record', fields: { classical: flag, online: flag } },
		waiting: true
	}
};

export const authoring: Record<string, RuleEntry> = {
	'materi.kata_per_menit': { topic: 'authoring', shape: one(number('words', 50, 400)) },
	'materi.menit_per_soal': { topic: 'authoring', shape: one(number('minutes', 1, 30)) },
	'materi.menit_per_dokumen': { topic: 'authoring', shape: one(number('minutes', 1, 120)) },
	'materi.gambar_maks_kb': { topic: 'authoring', shape: one(number('kilobytes', 50, 4000)) },
	'materi.pdf_maks_mb': { topic: 'authoring', shape: one(number('megabytes', 1, 25)) },
	'materi.ukuran_maks_mb': { topic: 'authoring', shape: one(number('megabytes', 1, 100)) },
	'materi.toleransi_jp_persen': { topic: 'authoring', shape: one(number('percent', 0, 100)) },
	'materi.riwayat_jumlah': { topic: 'authoring', shape: one(number('times', 5, 500)) },
	'materi.riwayat_jeda_menit': { topic: 'authoring', shape: one(number('minutes', 1, 60)) }
};

/** Attendance at workshops: when a scan counts, and as what. */
export const attendance: Record<string, RuleEntry> = {
	'kehadiran.buka_menit_sebelum': { topic: 'study', shape: one(number('minutes', 0, 240)) },
	'kehadiran.pindai_awal_jam': { topic: 'study', shape: one(number('hours', 1, 24)) },
	'kehadiran.toleransi_terlambat_menit': { topic: 'study', shape: one(number('minutes', 0, 240)) },
	'kehadiran.toleransi_kode_langkah': { topic: 'study', shape: one(number('times', 1, 15)) },
	'kehadiran.bukti_pindai_menit': { topic: 'study', shape: one(number('minutes', 1, 240)) },
	'kehadiran.unggah_paling_lambat_jam': { topic: 'study', shape: one(number('hours', 1, 168)) },
	'kehadiran.batas_pin': { topic: 'study', shape: limit },
	'kehadiran.daring_hadir_persen': { topic: 'study', shape: one(number('percent', 1, 100)) },
	'kehadiran.daring_terlambat_persen': { topic: 'study', shape: one(number('percent', 1, 100)) }
};

/** What trainers hand out at workshops: how large, how much, of which kinds. */
export const handOuts: Record<string, RuleEntry> = {
	'materi_acara.berkas_maks_mb': { topic: 'study', shape: one(number('megabytes', 1, 1000)) },
	'materi_acara.bagian_mib': { topic: 'study', shape: one(number('megabytes', 1, 32)) },
	'materi_acara.kuota_mb': { topic: 'study', shape: one(number('megabytes', 10, 4000)) },
	'materi_acara.jenis': {
		topic: 'study',
		shape: one({ kind: 'codes', of: materialFamilies, least: 1 })
	},
	'materi_acara.unggahan_umur_jam': { topic: 'study', shape: one(number('hours', 1, 168)) },
	'materi_acara.kabar_jeda_menit': { topic: 'study', shape: one(number('minutes', 1, 1440)) }
};
