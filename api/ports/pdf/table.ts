/** A quiet table that continues on the next page with its head repeated. */
import type { Align, Paper, Style } from './document.ts';
import { ink } from './ornament.ts';

export type Table = {
	columns: readonly { head: string; share: number; align?: Align }[];
	rows: readonly (readonly string[])[];
	total: readonly string[] | null;
	note: string | null;
};
export type Area = { x: number; y: number; width: number; bottom: number };

const gap = 10;
const padding = 3.4;
const head: Style = { font: 'sans', size: 7.5, color: ink.quiet, spacing: 0.3 };
const cell: Style = { font: 'sans', size: 9, color: ink.strong };
const strong: Style = { ...cell, font: 'sansBold' };

/** Draws from `area.y` down; `turn` opens a new page and answers its top. Answers where it ended. */
export function drawTable(paper: Paper, table: Table, area: Area, turn: () => number): number {
	let y = area.y;
	const lines = [
		...table.rows.map((words) => ({ words, style: cell })),
		...(table.total ? [{ words: table.total, style: strong }] : [])
	];
	paper.group('Table', () => {
		const heading = { words: table.columns.map((column) => column.head), style: head };
		if (y + 60 > area.bottom) y = turn();
		y = drawRow(paper, table, area, { ...heading, tag: 'TH', y });
		for (const line of lines) {
			if (y + rowHeight(paper, table, area, line) > area.bottom) {
				y = drawRow(paper, table, area, { ...heading, tag: 'TH', y: turn() });
			}
			y = drawRow(paper, table, area, { ...line, tag: 'TD', y });
		}
	});
	if (table.note) {
		const note: Style = { font: 'sans', size: 8, color: ink.quiet };
		if (y + 16 > area.bottom) y = turn();
		paper.text('P', table.note, note, { x: area.x, y: y + 5, width: area.width });
		y += 5 + paper.heightOf(table.note, note, area.width);
	}
	return y;
}

type Row = { words: readonly string[]; style: Style };

function drawRow(
	paper: Paper,
	table: Table,
	area: Area,
	row: Row & { tag: 'TH' | 'TD'; y: number }
) {
	const bottom = row.y + rowHeight(paper, table, area, row);
	const heading = row.tag === 'TH';
	paper.group('TR', () => {
		let x = area.x;
		table.columns.forEach((column, at) => {
			const width = column.share * area.width - gap;
			const style = { ...row.style, align: column.align ?? 'left' };
			paper.text(row.tag, row.words[at] ?? '', style, { x, y: row.y + padding, width });
			x += column.share * area.width;
		});
	});
	paper.decorate((pdf) => {
		pdf.lineWidth(heading ? 0.9 : 0.4).strokeColor(heading ? ink.strong : ink.hair);
		pdf
			.moveTo(area.x, bottom)
			.lineTo(area.x + area.width, bottom)
			.stroke();
	});
	return bottom;
}

function rowHeight(paper: Paper, table: Table, area: Area, { words, style }: Row) {
	const heights = table.columns.map((column, at) =>
		paper.heightOf(words[at] || ' ', style, column.share * area.width - gap)
	);
	return Math.max(...heights) + 2 * padding;
}
