import type { KeepingRule } from '#api/domain/personal-data.ts';

/** Rules that say how long something is kept, with the unit of their number. */
export const keepingRules = {
	session: { rule: 'session.umur_maks_hari', unit: 'days' },
	'sign-in-attempts': { rule: 'retensi.percobaan_masuk_hari', unit: 'days' },
	'quiz-answers': { rule: 'retensi.jawaban_kuis_tahun', unit: 'years' },
	notifications: { rule: 'retensi.notifikasi_hari', unit: 'days' },
	trail: { rule: 'retensi.jejak_audit_tahun', unit: 'years' },
	requests: { rule: 'retensi.permintaan_hari', unit: 'days' },
	corrections: { rule: 'retensi.permintaan_perbaikan_tahun', unit: 'years' }
} as const satisfies Record<KeepingRule, { rule: string; unit: 'days' | 'years' }>;
