/** Sets every course's handout.md as an A4 PDF beside it; same text, same bytes. Run: node scripts/courses/handouts.ts */
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';

const courses = new URL('../../db/seed/reference/courses/', import.meta.url);
const INK = '#1F1B16';
const TEXT = '#4A4339';
const SEA = '#0B5C63';
const MARGIN = 54;

for (const code of readdirSync(courses).sort()) {
	const source = readFileSync(new URL(`${code}/handout.md`, courses), 'utf8');
	await set(source, new URL(`${code}/handout.pdf`, courses));
	console.log(`${code}/handout.pdf`);
}

async function set(source: string, target: URL): Promise<void> {
	const lines = source.split('\n').filter((line) => line.trim() !== '');
	const document = new PDFDocument({
		size: 'A4',
		margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
		lang: 'id-ID',
		tagged: true,
		displayTitle: true,
		pdfVersion: '1.7',
		info: {
			Title: (lines[0] ?? '').slice(2),
			Creator: 'Malaqbi',
			CreationDate: new Date('2026-01-01T00:00:00Z')
		}
	});
	const written = document.pipe(createWriteStream(target));
	const root = document.struct('Document');
	document.addStructure(root);
	lines.forEach((line, place) => root.add(structure(document, line, place)));
	document.end();
	await finished(written);
}

/** One line of the source as one tagged element. */
function structure(
	document: PDFKit.PDFDocument,
	line: string,
	place: number
): PDFKit.PDFStructureElement {
	if (line.startsWith('# ')) {
		return document.struct('H1', {}, () =>
			document.font('Helvetica-Bold').fontSize(20).fillColor(INK).text(line.slice(2))
		);
	}
	if (line.startsWith('## ')) {
		return document.struct('H2', {}, () =>
			document
				.moveDown(0.6)
				.font('Helvetica-Bold')
				.fontSize(12.5)
				.fillColor(SEA)
				.text(line.slice(3))
				.moveDown(0.15)
		);
	}
	if (line.startsWith('- ')) {
		return document.struct('P', {}, () => bullet(document, line));
	}
	const size = place === 1 ? 11.5 : 10.5;
	return document.struct('P', {}, () =>
		document
			.font('Helvetica')
			.fontSize(size)
			.fillColor(TEXT)
			.text(line, { lineGap: 2 })
			.moveDown(0.2)
	);
}

function bullet(document: PDFKit.PDFDocument, line: string): void {
	const isBox = line.startsWith('- [ ] ');
	const top = document.y;
	if (isBox) {
		document
			.rect(MARGIN + 1, top + 1, 8, 8)
			.lineWidth(0.8)
			.strokeColor(SEA)
			.stroke();
	} else {
		document
			.circle(MARGIN + 5, top + 5, 1.8)
			.fillColor(SEA)
			.fill();
	}
	document
		.font('Helvetica')
		.fontSize(10.5)
		.fillColor(TEXT)
		.text(line.slice(isBox ? 6 : 2), MARGIN + 18, top, { lineGap: 2 })
		.moveDown(0.15);
	document.x = MARGIN;
}
