/**
 * A drawing (SVG) as a picture (PNG), made in the browser: drawn as an image it runs no script and loads
 * nothing, and only its pixels are sent. Other files pass as they are; null when it cannot be drawn.
 */
export async function svgToPng(file: File): Promise<File | null> {
	const isDrawing = file.type === 'image/svg+xml' || file.name.toLowerCase().endsWith('.svg');
	if (!isDrawing) return file;
	try {
		const image = await drawn(await file.text());
		const canvas = document.createElement('canvas');
		const scale = side / Math.max(image.naturalWidth, image.naturalHeight, 1);
		canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
		canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
		canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
		const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
		return blob && new File([blob], file.name.replace(/\.svg$/i, '.png'), { type: 'image/png' });
	} catch {
		return null;
	}
}

/** The longer side, in pixels: sharp on paper, far below the limit. */
const side = 800;

async function drawn(svg: string): Promise<HTMLImageElement> {
	const image = new Image();
	image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
	await image.decode();
	return image;
}
