/** The head of an official paper: the crest, whose paper it is, and the double line under it. */
import type { Paper, Style } from './document.ts';
import { ink } from './ornament.ts';

export type Letterhead = {
	institution: string;
	hrUnit: string;
	city: string;
	/** A PNG without transparency; null: the agency has none yet. */
	crest: Uint8Array | null;
};
type Box = { x: number; y: number; width: number };

const crestSize = 46;
const style = (font: Style['font'], size: number, color: string): Style => ({
	font,
	size,
	color,
	align: 'center',
	spacing: 0.3
});

/** Draws from `box.y` down and answers where it ended. */
export function drawLetterhead(paper: Paper, head: Letterhead, box: Box): number {
	const { crest } = head;
	const inner = { x: box.x + crestSize, width: box.width - 2 * crestSize };
	if (crest)
		paper.figure(`Lambang ${head.institution}`, (pdf) => {
			pdf.image(crest.slice().buffer, box.x, box.y, {
				fit: [crestSize, crestSize],
				align: 'center',
				valign: 'center'
			});
		});
	const lines = [
		{ words: head.institution.toUpperCase(), style: style('sansBold', 12, ink.strong) },
		{ words: head.hrUnit.toUpperCase(), style: style('sansBold', 10, ink.strong) },
		{ words: head.city, style: style('sans', 9, ink.text) }
	].filter(({ words }) => words !== '');
	let y = box.y;
	for (const line of lines) {
		const fitting = paper.fit(line.words, line.style, inner.width, { lines: 2, smallest: 7 });
		paper.text('P', line.words, fitting, { ...inner, y });
		y += paper.heightOf(line.words, fitting, inner.width) + 1;
	}
	const end = Math.max(y, crest ? box.y + crestSize : 0) + 6;
	paper.decorate((pdf) => {
		pdf.strokeColor(ink.strong);
		for (const [at, thick] of [
			[end, 1.6],
			[end + 2.6, 0.5]
		] as const)
			pdf
				.lineWidth(thick)
				.moveTo(box.x, at)
				.lineTo(box.x + box.width, at)
				.stroke();
	});
	return end + 2.6;
}
