/** The foot of the front: the signature on the right, the QR and the code on the left. */
import { groupCode } from '#api/domain/certificate-code.ts';
import { officeLines, type CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { longDate } from '#api/domain/document-date.ts';
import { formatEmployeeNumber } from '#api/domain/employee-number.ts';
import { darkRuns, qrModules } from '#api/ports/qr.ts';
import { page, type Paper, type Style } from './document.ts';
import { airy, center, foot, left, qrSize, type Block } from './layout.ts';
import { ink } from './ornament.ts';

export function signatureBlock(paper: Paper, snapshot: CertificateSnapshot): Block {
	const box = { x: page.width - left - 262, width: 262 };
	const plain = center('sans', 9.5, ink.strong, { spacing: airy });
	const name = center('sansBold', 10, ink.strong, { spacing: airy });
	const { signatory, institution } = snapshot;
	const above = [
		`${institution.city}, ${longDate(snapshot.issuedOn)}`,
		...(signatory ? officeLines(signatory) : [institution.hrUnitName])
	].map((words) => ({
		words,
		style: paper.fit(words, plain, box.width, { lines: 3, smallest: 8 })
	}));
	const below = signatory
		? [
				{
					words: signatory.name,
					style: paper.fit(signatory.name, name, box.width, { lines: 1, smallest: 7.5 })
				},
				...(signatory.rank ? [{ words: signatory.rank, style: plain }] : []),
				{ words: `NIP ${formatEmployeeNumber(signatory.nip)}`, style: plain }
			]
		: [];
	const heightOf = (lines: typeof above) =>
		lines.reduce((all, { words, style }) => all + paper.heightOf(words, style, box.width), 0);
	// Room for a pen and a stamp.
	const room = signatory ? 40 : 0;
	const write = (lines: typeof above, from: number) => {
		let y = from;
		for (const { words, style } of lines) {
			paper.text('P', words, style, { ...box, y });
			y += paper.heightOf(words, style, box.width);
		}
	};
	return {
		height: heightOf(above) + room + heightOf(below),
		air: 0,
		draw: (y) => {
			write(above, y);
			write(below, y + heightOf(above) + room);
		}
	};
}

export function drawCheck(paper: Paper, snapshot: CertificateSnapshot, checkUrl: string) {
	const modules = qrModules(checkUrl);
	const size = qrSize / modules.length;
	const y = foot - qrSize;
	paper.decorate((pdf) => {
		pdf.rect(left - 4 * size, y - 4 * size, qrSize + 8 * size, qrSize + 8 * size).fill('#FFFFFF');
	});
	paper.figure(`Kode QR menuju ${checkUrl}`, (pdf) => {
		modules.forEach((row, down) => {
			for (const run of darkRuns(row)) {
				pdf.rect(left + run.start * size, y + down * size, run.length * size, size);
			}
		});
		pdf.fill('#000000');
	});
	const box = { x: left + qrSize + 14, width: 200 };
	const style = (font: Style['font'], size: number, color: string): Style => ({
		font,
		size,
		color
	});
	const address = checkUrl.replace(/^https?:\/\//, '');
	const fitting = paper.fit(address, style('sans', 8, ink.text), box.width, {
		lines: 2,
		smallest: 5.5
	});
	const high = paper.heightOf(address, fitting, box.width);
	paper.text('P', 'Periksa keaslian dengan kode', style('sans', 8, ink.quiet), {
		...box,
		y: foot - high - 31
	});
	paper.text(
		'P',
		groupCode(snapshot.code),
		{ ...style('sansBold', 12.5, ink.strong), spacing: 0.8 },
		{ ...box, y: foot - high - 19 }
	);
	paper.text('P', address, fitting, { ...box, y: foot - high });
}
