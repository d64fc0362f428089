/** The sa'be border: a thin plaid of lines, woven into a frame. Lines only, so that a photocopy keeps it. */
import { page, type Paper } from './document.ts';

export const ink = {
	strong: '#1F1B16',
	text: '#4A4339',
	quiet: '#6B6256',
	silk: '#8E1F2F',
	sea: '#0B5C63',
	gold: '#A8853A',
	hair: '#CFC4B2'
};

const outer = 20;
const band = 18;
/** Where the paper inside the frame begins. */
export const inside = outer + band;

/** Threads of one repeat, as parts of it: place, width, colour. */
const threads = [
	{ at: 0.08, width: 0.35, color: ink.gold },
	{ at: 0.2, width: 1.5, color: ink.silk },
	{ at: 0.36, width: 0.35, color: ink.gold },
	{ at: 0.5, width: 0.8, color: ink.sea },
	{ at: 0.64, width: 0.35, color: ink.gold },
	{ at: 0.8, width: 1.5, color: ink.silk },
	{ at: 0.92, width: 0.35, color: ink.gold }
];

export function drawBorder(paper: Paper) {
	paper.decorate((pdf) => {
		const frame = {
			x: outer,
			y: outer,
			width: page.width - 2 * outer,
			height: page.height - 2 * outer
		};
		const across = repeats(frame.width);
		const down = repeats(frame.height);

		pdf.save();
		pdf.rect(frame.x, frame.y, frame.width, frame.height);
		pdf.rect(inside, inside, page.width - 2 * inside, page.height - 2 * inside).clip('even-odd');
		for (const thread of threads) {
			pdf.lineWidth(thread.width).strokeColor(thread.color);
			for (let turn = 0; turn < across.count; turn++) {
				const x = frame.x + (turn + thread.at) * across.size;
				pdf.moveTo(x, frame.y).lineTo(x, frame.y + frame.height);
			}
			for (let turn = 0; turn < down.count; turn++) {
				const y = frame.y + (turn + thread.at) * down.size;
				pdf.moveTo(frame.x, y).lineTo(frame.x + frame.width, y);
			}
			pdf.stroke();
		}
		pdf.restore();

		pdf.lineWidth(1).strokeColor(ink.strong);
		pdf.rect(frame.x, frame.y, frame.width, frame.height).stroke();
		pdf
			.lineWidth(0.6)
			.rect(inside, inside, page.width - 2 * inside, page.height - 2 * inside)
			.stroke();
	});
}

/** A hair line with the diamond of the weave in its middle. */
export function drawDivider(paper: Paper, y: number, width: number) {
	paper.decorate((pdf) => {
		const middle = page.width / 2;
		pdf.lineWidth(0.6).strokeColor(ink.silk);
		pdf.moveTo(middle - width / 2, y).lineTo(middle - 7, y);
		pdf
			.moveTo(middle + 7, y)
			.lineTo(middle + width / 2, y)
			.stroke();
		pdf
			.moveTo(middle - 3.2, y)
			.lineTo(middle, y - 3.2)
			.lineTo(middle + 3.2, y)
			.lineTo(middle, y + 3.2);
		pdf.fill(ink.silk);
	});
}

/** In place of a crest that was not uploaded: a woven diamond. */
export function drawEmblem(paper: Paper, box: { x: number; y: number; size: number }) {
	paper.decorate((pdf) => {
		const half = box.size / 2;
		const diamond = (r: number) =>
			pdf
				.moveTo(box.x + half, box.y + half - r)
				.lineTo(box.x + half + r, box.y + half)
				.lineTo(box.x + half, box.y + half + r)
				.lineTo(box.x + half - r, box.y + half)
				.closePath();
		pdf.lineWidth(1.4).strokeColor(ink.silk);
		diamond(half).stroke();
		pdf.lineWidth(0.5).strokeColor(ink.gold);
		diamond(half * 0.82).stroke();
		pdf.lineWidth(1).strokeColor(ink.sea);
		diamond(half * 0.62).stroke();
		diamond(half * 0.34).fill(ink.silk);
	});
}

/** The demo agency's papers can never be taken for real ones. */
export function drawSpecimen(paper: Paper) {
	paper.decorate((pdf) => {
		const [x, y] = [page.width / 2, page.height / 2];
		pdf.rotate(-24, { origin: [x, y] });
		pdf.font('serifBold', 150).fillColor('#F3E8E2');
		pdf.text('CONTOH', x - 450, y - 100, {
			width: 914,
			align: 'center',
			characterSpacing: 14,
			lineBreak: false
		});
	});
}

/** Repeats of about the band's width that fill a length exactly. */
function repeats(length: number) {
	const count = Math.round(length / band);
	return { count, size: length / count };
}
