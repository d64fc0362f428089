/**
 * What reads QR codes from a camera: the browser's own reader (Shape Detection API, which TypeScript does not know
 * yet), or a library that is loaded only where the browser has none, as Firefox and Safari do.
 */
import { openQrReader } from './read-qr.ts';

export type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type Maker = {
	new (options: { formats: string[] }): Detector;
	getSupportedFormats(): Promise<string[]>;
};

/** Why no code can be read: a page may not film here, or the library is not on this device and could not be fetched. */
export type NoDetector = 'none' | 'unloaded';

export async function openDetector(): Promise<Detector | NoDetector> {
	if (!mayFilm()) return 'none';
	return (await ownDetector()) ?? loadedDetector().catch(() => 'unloaded');
}

/** Fetches the library where the browser has no reader of its own, so that it is there when the network is not. */
export async function fetchDetector() {
	if (mayFilm() && !(await ownDetector())) await openQrReader();
}

const mayFilm = () => 'mediaDevices' in navigator;

async function ownDetector(): Promise<Detector | null> {
	const BarcodeDetector: unknown = Reflect.get(globalThis, 'BarcodeDetector');
	if (!isMaker(BarcodeDetector)) return null;
	const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => []);
	return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null;
}

const isMaker = (value: unknown): value is Maker =>
	typeof value === 'function' && 'getSupportedFormats' in value;

/** A small picture is enough for a code that fills a third of it, and quick on an old phone. */
const longest = 720;

async function loadedDetector(): Promise<Detector> {
	const read = await openQrReader();
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('2d', { willReadFrequently: true });
	return {
		async detect(video) {
			const shrink = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight, 1));
			canvas.width = Math.round(video.videoWidth * shrink);
			canvas.height = Math.round(video.videoHeight * shrink);
			if (!context || canvas.width === 0) return [];
			context.drawImage(video, 0, 0, canvas.width, canvas.height);
			const text = read(context.getImageData(0, 0, canvas.width, canvas.height));
			return text === null ? [] : [{ rawValue: text }];
		}
	};
}
