/** The words of a PDF that pdfkit wrote: enough to say in a test what a paper says. */
import { unzlibSync } from 'fflate';

type Objects = Map<number, { head: string; stream: Uint8Array | null }>;

/** One string a page, words in the order they were drawn. */
export function textOfPdf(bytes: Uint8Array): string[] {
	const objects = objectsOf(bytes);
	const fonts = fontsOf(objects);
	return pagesOf(objects).map((content) => wordsOf(content, fonts));
}

/** What is drawn on each page, in the operators of PDF. */
export const drawnInPdf = (bytes: Uint8Array) => pagesOf(objectsOf(bytes));

function pagesOf(objects: Objects) {
	return [...objects.values()]
		.filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
		.map(({ head }) => {
			const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))?.stream;
			return content ? latin(content) : '';
		});
}

function wordsOf(content: string, fonts: Map<string, Map<string, string>>) {
	const lines: string[] = [];
	let glyphs = new Map<string, string>();
	for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|(\[[^\]]*\]) TJ/g)) {
		if (font) glyphs = fonts.get(font) ?? new Map();
		if (!shown) continue;
		const codes = [...shown.matchAll(/<([0-9a-f]+)>/gi)].flatMap(
			([, hex = '']) => hex.match(/.{4}/g) ?? []
		);
		lines.push(codes.map((code) => glyphs.get(code.toLowerCase()) ?? '').join(''));
	}
	return lines.join('\n');
}

/** Font name in the page's resources → glyph code → characters. */
function fontsOf(objects: Objects) {
	const fonts = new Map<string, Map<string, string>>();
	for (const { head } of objects.values()) {
		for (const [, name = '', id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
			const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))?.head ?? '')?.[1];
			const map = objects.get(Number(unicode))?.stream;
			if (map) fonts.set(name, glyphsOf(latin(map)));
		}
	}
	return fonts;
}

function glyphsOf(map: string) {
	const glyphs = new Map<string, string>();
	for (const [, from = '', , list = ''] of map.matchAll(
		/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi
	)) {
		[...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], at) => {
			const code = (parseInt(from, 16) + at).toString(16).padStart(4, '0');
			const units = hex.replaceAll(' ', '').match(/.{4}/g) ?? [];
			glyphs.set(code, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
		});
	}
	return glyphs;
}

function objectsOf(bytes: Uint8Array): Objects {
	const text = latin(bytes);
	const objects: Objects = new Map();
	for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
		const start = match.index + match[0].length;
		const end = text.indexOf('\nendobj', start);
		const body = text.slice(start, end);
		const at = body.indexOf('stream\n');
		const raw = at < 0 ? null : bytes.slice(start + at + 7, end - '\nendstream'.length);
		const stream = raw && body.includes('/FlateDecode') ? unzlibSync(raw) : raw;
		objects.set(Number(match[1]), { head: at < 0 ? body : body.slice(0, at), stream });
	}
	return objects;
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
