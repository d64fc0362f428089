/** A photograph of a printed list as a file that can be chosen in a browser. */
import type { Page } from 'playwright-core';
import { rowsASheet } from '#api/domain/paper-sheet.ts';
import { Sheet } from '#api/modules/workshops/hall-contract.ts';
import { photograph } from './paper-photo.ts';
import { rgbaPng } from './png.ts';

type Printed = { sessionId: string; number: number };

/** The list of a session, ticked beside the names of `ticked`; asked for as who is in charge there. */
export async function sheetPicture(
	page: Page,
	{ sessionId, number }: Printed,
	ticked: readonly string[]
) {
	const sheet = `/api/attendance/sessions/${sessionId}/sheets/${number}`;
	const { rows } = Sheet.parse(await (await page.request.get(sheet)).json());
	const photo = photograph({
		seed: 1,
		code: { sessionId, number, page: 1 },
		ticked: rows.slice(0, rowsASheet).map(({ name }) => ticked.some((each) => name.includes(each)))
	});
	return {
		name: 'lembar.png',
		mimeType: 'image/png',
		buffer: Buffer.from(pngOfPhoto(photo))
	};
}

/** The rows of a PNG, each after the filter that changes nothing. */
function pngOfPhoto({ data, width, height }: ReturnType<typeof photograph>) {
	const line = width * 4;
	const filtered = new Uint8Array(height * (line + 1));
	for (let row = 0; row < height; row += 1)
		filtered.set(data.subarray(row * line, (row + 1) * line), row * (line + 1) + 1);
	return rgbaPng(width, height, filtered);
}
