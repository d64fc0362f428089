/** The one door to the QR reader in JavaScript, which is loaded only where the browser has none of its own. */
export type Pixels = { data: Uint8ClampedArray | Uint8Array; width: number; height: number };

/** Opens the reader; what it is given are the four colours of each pixel. */
export async function openQrReader(): Promise<(pixels: Pixels) => string | null> {
	const { decodeQR } = await import('qr/decode.js');
	return (pixels) => {
		try {
			return decodeQR(pixels, { format: 'RGBA', timeLimit: 500 });
		} catch {
			// It throws where it finds none.
			return null;
		}
	};
}
