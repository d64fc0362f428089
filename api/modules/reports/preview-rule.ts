import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { refuseUnfit } from '#api/modules/rules/index.ts';
import type { EffectQuery, Metric } from './effect-contract.ts';
import { deadlineEffect } from './effects/desk-effect.ts';
import { levelEffect } from './effects/gap-effect.ts';
import { bandEffect, targetEffect } from './effects/hours-effect.ts';
import {
	attemptsEffect,
	enrolmentEffect,
	passMarkEffect,
	sttpEffect
} from './effects/study-effect.ts';
import type { Trial } from './effects/trial.ts';

type Measure = (call: Call, trial: Trial) => Promise<Metric[]>;

const measures: Readonly<Record<string, Measure>> = {
	'jp.target.PNS': targetEffect,
	'jp.target.PPPK': targetEffect,
	'jp.target.PPPK_PW': targetEffect,
	'jp.target.CPNS': targetEffect,
	'jp.ambang_warna': bandEffect,
	'kesenjangan.urutan_sumber': levelEffect,
	'kesenjangan.masa_berlaku_penilaian': levelEffect,
	'pelatihan.menaikkan_level': levelEffect,
	'lulus.nilai_minimum': passMarkEffect,
	'lulus.percobaan_kuis': attemptsEffect,
	'lulus.percobaan_baru_setelah_jam': attemptsEffect,
	'pendaftaran.maks_bersamaan': enrolmentEffect,
	'sertifikat.sttp_bentuk': sttpEffect,
	'verifikasi.sla_hari_kerja': deadlineEffect
};

/**
 * What a value would change, counted on today's facts by the functions that will count it once it holds.
 * Nothing is written; a rule without a measure answers no numbers.
 */
export async function previewRule(
	call: Call,
	{ key, value }: z.output<typeof EffectQuery> & { key: string }
) {
	const tried = valueOf(value);
	await refuseUnfit(call, { key, value: tried });
	const measure = measures[key];
	if (!measure) return { metrics: [] };

	const before = await call.rules();
	return { metrics: await measure(call, { key, before, after: before.tried(key, tried) }) };
}

function valueOf(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		throw new Problem('invalid-input', { errors: [{ pointer: '/value', code: 'invalid-value' }] });
	}
}
