import type { CheckRules } from '#api/domain/draft-checks.ts';
import type { MeasureRules } from '#api/domain/lesson-measure.ts';
import type { Rules } from '#api/rules.ts';

export type DraftRules = CheckRules &
	MeasureRules & {
		imageBytes: number;
		documentBytes: number;
		historyStates: number;
		historyMinutes: number;
	};

/** What the rules say about writing a course. */
export function draftRulesOf(rules: Rules): DraftRules {
	const number = (key: string) => rules.number(key).value;
	const megabytes = (key: string) => number(key) * 1024 * 1024;
	return {
		wordsPerMinute: number('materi.kata_per_menit'),
		minutesPerQuestion: number('materi.menit_per_soal'),
		minutesPerDocument: number('materi.menit_per_dokumen'),
		minutesPerJp: number('jp.menit_per_jp'),
		jpTolerancePercent: number('materi.toleransi_jp_persen'),
		passMark: number('lulus.nilai_minimum'),
		attempts: number('lulus.percobaan_kuis'),
		courseBytes: megabytes('materi.ukuran_maks_mb'),
		documentBytes: megabytes('materi.pdf_maks_mb'),
		imageBytes: number('materi.gambar_maks_kb') * 1024,
		historyStates: number('materi.riwayat_jumlah'),
		historyMinutes: number('materi.riwayat_jeda_menit')
	};
}
