/** An admin sees the portal as a nurse does, without a script: reads, is refused, and comes back. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visitor } from '../support/browser.ts';
import { fitsTheScreen, personas, signIn } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

test('viewing as a nurse: their pages, nothing written, and back again', async () => {
	const page = await visitor(browser, { at: portal.url, javaScript: false });
	await signIn(page, 'admin');
	await page.goto(`/admin/accounts?search=${personas.nurse.nip}`);
	await page.locator('main a[href^="/admin/accounts/per_"]').first().click();
	await page.locator('summary', { hasText: 'Lihat sebagai' }).click();
	await page.getByRole('button', { name: /^Lihat sebagai/ }).click();
	await page.waitForURL(/\/home$/);

	const bar = page.getByRole('complementary', { name: 'Lihat sebagai' });
	expect(await bar.textContent()).toMatch(/hanya membaca/i);
	await fitsTheScreen(page);
	expect(await page.locator('a[href="/admin/people"]').count()).toBe(0);

	await page.goto('/my/notifications');
	expect(await page.locator('main').textContent()).toContain('Bagian ini pribadi');
	await page.goto('/catalogue');
	await page.locator('main a[href^="/catalogue/crs_"]').first().click();
	await page.getByRole('button', { name: 'Ikuti pelatihan' }).first().click();
	expect(await page.locator('main').textContent()).toContain('Tidak ada yang tersimpan');

	await bar.getByRole('button', { name: 'Selesai melihat' }).click();
	await page.waitForURL(/\/admin\/accounts\/per_/);
	expect(await bar.count()).toBe(0);
});
