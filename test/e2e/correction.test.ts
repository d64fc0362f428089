/** Data saya, from the person who sees a mistake to the officer who mends it and answers. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '#test/support/browser.ts';
import { fitsTheScreen, seesNothingAt, signIn } from '#test/support/personas.ts';
import { startDemoPortal, type Portal } from '#test/support/portal.ts';

const diploma = Buffer.from('%PDF-1.7 ijazah');
let portal: Portal;
let browser: Browser;

beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

describe('a mistake in my data', () => {
	test('is seen, reported, mended and answered within the legal time', async () => {
		const nurse = await visitor(browser, { at: portal.url, javaScript: false });
		await signIn(nurse, 'nurse');
		await nurse.goto('/my/profile');
		await nurse.getByRole('link', { name: 'Lihat dan unduh semua data tentang saya' }).click();
		await nurse.getByRole('heading', { name: 'Data saya', level: 1 }).waitFor();
		await fitsTheScreen(nurse);
		await nurse.getByRole('link', { name: 'Minta perbaikan: Identitas' }).click();
		await nurse.getByLabel('Yang keliru').fill('Gelar belakang saya tertulis A.Md.Kep.');
		await nurse.getByLabel('Seharusnya').fill('S.Kep., ijazah nomor 17 tanggal 2 Maret 2026');
		await nurse
			.getByLabel('Dokumen pendukung')
			.setInputFiles({ name: 'Ijazah.pdf', mimeType: 'application/pdf', buffer: diploma });
		await nurse.getByRole('button', { name: 'Kirim permintaan' }).click();
		await nurse.getByText('Permintaan terkirim.').waitFor();
		await nurse.getByText(/^7[12] jam lagi$/).waitFor();
		await fitsTheScreen(nurse);

		const officer = await visitor(browser, { at: portal.url, size: 'desktop' });
		await signIn(officer, 'admin');
		await officer.goto('/my/notifications');
		await officer.getByText('Ada permintaan perbaikan data').first().click();
		await officer.waitForURL(/\/admin\/corrections\/cor_/);
		const now = officer.getByRole('region', { name: 'Data sekarang' });
		await now.getByText('A.Md.Kep.').first().waitFor();
		const request = officer.url();
		const [download] = await Promise.all([
			officer.waitForEvent('download'),
			officer.getByRole('link', { name: 'Ijazah.pdf' }).click()
		]);
		expect(download.suggestedFilename()).toBe('Ijazah.pdf');
		await now.getByRole('link', { name: 'Buka tempat memperbaikinya' }).click();
		await officer.waitForURL(/\/admin\/people\/per_/);

		await officer.goto(request);
		await officer.locator('summary', { hasText: 'Sudah diperbaiki' }).click();
		await officer.getByLabel('Apa yang diperbaiki').fill('Gelar belakang diubah menurut ijazah.');
		await officer.getByRole('button', { name: 'Sudah diperbaiki' }).click();
		await officer.getByText('Jawaban tersimpan dan pegawai diberi tahu.').waitFor();
		expect(new URL(officer.url()).pathname).toBe('/admin/corrections');

		await nurse.goto('/my/notifications');
		await nurse.getByText('Data Anda telah diperbaiki').first().waitFor();
		await nurse.goto('/my/data/corrections');
		await nurse.getByText('Gelar belakang diubah menurut ijazah.').waitFor();
		await seesNothingAt(nurse, new URL(request).pathname);
		await seesNothingAt(nurse, '/admin/corrections');
	});

	test('all that is held can be taken along, for reading and for other systems', async () => {
		const page = await visitor(browser, { at: portal.url });
		await signIn(page, 'teacher');
		await page.goto('/my/data');
		for (const [name, file] of [
			['Unduh PDF', 'data-saya.pdf'],
			['Unduh JSON', 'data-saya.json']
		] as const) {
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('link', { name }).click()
			]);
			expect(download.suggestedFilename()).toBe(file);
		}
	});
});
