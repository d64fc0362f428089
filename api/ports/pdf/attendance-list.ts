/** The official attendance list (daftar hadir) of one session: upright A4, signed by hand or by a scan. */
import { renderPaper, page as lying, type Paper, type PaperInfo, type Style } from './document.ts';
import type { Fonts } from './fonts.ts';
import { drawLetterhead, type Letterhead } from './letterhead.ts';
import { ink } from './ornament.ts';

export type AttendanceListRow = {
	name: string;
	nip: string;
	grade: string;
	unit: string;
	/** What stands instead of a signature, or beside it. */
	words: string;
};
export type AttendanceListPaper = {
	info: Omit<PaperInfo, 'layout'>;
	letterhead: Letterhead;
	/** Event, session, day, hours, place: a label and what it says. */
	facts: readonly (readonly [string, string])[];
	rows: readonly AttendanceListRow[];
	/** Lines of the two who sign: the trainers at the left, the office at the right. */
	left: readonly string[];
	right: readonly string[];
	foot: string;
};

const page = { width: lying.height, height: lying.width };
const side = 48;
const top = 42;
const bottom = page.height - 56;
const width = page.width - 2 * side;
const pen = 34;
const pad = 5;

const style = (font: Style['font'], size: number, color: string, more?: Partial<Style>): Style => ({
	font,
	size,
	color,
	spacing: 0.2,
	...more
});
const plain = style('sans', 9, ink.strong);
const bold = style('sansBold', 9, ink.strong);
const quiet = style('sans', 7.5, ink.quiet);

const columns = [
	{ head: 'No', share: 0.06 },
	{ head: 'Nama dan NIP', share: 0.34 },
	{ head: 'Gol.', share: 0.08 },
	{ head: 'Unit kerja', share: 0.25 },
	{ head: 'Tanda tangan', share: 0.27 }
] as const;

export function renderAttendanceList(list: AttendanceListPaper, fonts: Fonts) {
	return renderPaper({ ...list.info, layout: 'portrait' }, fonts, (paper) => {
		const sheets = new Sheets(paper, list);
		sheets.head();
		sheets.table();
		sheets.signatures();
	});
}

class Sheets {
	readonly #paper: Paper;
	readonly #list: AttendanceListPaper;
	#number = 0;
	#y = top;

	constructor(paper: Paper, list: AttendanceListPaper) {
		this.#paper = paper;
		this.#list = list;
		this.#turn();
	}

	head() {
		const paper = this.#paper;
		const { letterhead, facts } = this.#list;
		const title = style('sansBold', 14, ink.strong, { align: 'center', spacing: 1 });
		this.#y = drawLetterhead(paper, letterhead, { x: side, y: this.#y, width }) + 14;
		this.#y += this.#write('H1', 'DAFTAR HADIR', title, { x: side, width }) + 8;
		const label = 92;
		for (const [name, words] of facts) {
			this.#write('P', name, plain, { x: side, width: label });
			const box = { x: side + label, width: width - label };
			this.#y += this.#write('P', `: ${words}`, plain, box) + 2;
		}
		this.#y += 8;
	}

	table() {
		this.#paper.group('Table', () => {
			this.#heads();
			this.#list.rows.forEach((row, at) => this.#row(row, at));
		});
	}

	/** Both blocks stay together, on the last page. */
	signatures() {
		const half = width / 2 - 12;
		const { left, right } = this.#list;
		const height = Math.max(this.#heightOf(left, half), this.#heightOf(right, half)) + 60;
		this.#y += 20;
		if (this.#y + height > bottom) this.#turn();
		this.#block(left, { x: side, width: half });
		this.#block(right, { x: side + width / 2 + 12, width: half });
	}

	#turn() {
		this.#paper.addPage();
		this.#number += 1;
		const y = page.height - 40;
		const words = [this.#list.foot, `Halaman ${this.#number}`] as const;
		this.#paper.text('P', words[0], quiet, { x: side, y, width: width * 0.8 });
		const end = { x: side + width * 0.8, y, width: width * 0.2 };
		this.#paper.text('P', words[1], { ...quiet, align: 'right' }, end);
		this.#y = top;
	}

	#heads() {
		const of = { ...bold, size: 8 };
		const cells = columns.map(({ head }) => [{ words: head, style: of }]);
		this.#cells('TH', cells, 20);
	}

	#row({ name, nip, grade, unit, words }: AttendanceListRow, at: number) {
		const number = String(at + 1);
		const cells = [
			[{ words: number, style: plain }],
			[
				{ words: name, style: bold },
				...(nip ? [{ words: nip, style: { ...plain, size: 8 } }] : [])
			],
			[{ words: grade, style: plain }],
			[{ words: unit, style: { ...plain, size: 8 } }],
			[{ words: words || `${number}.`, style: quiet }]
		];
		const height = Math.max(pen, ...cells.map((lines, column) => this.#cellHeight(lines, column)));
		if (this.#y + height > bottom) {
			this.#turn();
			this.#heads();
		}
		this.#cells('TD', cells, height);
	}

	#cells(tag: 'TH' | 'TD', cells: readonly Line[][], height: number) {
		const paper = this.#paper;
		const from = this.#y;
		paper.group('TR', () => {
			let x = side;
			cells.forEach((lines, column) => {
				const across = (columns[column]?.share ?? 0) * width;
				let y = from + pad;
				for (const { words, style: of } of lines) {
					const box = { x: x + pad, y, width: across - 2 * pad };
					paper.text(tag, words || ' ', of, box);
					y += paper.heightOf(words || ' ', of, box.width);
				}
				x += across;
			});
		});
		paper.decorate((pdf) => {
			pdf.lineWidth(0.5).strokeColor(ink.text);
			let x = side;
			for (const { share } of columns) {
				pdf.rect(x, from, share * width, height).stroke();
				x += share * width;
			}
		});
		this.#y = from + height;
	}

	#cellHeight(lines: readonly Line[], column: number) {
		const across = (columns[column]?.share ?? 0) * width - 2 * pad;
		return lines.reduce(
			(sum, { words, style: of }) => sum + this.#paper.heightOf(words || ' ', of, across),
			2 * pad
		);
	}

	/** The first lines, room for a pen and a stamp, and the last lines from the name down. */
	#block(lines: readonly string[], { x, width: across }: { x: number; width: number }) {
		let y = this.#y;
		for (const words of lines) {
			if (words === '') {
				y += 48;
				continue;
			}
			this.#paper.text('P', words, plain, { x, y, width: across });
			y += this.#paper.heightOf(words, plain, across);
		}
	}

	#heightOf(lines: readonly string[], across: number) {
		return lines.reduce((sum, words) => sum + this.#paper.heightOf(words, plain, across), 0);
	}

	#write(tag: string, words: string, of: Style, box: { x: number; width: number }) {
		this.#paper.text(tag, words, of, { ...box, y: this.#y });
		return this.#paper.heightOf(words, of, box.width);
	}
}

type Line = { words: string; style: Style };
