/** The browser's own reader of QR codes (Shape Detection API), which TypeScript does not know yet. */
type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type Maker = {
	new (options: { formats: string[] }): Detector;
	getSupportedFormats(): Promise<string[]>;
};

/** Null where the browser has none, or has no camera. */
export async function openDetector(): Promise<Detector | null> {
	const BarcodeDetector: unknown = Reflect.get(globalThis, 'BarcodeDetector');
	if (!isMaker(BarcodeDetector) || !('mediaDevices' in navigator)) return null;
	const formats = await BarcodeDetector.getSupportedFormats().catch((): string[] => []);
	return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null;
}

const isMaker = (value: unknown): value is Maker =>
	typeof value === 'function' && 'getSupportedFormats' in value;
