/** A browser whose camera films a file: what is written there is what it sees. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { encode } from 'uqr';
import { browserArguments, browserPath } from '../../scripts/browser.ts';

const size = { width: 640, height: 480 };
const quiet = 4;

/** Shows a QR code to the camera, or nothing; `close` ends the browser and throws the film away. */
export async function openFilming() {
	const folder = mkdtempSync(join(tmpdir(), 'camera-'));
	const film = join(folder, 'camera.y4m');
	const shows = (text: string | null) => writeFileSync(film, filmOf(frameOf(text)));
	shows(null);
	const browser = await chromium.launch({
		executablePath: await browserPath(),
		args: [
			...browserArguments,
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`
		]
	});
	return {
		browser,
		shows,
		async close() {
			await browser.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/** YUV4MPEG2: one picture, which the browser shows again and again. */
function filmOf(luma: Uint8Array) {
	const bytes = new TextEncoder();
	const colour = new Uint8Array((size.width * size.height) / 2).fill(128);
	return Buffer.concat([
		bytes.encode(`YUV4MPEG2 W${size.width} H${size.height} F10:1 Ip A1:1 C420jpeg\n`),
		...Array.from({ length: 3 }, () => [bytes.encode('FRAME\n'), luma, colour]).flat()
	]);
}

/** Black on white in the middle of a grey wall. */
function frameOf(text: string | null): Uint8Array {
	const picture = new Uint8Array(size.width * size.height).fill(120);
	if (text === null) return picture;
	const rows = encode(text, { ecc: 'M', border: quiet }).data;
	const scale = Math.floor((size.height - 40) / rows.length);
	const [left, top] = [size.width, size.height].map((side) =>
		Math.floor((side - rows.length * scale) / 2)
	);
	rows.forEach((row, y) =>
		row.forEach((dark, x) => {
			for (let line = 0; line < scale; line += 1) {
				const from = ((top ?? 0) + y * scale + line) * size.width + (left ?? 0) + x * scale;
				picture.fill(dark ? 16 : 235, from, from + scale);
			}
		})
	);
	return picture;
}
