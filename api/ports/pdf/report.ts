/** A report on A4, upright: headings, paragraphs and tables, with a numbered foot on every page. */
import { page as lying, renderPaper, type Paper, type PaperInfo, type Style } from './document.ts';
import type { Fonts } from './fonts.ts';
import { ink } from './ornament.ts';
import { drawTable, type Table } from './table.ts';

export type ReportTable = { title: string; heads: readonly string[]; rows: readonly string[][] };
export type ReportSection = {
	title: string;
	paragraphs: readonly string[];
	tables: readonly ReportTable[];
};
export type Report = {
	info: Omit<PaperInfo, 'layout'>;
	title: string;
	lead: readonly string[];
	sections: readonly ReportSection[];
	/** At the left of every foot, and the words for a page's number. */
	foot: string;
	pageWords: (number: number) => string;
};

const page = { width: lying.height, height: lying.width };
const side = 56;
const top = 56;
const bottom = page.height - 64;
const width = page.width - 2 * side;

const style = (font: Style['font'], size: number, color: string): Style => ({
	font,
	size,
	color,
	lineGap: 2,
	// Without it the sans sets its figures too tight.
	spacing: 0.2
});
const styles = {
	title: style('serifBold', 22, ink.strong),
	section: style('serifBold', 15, ink.strong),
	table: style('sansBold', 10, ink.strong),
	text: style('sans', 9.5, ink.text),
	foot: style('sans', 8, ink.quiet)
};

export function renderReport(report: Report, fonts: Fonts) {
	return renderPaper({ ...report.info, layout: 'portrait' }, fonts, (paper) => {
		const sheets = new Sheets(paper, report);
		sheets.words('H1', report.title, styles.title, 10);
		for (const line of report.lead) sheets.words('P', line, styles.text, 6);
		for (const section of report.sections) {
			sheets.section(section);
		}
	});
}

/** The page under the pen, and how far down it is written. */
class Sheets {
	readonly #paper: Paper;
	readonly #report: Report;
	#number = 0;
	#y = top;

	constructor(paper: Paper, report: Report) {
		this.#paper = paper;
		this.#report = report;
		this.turn();
	}

	turn(): number {
		const paper = this.#paper;
		paper.addPage();
		this.#number += 1;
		const y = page.height - 44;
		const number = this.#report.pageWords(this.#number);
		paper.text('P', this.#report.foot, styles.foot, { x: side, y, width: width * 0.75 });
		paper.text(
			'P',
			number,
			{ ...styles.foot, align: 'right' },
			{ x: side + width * 0.75, y, width: width * 0.25 }
		);
		this.#y = top;
		return top;
	}

	/** A line or a paragraph, and the air under it; `keep` is what must still fit below. */
	words(tag: string, words: string, of: Style, air: number, keep = 0) {
		const height = this.#paper.heightOf(words, of, width);
		if (this.#y + height + keep > bottom) this.turn();
		this.#paper.text(tag, words, of, { x: side, y: this.#y, width });
		this.#y += height + air;
	}

	section({ title, paragraphs, tables }: ReportSection) {
		this.#y += 14;
		this.words('H2', title, styles.section, 6, 90);
		for (const line of paragraphs) this.words('P', line, styles.text, 4);
		for (const table of tables) this.table(table);
	}

	table(table: ReportTable) {
		this.#y += 8;
		this.words('H3', table.title, styles.table, 3, 60);
		const area = { x: side, y: this.#y, width, bottom };
		this.#y = drawTable(this.#paper, tableOf(table), area, () => this.turn()) + 6;
	}
}

/** Wide columns for long words, and none so narrow that a word breaks. */
function tableOf({ heads, rows }: ReportTable): Table {
	const weights = heads.map((head, at) => {
		const texts = [head, ...rows.map((row) => row[at] ?? '')];
		const longest = Math.max(...texts.map((text) => text.length));
		const word = Math.max(...texts.flatMap((text) => text.split(/\s/)).map((each) => each.length));
		return Math.max(Math.min(36, longest), Math.min(24, word)) + 3;
	});
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	return {
		columns: heads.map((head, at) => ({ head, share: (weights[at] ?? 0) / all })),
		rows,
		total: null,
		note: null
	};
}
