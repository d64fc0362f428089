/** A small PDF of large words, one page each, for the demo agency: valid, and nothing but letters that need no font. */
export function plainPdf(pages: readonly string[]): Uint8Array {
	const first = 4;
	const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R /Lang (id) >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		...pages.flatMap((words, at) => {
			const drawn = linesOf(words)
				.map((line, row) => `BT /F1 24 Tf 60 ${420 - row * 36} Td (${escaped(line)}) Tj ET`)
				.join('\n');
			return [
				`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
				`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`
			];
		})
	];
	let text = '%PDF-1.4\n';
	const places = objects.map((object, at) => {
		const place = text.length;
		text += `${at + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(place).padStart(10, '0')} 00000 n \n`;
	});
	const end = text.length;
	const size = objects.length + 1;
	text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
	text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`;
	return new TextEncoder().encode(text);
}

const escaped = (line: string) => line.replace(/[()\\]/g, '\\$&');

/** Lines of at most fifty letters. */
function linesOf(words: string): string[] {
	const lines = [''];
	for (const word of words.split(' ')) {
		const last = lines.at(-1) ?? '';
		if (last.length + word.length < 50) lines[lines.length - 1] = `${last} ${word}`.trim();
		else lines.push(word);
	}
	return lines;
}
