/** The sheet that is ticked by hand: corner marks, a code on each page, and one box a person. */
import {
	boxOf,
	boxSize,
	markModule,
	pagesOf,
	rowHeight,
	rowTop,
	sheetCorners,
	sheetPage,
	sheetQr,
	sheetText
} from '#api/domain/paper-sheet.ts';
import { darkRuns, qrModules } from '../qr.ts';
import { renderPaper, type Paper, type PaperInfo, type Style } from './document.ts';
import type { Fonts } from './fonts.ts';
import { ink } from './ornament.ts';

export type AttendanceSheetPaper = {
	info: Omit<PaperInfo, 'layout'>;
	sessionId: string;
	number: number;
	title: string;
	lines: readonly string[];
	rows: readonly { name: string; nip: string; unit: string }[];
};

const style = (font: Style['font'], size: number, color: string = ink.strong): Style => ({
	font,
	size,
	color,
	spacing: 0.2
});
const left = 60;
const black = '#000000';

export function renderAttendanceSheet(sheet: AttendanceSheetPaper, fonts: Fonts) {
	return renderPaper({ ...sheet.info, layout: 'portrait' }, fonts, (paper) => {
		const pages = pagesOf(sheet.rows);
		pages.forEach((rows, at) => {
			paper.addPage();
			marks(paper);
			code(paper, sheetText({ ...sheet, page: at + 1 }));
			head(paper, sheet, `Lembar ${at + 1} dari ${pages.length}`);
			rows.forEach((row, line) => draw(paper, row, line));
		});
	});
}

function marks(paper: Paper) {
	paper.decorate((pdf) => {
		for (const { x, y } of sheetCorners) {
			const [whole, ring, core] = [7, 5, 3].map((modules) => modules * markModule);
			for (const [size = 0, color] of [
				[whole, black],
				[ring, '#FFFFFF'],
				[core, black]
			] as const)
				pdf.rect(x - size / 2, y - size / 2, size, size).fill(color);
		}
	});
}

function code(paper: Paper, text: string) {
	const modules = qrModules(text);
	const size = sheetQr.size / (modules.length + 8);
	paper.figure('Kode lembar ini', (pdf) => {
		modules.forEach((row, down) => {
			for (const run of darkRuns(row))
				pdf.rect(
					sheetQr.x + (run.start + 4) * size,
					sheetQr.y + (down + 4) * size,
					run.length * size,
					size
				);
		});
		pdf.fill(black);
	});
}

function head(paper: Paper, { title, lines }: AttendanceSheetPaper, number: string) {
	const width = sheetQr.x - left - 12;
	let y = 66;
	const write = (tag: string, words: string, of: Style, limit: number) => {
		const fitting = paper.fit(words, of, width, { lines: limit, smallest: 7 });
		paper.text(tag, words, fitting, { x: left, y, width });
		y += paper.heightOf(words, fitting, width) + 2;
	};
	write('H1', title, style('sansBold', 14), 1);
	for (const line of lines) write('P', line, style('sans', 9), 2);
	write('P', 'Beri tanda silang atau centang di kotak peserta yang hadir.', style('sans', 8), 2);
	const foot = { x: 90, y: sheetPage.height - 46, width: sheetPage.width - 180 };
	paper.text('P', number, { ...style('sans', 8, ink.quiet), align: 'center' }, foot);
}

function draw(paper: Paper, row: AttendanceSheetPaper['rows'][number], line: number) {
	const box = boxOf(line);
	const top = rowTop(line);
	paper.decorate((pdf) => {
		pdf
			.lineWidth(1)
			.strokeColor(black)
			.rect(box.x + 0.5, box.y + 0.5, boxSize - 1, boxSize - 1)
			.stroke();
		pdf
			.lineWidth(0.3)
			.strokeColor(ink.hair)
			.moveTo(52, top + rowHeight)
			.lineTo(542, top + rowHeight)
			.stroke();
	});
	const cell = (words: string, of: Style, x: number, width: number) => {
		const fitting = paper.fit(words || ' ', of, width, { lines: 1, smallest: 5.5 });
		paper.text('P', words || ' ', fitting, { x, y: top + 6.5, width });
	};
	cell(`${line + 1}.`, style('sans', 8, ink.quiet), 84, 20);
	cell(row.name, style('sansBold', 9), 106, 176);
	cell(row.nip, style('sans', 8), 288, 104);
	cell(row.unit, style('sans', 8), 398, 142);
}
