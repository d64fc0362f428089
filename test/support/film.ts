/** A film as large as a hall's camera makes it, encoded by the test browser itself. */
import type { Browser } from 'playwright-core';
import { webm } from './webm.ts';

const pace = { width: 320, height: 180, framesPerSecond: 10 } as const;

/** Of noise, which no encoder makes small: its end is not there before somebody asks for it. */
export async function filmOf(browser: Browser, { at, seconds }: { at: string; seconds: number }) {
	const page = await browser.newPage();
	// A browser gives its encoders to pages of a trustworthy origin alone.
	await page.goto(at);
	const frames = await page.evaluate(encoded, { ...pace, seconds });
	await page.close();
	return webm(
		frames.map(({ text, isKey }) => ({ bytes: Buffer.from(text, 'base64'), isKey })),
		pace
	);
}

/** Runs in the browser; a key frame every second. */
async function encoded({
	width,
	height,
	framesPerSecond,
	seconds
}: typeof pace & { seconds: number }) {
	const frames: { text: string; isKey: boolean }[] = [];
	const encoder = new VideoEncoder({
		output(chunk) {
			const bytes = new Uint8Array(chunk.byteLength);
			chunk.copyTo(bytes);
			const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
			frames.push({ text: btoa(text), isKey: chunk.type === 'key' });
		},
		error(error) {
			throw error;
		}
	});
	encoder.configure({
		...{ codec: 'vp8', width, height, framerate: framesPerSecond },
		...{ bitrate: 8_000_000, latencyMode: 'realtime' }
	});
	const dots = width * height;
	for (let number = 0; number < seconds * framesPerSecond; number += 1) {
		// Grey: the brightness of every dot by chance, and no colour.
		const picture = new Uint8Array(dots * 1.5).fill(128);
		crypto.getRandomValues(picture.subarray(0, dots));
		const timestamp = (number * 1_000_000) / framesPerSecond;
		const frame = new VideoFrame(picture, {
			...{ format: 'I420', codedWidth: width, codedHeight: height, timestamp }
		});
		encoder.encode(frame, { keyFrame: number % framesPerSecond === 0 });
		frame.close();
	}
	await encoder.flush();
	encoder.close();
	return frames;
}
