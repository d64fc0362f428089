import { describe, expect, it } from 'vitest';
import { renderCertificate } from '#api/ports/pdf/certificate.ts';
import { certificateSamples as samples } from '#test/support/certificate-samples.ts';
import { fontsFromDisk } from '#test/support/certificate-fonts.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';

const fonts = await fontsFromDisk();
const paper = (name: keyof typeof samples) =>
	renderCertificate(
		{
			snapshot: samples[name],
			checkUrl: `https://malaqbi.mamujukab.go.id/v/${samples[name].code}`,
			crest: null
		},
		fonts
	);
const sha = async (bytes: Uint8Array<ArrayBuffer>) =>
	Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');

describe('a certificate on paper', () => {
	it('says who, what, when, how much, and where to check', async () => {
		const [front = '', back = ''] = textOfPdf(await paper('plain'));
		for (const words of [
			'PEMERINTAH KABUPATEN MAMUJU',
			'SERTIFIKAT',
			'Nomor 800.2.2/0123/C13/BKPP/XI/2026',
			'Ns. Nurhayati Paelongan, S.Kep.',
			'NIP 19920115 201903 2 901',
			'Perawat Terampil',
			'UPTD Puskesmas Binanga',
			'TELAH MENGIKUTI',
			'Pengisian Rekam Medis Elektronik dan SATUSEHAT',
			'17 s.d. 20 November 2026',
			'6 (enam) jam pelajaran',
			'Mamuju, 20 November 2026',
			'Drs. H. Contoh Kepala Badan, M.Si.',
			'7K3M-9QXT-2BG3',
			'malaqbi.mamujukab.go.id/v/7K3M9QXT2BG3'
		]) {
			expect(front).toContain(words);
		}
		expect(front).not.toContain('CONTOH');
		expect(back).toContain('Mengirim ke SATUSEHAT dan membaca galatnya');
		expect(back).toContain('T.KES.05');
		expect(back).toContain('2 (Dasar)');
	});

	it('has the same bytes whenever it is made', async () => {
		const first = await sha(await paper('acting'));
		await new Promise((wake) => setTimeout(wake, 1100));
		expect(await sha(await paper('acting'))).toBe(first);
	});

	it('differs from every other certificate', async () => {
		expect(await sha(await paper('plain'))).not.toBe(await sha(await paper('acting')));
	});

	it('says CONTOH on every page of the demo agency', async () => {
		const pages = textOfPdf(await paper('long'));
		expect(pages.length).toBeGreaterThan(2);
		for (const page of pages) expect(page).toContain('CONTOH');
	});

	it('names those in whose name it is signed', async () => {
		const [graded = ''] = textOfPdf(await paper('acting'));
		expect(graded).toContain('Plt. Kepala Badan');
		expect(graded).toContain('LULUS DENGAN KUALIFIKASI MEMUASKAN');
		const [delegated = ''] = textOfPdf(await paper('long'));
		expect(delegated.indexOf('a.n. Bupati Mamuju')).toBeGreaterThan(0);
		expect(delegated.indexOf('u.b.')).toBeGreaterThan(delegated.indexOf('Sekretaris Daerah'));
	});

	it('leaves out what nobody knows', async () => {
		const [front = ''] = textOfPdf(await paper('bare'));
		expect(front).toContain('Ns. Nurhayati');
		expect(front).not.toMatch(/null|undefined/);
	});

	it('is a tagged PDF/A-2a with embedded fonts only', async () => {
		const text = Buffer.from(await paper('plain')).toString('latin1');
		expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
		expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
		expect(text).toContain('/MarkInfo');
		expect(text).not.toContain('/Type1');
	});
});
