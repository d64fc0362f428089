/**
 * A printed sheet of participants with one box each: where everything stands on it, in points of an upright A4 page.
 * What draws the sheet and what reads its photograph share these numbers.
 */
export const sheetPage = { width: 595.28, height: 841.89 };

/** Corner marks: a square ring around a square, seven modules wide, as in a QR code. */
export const markModule = 4;
const inset = 42;
export type Spot = { x: number; y: number };
/** Centres, clockwise from the top left. */
export const sheetCorners: readonly [Spot, Spot, Spot, Spot] = [
	{ x: inset, y: inset },
	{ x: sheetPage.width - inset, y: inset },
	{ x: sheetPage.width - inset, y: sheetPage.height - inset },
	{ x: inset, y: sheetPage.height - inset }
];

/** The QR code with its quiet zone. */
export const sheetQr = { x: 410, y: 64, size: 124 };

export const rowsASheet = 25;
const firstRow = 200;
export const rowHeight = 23;
export const boxSize = 14;
const boxLeft = 60;

export const rowTop = (row: number) => firstRow + row * rowHeight;

/** The box of a row: its upper left corner. */
export const boxOf = (row: number): Spot => ({
	x: boxLeft,
	y: rowTop(row) + (rowHeight - boxSize) / 2
});

export type SheetCode = { sessionId: string; number: number; page: number };

/** What the QR code of a sheet holds: which session, which printed list, which page of it. */
export const sheetText = ({ sessionId, number, page }: SheetCode) =>
	`malaqbi-hadir/${sessionId}/${number}/${page}`;

export function readSheetText(text: string): SheetCode | null {
	const [, sessionId, number, page] =
		/^malaqbi-hadir\/([\w-]{1,60})\/(\d{1,6})\/(\d{1,3})$/.exec(text) ?? [];
	return sessionId && number && page
		? { sessionId, number: Number(number), page: Number(page) }
		: null;
}

export const pagesOf = <Row>(rows: readonly Row[]): Row[][] =>
	Array.from({ length: Math.ceil(rows.length / rowsASheet) }, (_, at) =>
		rows.slice(at * rowsASheet, (at + 1) * rowsASheet)
	);
