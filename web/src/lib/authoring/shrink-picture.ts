/** A photograph of several megabytes as one that a phone can load: at most `widest` pixels, as WebP. */
const widest = 1280;
const quality = 0.82;

export async function shrinkPicture(file: File): Promise<Blob> {
	if (file.type === 'image/svg+xml') return file;
	const picture = await createImageBitmap(file);
	const scale = Math.min(1, widest / Math.max(picture.width, picture.height));
	if (scale === 1 && file.size < 150 * 1024) return file;

	const canvas = document.createElement('canvas');
	canvas.width = Math.round(picture.width * scale);
	canvas.height = Math.round(picture.height * scale);
	canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	const small = await new Promise<Blob | null>((done) =>
		canvas.toBlob(done, 'image/webp', quality)
	);
	// A browser that cannot write WebP answers a PNG, which may be larger than what came.
	return small && small.size < file.size ? small : file;
}
