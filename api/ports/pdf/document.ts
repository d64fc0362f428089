/**
 * A tagged PDF/A-2a whose bytes depend on nothing but what is drawn: dates and the file id come from
 * the caller, never from the clock. pdfkit is loaded on first use, it is large.
 */
import type { FontName, Fonts } from './fonts.ts';

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;
export type Align = 'left' | 'center' | 'right';

export type Style = {
	font: FontName;
	size: number;
	color: string;
	spacing?: number;
	align?: Align;
	lineGap?: number;
};
export type Box = { x: number; y: number; width: number };

export const page = { width: 841.89, height: 595.28 };

export type PaperInfo = {
	title: string;
	author: string;
	keywords: string;
	createdAt: Date;
	/** A certificate lies, a report stands. */
	layout?: 'landscape' | 'portrait';
	language?: 'id-ID' | 'en-GB';
};

/** Draws with `draw` and returns the finished file. */
export async function renderPaper(
	info: PaperInfo,
	fonts: Fonts,
	draw: (paper: Paper) => void
): Promise<Uint8Array<ArrayBuffer>> {
	const { default: PDFDocument } = await import('pdfkit');
	const pdf = new PDFDocument({
		pdfVersion: '1.7',
		subset: 'PDF/A-2a',
		tagged: true,
		lang: info.language ?? 'id-ID',
		displayTitle: true,
		size: 'A4',
		layout: info.layout ?? 'landscape',
		margin: 0,
		autoFirstPage: false,
		// The standard fonts are not embedded, so PDF/A forbids them, the default one included.
		font: '',
		info: {
			Title: info.title,
			Author: info.author,
			Keywords: info.keywords,
			Producer: 'Malaqbi',
			Creator: 'Malaqbi',
			CreationDate: info.createdAt,
			ModDate: info.createdAt
		}
	});
	const bytes = collect(pdf);
	for (const [name, file] of Object.entries(fonts)) pdf.registerFont(name, file.slice().buffer);
	const paper = new Paper(pdf);
	draw(paper);
	paper.finish();
	return bytes;
}

/** A thin layer over pdfkit: absolute places, every mark tagged or declared decoration. */
export class Paper {
	readonly pdf: Pdf;
	readonly #root: Element;
	#parent: Element;

	constructor(pdf: Pdf) {
		this.pdf = pdf;
		this.#root = pdf.struct('Document');
		pdf.addStructure(this.#root);
		this.#parent = this.#root;
	}

	addPage() {
		this.pdf.addPage();
	}

	/** Decoration: readers skip it. */
	decorate(draw: (pdf: Pdf) => void) {
		this.pdf.markContent('Artifact', { type: 'Layout' });
		this.pdf.save();
		draw(this.pdf);
		this.pdf.restore();
		this.pdf.endMarkedContent();
	}

	/** A picture with its words. */
	figure(alt: string, draw: (pdf: Pdf) => void) {
		const content = this.pdf.markStructureContent('Figure');
		this.pdf.save();
		draw(this.pdf);
		this.pdf.restore();
		this.pdf.endMarkedContent();
		this.#parent.add(this.pdf.struct('Figure', { alt }, content));
	}

	/** Elements added inside `fill` become children of one of `tag`. */
	group(tag: string, fill: () => void) {
		const outer = this.#parent;
		const element = this.pdf.struct(tag);
		outer.add(element);
		this.#parent = element;
		fill();
		element.end();
		this.#parent = outer;
	}

	/** Text at a place, wrapped to the width. */
	text(tag: string, words: string, style: Style, box: Box) {
		const content = this.pdf.markStructureContent(tag);
		this.#use(style).text(words, startOf(style, box), box.y, optionsOf(style, box.width));
		this.pdf.endMarkedContent();
		this.#parent.add(this.pdf.struct(tag, {}, content));
	}

	heightOf(words: string, style: Style, width: number) {
		return this.#use(style).heightOfString(words, optionsOf(style, width));
	}

	widthOf(words: string, style: Style) {
		return this.#use(style).widthOfString(words, { characterSpacing: style.spacing ?? 0 });
	}

	/** The style, smaller where needed, that sets `words` in at most `lines` lines. */
	fit(
		words: string,
		style: Style,
		width: number,
		limit: { lines: number; smallest: number }
	): Style {
		for (let size = style.size; size > limit.smallest; size -= 0.5) {
			const smaller = { ...style, size };
			const line = this.heightOf('Ag', smaller, width);
			if (
				this.heightOf(words, smaller, width) <= line * limit.lines + 1 &&
				this.#longestFits(words, smaller, width)
			) {
				return smaller;
			}
		}
		return { ...style, size: limit.smallest };
	}

	finish() {
		this.#root.end();
		this.pdf.end();
	}

	#longestFits(words: string, style: Style, width: number) {
		return words.split(/\s+/).every((word) => this.widthOf(word, style) <= width);
	}

	#use(style: Style) {
		return this.pdf.font(style.font, style.size).fillColor(style.color);
	}
}

/** Spaced letters leave a blank after the last one, which pulls a centred line to the left. */
const startOf = (style: Style, box: Box) =>
	style.align === 'center' ? box.x + (style.spacing ?? 0) / 2 : box.x;

const optionsOf = (style: Style, width: number) => ({
	width,
	align: style.align ?? 'left',
	characterSpacing: style.spacing ?? 0,
	lineGap: style.lineGap ?? 0
});

function collect(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
	return new Promise((done, failed) => {
		const parts: Uint8Array[] = [];
		pdf.on('data', (part: Uint8Array) => parts.push(part));
		pdf.on('error', failed);
		pdf.on('end', () => {
			void new Blob(parts.map((part) => part.slice())).arrayBuffer().then((buffer) => {
				done(new Uint8Array(buffer));
			}, failed);
		});
	});
}
