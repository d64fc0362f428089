/** Rules of what the portal does by itself: telling people. */
import { number, one, type RuleEntry } from './entry.ts';

export const telling: Record<string, RuleEntry> = {
	'notifikasi.jam_tenang': {
		topic: 'notification',
		shape: { as: 'record', fields: { dari: { kind: 'time' }, sampai: { kind: 'time' } } }
	},
	'notifikasi.jam_ringkasan': { topic: 'notification', shape: one({ kind: 'time' }) },
	'surel.jeda_pertama_menit': { topic: 'notification', shape: one(number('minutes', 1, 60)) },
	'surel.percobaan_maks': { topic: 'notification', shape: one(number('times', 1, 10)) },
	'surel.umur_maks_jam': { topic: 'notification', shape: one(number('hours', 1, 720)) },
	'surel.per_menit_maks': { topic: 'notification', shape: one(number('people', 1, 500)) },
	'pengingat.target_jp_hari': {
		topic: 'notification',
		shape: { as: 'tuple', fields: { first: number('days', 1, 180), last: number('days', 1, 180) } }
	},
	'retensi.notifikasi_hari': { topic: 'data', shape: one(number('days', 30, 3_650)) }
};
