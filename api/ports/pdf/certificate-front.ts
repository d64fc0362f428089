/** The front: who, what for, how much; signed on the right, checked on the left. */
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { dateRange } from '#api/domain/document-date.ts';
import { formatEmployeeNumber } from '#api/domain/employee-number.ts';
import { hoursInWords } from '#api/domain/terbilang.ts';
import type { CertificatePaper } from './certificate.ts';
import { drawCheck, signatureBlock } from './certificate-foot.ts';
import { page, type Paper, type Style } from './document.ts';
import { airy, center, crestSize, foot, left, qrSize, top, width, type Block } from './layout.ts';
import { drawBorder, drawDivider, drawEmblem, drawSpecimen, ink } from './ornament.ts';

export function drawFront(paper: Paper, { snapshot, checkUrl, crest }: CertificatePaper) {
	paper.addPage();
	if (snapshot.demo) drawSpecimen(paper);
	drawBorder(paper);

	paper.group('Sect', () => {
		const signature = signatureBlock(paper, snapshot);
		const bottom = foot - Math.max(signature.height, qrSize) - 8;
		stack(columnOf(paper, snapshot, crest), top, bottom);
		signature.draw(foot - signature.height);
		drawCheck(paper, snapshot, checkUrl);
		if (snapshot.demo) {
			const words = 'CONTOH · dokumen peragaan, tidak berlaku sebagai sertifikat';
			paper.text('P', words, center('sansBold', 7.5, ink.silk, { spacing: 0.6 }), {
				x: left,
				y: foot + 3,
				width
			});
		}
	});
}

function columnOf(paper: Paper, snapshot: CertificateSnapshot, crest: Uint8Array | null): Block[] {
	const { holder, course, institution } = snapshot;
	const line = (
		tag: string,
		words: string,
		style: Style,
		air: number,
		limit = { lines: 1, smallest: 7 }
	): Block => {
		const fitting = paper.fit(words, style, width, limit);
		const height = paper.heightOf(words, fitting, width);
		return {
			height,
			air,
			draw: (y) => {
				paper.text(tag, words, fitting, { x: left, y, width });
			}
		};
	};
	const number = `${holder.numberLabel} ${formatEmployeeNumber(holder.nip)}`;
	const graded = snapshot.kind === 'sttp';
	return [
		crestBlock(paper, crest, institution.name),
		line(
			'P',
			institution.name.toUpperCase(),
			center('sansBold', 10.5, ink.text, { spacing: 1.6 }),
			7
		),
		line(
			'P',
			institution.hrUnitName.toUpperCase(),
			center('sansBold', 10.5, ink.text, { spacing: 0.8 }),
			1
		),
		graded
			? line(
					'H1',
					'SURAT TANDA TAMAT PELATIHAN',
					center('serifBold', 25, ink.strong, { spacing: 5 }),
					11
				)
			: line('H1', 'SERTIFIKAT', center('serifBold', 32, ink.strong, { spacing: 13 }), 9),
		line('P', `Nomor ${snapshot.number}`, center('sans', 9.5, ink.text, { spacing: airy }), 0),
		line('P', 'diberikan kepada', center('serif', 12, ink.text), 10),
		line('H2', holder.name, center('serifBold', 32, ink.strong), 2, { lines: 1, smallest: 19 }),
		{
			height: 8,
			air: 1,
			draw: (y) => {
				drawDivider(paper, y + 4, 190);
			}
		},
		line(
			'P',
			[number, holder.position].filter(Boolean).join('  ·  '),
			center('sans', 10, ink.text, { spacing: airy }),
			2,
			{ lines: 2, smallest: 8.5 }
		),
		...(holder.unit
			? [
					line('P', holder.unit, center('sans', 10, ink.text, { spacing: airy }), 1, {
						lines: 1,
						smallest: 8
					})
				]
			: []),
		line('P', achievementOf(snapshot), center('sansBold', 9, ink.silk, { spacing: 2.6 }), 11),
		line('H2', course.title, center('serifBold', 20, ink.strong, { lineGap: -2 }), 2, {
			lines: 2,
			smallest: 13
		}),
		factsBlock(paper, snapshot)
	];
}

/** What the holder did: took part, took part and passed, or graduated with a grade. */
function achievementOf({ kind, passed, qualification }: CertificateSnapshot) {
	if (kind === 'certificate') return passed ? 'TELAH MENGIKUTI DAN LULUS' : 'TELAH MENGIKUTI';
	return qualification ? `LULUS DENGAN KUALIFIKASI ${qualification.toUpperCase()}` : 'LULUS';
}

/** Sets the blocks between two lines; air left over is shared as the blocks asked for it. */
function stack(blocks: readonly Block[], from: number, to: number) {
	const content = blocks.reduce((all, block) => all + block.height, 0);
	const asked = blocks.reduce((all, block) => all + block.air, 0);
	const stretch = Math.max(0, Math.min(1.55, (to - from - content) / asked));
	let y = from + Math.max(0, (to - from - content - asked * stretch) / 2);
	for (const block of blocks) {
		y += block.air * stretch;
		block.draw(y);
		y += block.height;
	}
}

function crestBlock(paper: Paper, crest: Uint8Array | null, name: string): Block {
	const x = (page.width - crestSize) / 2;
	return {
		height: crestSize,
		air: 0,
		draw: (y) => {
			if (!crest) {
				drawEmblem(paper, { x: x + 5, y: y + 5, size: crestSize - 10 });
				return;
			}
			paper.figure(`Lambang ${name}`, (pdf) => {
				pdf.image(crest.slice().buffer, x - 24, y, {
					fit: [crestSize + 48, crestSize],
					align: 'center'
				});
			});
		}
	};
}

/** Four facts between hair lines: organiser, days, hours, form. */
function factsBlock(paper: Paper, { course, jp }: CertificateSnapshot): Block {
	const facts = [
		['Penyelenggara', course.provider],
		['Waktu pelaksanaan', dateRange(course.startedOn, course.completedOn)],
		['Beban belajar', jp === null ? '–' : hoursInWords(jp)],
		['Bentuk', course.form]
	].map(([label = '', value = '']) => ({ label, value }));
	const column = width / facts.length;
	const inner = column - 18;
	const label = center('sans', 7.5, ink.quiet, { spacing: 0.4 });
	const fits = facts.map(({ value }) =>
		paper.fit(value, center('sansBold', 9.5, ink.strong, { spacing: airy }), inner, {
			lines: 3,
			smallest: 7.5
		})
	);
	const heights = facts.map(({ value }, at) => paper.heightOf(value, fits[at] ?? label, inner));
	const height = 14 + Math.max(...heights);
	return {
		height,
		air: 12,
		draw: (y) => {
			paper.decorate((pdf) => {
				pdf.lineWidth(0.5).strokeColor(ink.hair);
				for (let at = 1; at < facts.length; at++) {
					pdf.moveTo(left + at * column, y).lineTo(left + at * column, y + height);
				}
				pdf.stroke();
			});
			facts.forEach((fact, at) => {
				const x = left + at * column + 9;
				paper.text('P', fact.label, label, { x, y, width: inner });
				paper.text('P', fact.value, fits[at] ?? label, { x, y: y + 13, width: inner });
			});
		}
	};
}
