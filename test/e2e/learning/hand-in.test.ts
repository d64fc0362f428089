/** An assignment of a course: reached from its lessons and back, and handed in over a network that fails. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '../../support/browser.ts';
import { signIn } from '../../support/personas.ts';
import { startCountedPortal } from '../../support/portal.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const words = 'Kata sandi bersama diganti akun setiap orang.\nSelesai sebelum pembagian rapor.';

describe('a hand-in', () => {
	test('stands below the lessons, and its crumb leads back to them', async () => {
		const page = await visitor(browser, { at: portal.url, size: 'desktop' });
		await signIn(page, 'teacher');
		await page.goto('/my/learning');
		await page
			.getByRole('link', { name: 'Keamanan informasi dan pelindungan data pribadi' })
			.click();
		const place = new URL(page.url()).pathname;
		await page.getByRole('link', { name: 'Tinjauan keamanan data di unit kerja' }).click();
		const crumbs = page.getByRole('navigation', { name: 'Letak halaman' });
		await crumbs.getByRole('link', { name: 'Keamanan informasi' }).click();
		await page.waitForURL((url) => url.pathname === place);
		await page.context().close();
	});

	test('that was written without a network is kept, over a closed tab, until it is received', async () => {
		const page = await visitor(browser, { at: portal.url });
		await signIn(page, 'teacher');
		await page.goto('/my/learning');
		await page
			.getByRole('link', { name: 'Keamanan informasi dan pelindungan data pribadi' })
			.click();
		await page.getByRole('link', { name: 'Tinjauan keamanan data di unit kerja' }).click();
		await page.getByLabel('Tulisan Anda').fill(words);
		const address = page.url();
		await page.context().setOffline(true);
		await page.getByRole('button', { name: 'Kumpulkan tulisan' }).click();
		await page.getByText('Belum terkirim karena portal tidak terjangkau').waitFor();
		expect(await page.getByLabel('Tulisan Anda').inputValue()).toBe(words);

		const context = page.context();
		await page.close();
		await context.setOffline(false);
		const again = await context.newPage();
		await again.goto(address);
		await again.getByText('Tulisan yang belum terkirim dipulihkan').waitFor();
		expect(await again.getByLabel('Tulisan Anda').inputValue()).toBe(words);
		await again.getByRole('button', { name: 'Kumpulkan tulisan' }).click();
		await again.getByText('Diterima').first().waitFor();
		await again.goto(address);
		expect(await again.getByLabel('Tulisan Anda').inputValue()).toBe('');
		await context.close();
	});
});
