/** A paper of the office: upright A4 with letterhead, title, facts, ruled tables that go on over pages, and who signs. */
import { renderPaper, page as lying, type Paper, type PaperInfo, type Style } from './document.ts';
import type { Fonts } from './fonts.ts';
import { drawLetterhead, type Letterhead } from './letterhead.ts';
import { ink } from './ornament.ts';

/** A line in a cell; `quiet` is the small grey one. */
export type CellLine = { words: string; look?: 'bold' | 'small' | 'quiet' };
export type OfficeTable = {
	kind: 'table';
	/** `share` is the part of the width; all together 1. */
	columns: readonly { head: string; share: number }[];
	/** Row by row, cell by cell. */
	rows: readonly (readonly (readonly CellLine[])[])[];
	/** The least height of a row in points, as room for a pen. */
	least?: number;
};
type Part =
	| { kind: 'words'; words: string }
	/** A label and what it says. */
	| { kind: 'facts'; facts: readonly (readonly [string, string])[] }
	| OfficeTable;
export type OfficePaper = {
	info: Omit<PaperInfo, 'layout'>;
	letterhead: Letterhead;
	title: string;
	/** Stands centred under the title. */
	number?: string;
	parts: readonly Part[];
	/** Lines of the two who sign, at the left and at the right; an empty one is room for a pen. */
	left: readonly string[];
	right: readonly string[];
	foot: string;
};

const page = { width: lying.height, height: lying.width };
const side = 48;
const top = 42;
const bottom = page.height - 56;
const width = page.width - 2 * side;
const pad = 5;

const style = (font: Style['font'], size: number, color: string, more?: Partial<Style>): Style => ({
	font,
	size,
	color,
	spacing: 0.2,
	...more
});
const plain = style('sans', 9, ink.strong);
const looks = {
	plain,
	bold: style('sansBold', 9, ink.strong),
	small: { ...plain, size: 8 },
	quiet: style('sans', 7.5, ink.quiet)
};
const head = { ...looks.bold, size: 8 };
const lookOf = ({ look }: CellLine) => looks[look ?? 'plain'];

export function renderOfficePaper(office: OfficePaper, fonts: Fonts) {
	return renderPaper({ ...office.info, layout: 'portrait' }, fonts, (paper) => {
		const sheets = new Sheets(paper, office);
		sheets.head();
		for (const part of office.parts) sheets.part(part);
		sheets.signatures();
	});
}

class Sheets {
	readonly #paper: Paper;
	readonly #office: OfficePaper;
	#number = 0;
	#y = top;

	constructor(paper: Paper, office: OfficePaper) {
		this.#paper = paper;
		this.#office = office;
		this.#turn();
	}

	head() {
		const { letterhead, title, number } = this.#office;
		const large = style('sansBold', 14, ink.strong, { align: 'center', spacing: 1 });
		this.#y = drawLetterhead(this.#paper, letterhead, { x: side, y: this.#y, width }) + 14;
		this.#y += this.#write('H1', title, large, { x: side, width }) + (number ? 2 : 8);
		if (number) this.#y += this.#write('P', number, { ...plain, align: 'center' }, whole) + 8;
	}

	part(part: Part) {
		if (part.kind === 'words') this.#y += this.#write('P', part.words, plain, whole) + 8;
		if (part.kind === 'facts') this.#facts(part.facts);
		if (part.kind === 'table') this.#table(part);
	}

	/** Both blocks stay together, on the last page. */
	signatures() {
		const half = width / 2 - 12;
		const { left, right } = this.#office;
		const height = Math.max(this.#heightOf(left, half), this.#heightOf(right, half)) + 60;
		this.#y += 8;
		if (this.#y + height > bottom) this.#turn();
		this.#block(left, { x: side, width: half });
		this.#block(right, { x: side + width / 2 + 12, width: half });
	}

	#facts(facts: readonly (readonly [string, string])[]) {
		const label = 92;
		for (const [name, words] of facts) {
			this.#write('P', name, plain, { x: side, width: label });
			const box = { x: side + label, width: width - label };
			this.#y += this.#write('P', `: ${words}`, plain, box) + 2;
		}
		this.#y += 8;
	}

	#table(table: OfficeTable) {
		this.#paper.group('Table', () => {
			this.#heads(table);
			for (const row of table.rows) this.#row(table, row);
		});
		this.#y += 12;
	}

	#turn() {
		this.#paper.addPage();
		this.#number += 1;
		const y = page.height - 40;
		const words = [this.#office.foot, `Halaman ${this.#number}`] as const;
		this.#paper.text('P', words[0], looks.quiet, { x: side, y, width: width * 0.8 });
		const end = { x: side + width * 0.8, y, width: width * 0.2 };
		this.#paper.text('P', words[1], { ...looks.quiet, align: 'right' }, end);
		this.#y = top;
	}

	/** Never the last line of a page. */
	#heads(table: OfficeTable) {
		if (this.#y + 60 > bottom) this.#turn();
		const cells = table.columns.map((column) => [{ words: column.head, style: head }]);
		this.#cells('TH', { table, cells, height: 20 });
	}

	#row(table: OfficeTable, row: OfficeTable['rows'][number]) {
		const cells = row.map((lines) =>
			lines.map((line) => ({ words: line.words, style: lookOf(line) }))
		);
		const heights = cells.map((lines, column) => this.#cellHeight(table, lines, column));
		const height = Math.max(table.least ?? 0, ...heights);
		if (this.#y + height > bottom) {
			this.#turn();
			this.#heads(table);
		}
		this.#cells('TD', { table, cells, height });
	}

	#cells(
		tag: 'TH' | 'TD',
		{ table, cells, height }: { table: OfficeTable; cells: readonly Line[][]; height: number }
	) {
		const paper = this.#paper;
		const from = this.#y;
		paper.group('TR', () => {
			let x = side;
			cells.forEach((lines, column) => {
				const across = (table.columns[column]?.share ?? 0) * width;
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
			for (const { share } of table.columns) {
				pdf.rect(x, from, share * width, height).stroke();
				x += share * width;
			}
		});
		this.#y = from + height;
	}

	#cellHeight(table: OfficeTable, lines: readonly Line[], column: number) {
		const across = (table.columns[column]?.share ?? 0) * width - 2 * pad;
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
const whole = { x: side, width };
