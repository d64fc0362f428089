/** The back: what was taught, for how long, and which competencies at which level. */
import { apportion } from '#api/domain/certificate.ts';
import { groupCode } from '#api/domain/certificate-code.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { hoursInWords } from '#api/domain/terbilang.ts';
import type { CertificatePaper } from './certificate.ts';
import { page, type Paper, type Style } from './document.ts';
import { drawBorder, drawSpecimen, ink, inside } from './ornament.ts';
import { drawTable } from './table.ts';

const left = inside + 34;
const width = page.width - 2 * left;
const top = inside + 26;
const bottom = page.height - inside - 40;

const style = (font: Style['font'], size: number, color: string): Style => ({ font, size, color });

/** Kinds of lessons as the paper names them. */
const activities: Readonly<Record<string, string>> = {
	text: 'Bacaan',
	pdf: 'Bahan bacaan',
	quiz: 'Kuis'
};

export function drawBack(paper: Paper, { snapshot, checkUrl }: CertificatePaper) {
	const sheet = () => openSheet(paper, snapshot, checkUrl);
	let y = sheet();

	paper.text('H1', 'Rincian pelatihan', style('serifBold', 18, ink.strong), { x: left, y, width });
	y += 24;
	const title = paper.fit(snapshot.course.title, style('sans', 10, ink.text), width, {
		lines: 2,
		smallest: 8
	});
	paper.text('P', snapshot.course.title, title, { x: left, y, width });
	y += paper.heightOf(snapshot.course.title, title, width) + 12;

	const area = { x: left, width, bottom };
	if (snapshot.subjects.length > 0) {
		y = drawTable(paper, subjectsOf(snapshot), { ...area, y }, sheet) + 16;
	}
	if (snapshot.competencies.length > 0) {
		drawTable(paper, competenciesOf(snapshot), { ...area, y }, sheet);
	}
}

function subjectsOf({ subjects, jp, minutesPerJp }: CertificateSnapshot) {
	// Tenths of a JP, so that the column sums exactly to what is certified.
	const shares =
		jp === null
			? null
			: apportion(
					jp * 10,
					subjects.map(({ minutes }) => minutes)
				);
	const minutes = subjects.reduce((all, subject) => all + subject.minutes, 0);
	return {
		columns: [
			{ head: 'No.', share: 0.06, align: 'right' as const },
			{ head: 'Mata pelatihan', share: 0.56 },
			{ head: 'Kegiatan', share: 0.16 },
			{ head: 'Menit', share: 0.11, align: 'right' as const },
			{ head: 'JP', share: 0.11, align: 'right' as const }
		],
		rows: subjects.map((subject, at) => [
			String(at + 1),
			subject.title,
			activities[subject.kind] ?? subject.kind,
			String(subject.minutes),
			shares ? tenths(shares[at] ?? 0) : '–'
		]),
		total: ['', 'Jumlah', '', String(minutes), jp === null ? '–' : String(jp)],
		note:
			jp === null
				? null
				: `Diakui ${hoursInWords(jp)}; satu jam pelajaran adalah ${minutesPerJp} menit.`
	};
}

const competenciesOf = ({ competencies }: CertificateSnapshot) => ({
	columns: [
		{ head: 'Kode', share: 0.14 },
		{ head: 'Kompetensi', share: 0.6 },
		{ head: 'Level', share: 0.26 }
	],
	rows: competencies.map(({ code, name, level, levelName }) => [
		code,
		name,
		`${level} (${levelName})`
	]),
	total: null,
	note: 'Level yang dituju pelatihan ini menurut standar kompetensi jabatan.'
});

/** A new back page with its frame and foot; answers where the content begins. */
function openSheet(paper: Paper, snapshot: CertificateSnapshot, checkUrl: string): number {
	paper.addPage();
	if (snapshot.demo) drawSpecimen(paper);
	drawBorder(paper);
	const y = page.height - inside - 29;
	const foot = `${snapshot.number}   ·   ${snapshot.holder.name}   ·   ${groupCode(snapshot.code)}`;
	const quiet = style('sans', 8, ink.quiet);
	paper.text('P', foot, paper.fit(foot, quiet, width * 0.66, { lines: 2, smallest: 6 }), {
		x: left,
		y,
		width: width * 0.66
	});
	const where = checkUrl.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, '');
	paper.text(
		'P',
		`Periksa: ${where}`,
		{ ...quiet, align: 'right' },
		{ x: left + width * 0.66, y, width: width * 0.34 }
	);
	return top;
}

const tenths = (value: number) => (value / 10).toFixed(1).replace('.', ',');
