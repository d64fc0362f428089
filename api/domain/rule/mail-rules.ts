/** Rules of messages: when mail goes out, how often it is tried, who is reminded when. */
import { number, one, type RuleEntry } from './entry.ts';

export const mail: Record<string, RuleEntry> = {
	'notifikasi.jam_tenang': {
		topic: 'mail',
		shape: { as: 'record', fields: { dari: { kind: 'time' }, sampai: { kind: 'time' } } }
	},
	'notifikasi.jam_ringkasan': { topic: 'mail', shape: one({ kind: 'time' }) },
	'surel.jeda_pertama_menit': { topic: 'mail', shape: one(number('minutes', 1, 60)) },
	'surel.percobaan_maks': { topic: 'mail', shape: one(number('times', 1, 20)) },
	'surel.umur_maks_jam': { topic: 'mail', shape: one(number('hours', 1, 720)) },
	'surel.per_menit_maks': { topic: 'mail', shape: one(number('people', 1, 1000)) },
	'pengingat.target_jp_hari': {
		topic: 'mail',
		shape: {
			as: 'tuple',
			fields: { first: number('days', 1, 365), second: number('days', 1, 365) }
		}
	},
	'pengingat.tutup_angkatan_hari': {
		topic: 'mail',
		shape: {
			as: 'tuple',
			fields: { first: number('days', 0, 365), second: number('days', 1, 365) }
		}
	},
	'pengingat.tugas_jam': { topic: 'mail', shape: one(number('hours', 1, 336)) },
	'retensi.notifikasi_hari': { topic: 'data', shape: one(number('days', 1, 3650)) }
};
