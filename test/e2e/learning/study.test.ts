/** A nurse studies on a cheap phone: without scripts, without a network, and on another device. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visitor } from '../../support/browser.ts';
import { signIn } from '../../support/personas.ts';
import { startDemoPortal, type Portal } from '../../support/portal.ts';

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const button = (page: Page, name: RegExp | string) => page.getByRole('button', { name });
const state = (page: Page) => page.locator('[data-quiz-state]');

async function enrol(page: Page, words: string) {
	await page.goto(`/catalogue?q=${words}`);
	await page.locator('main h3 a').first().click();
	await button(page, 'Ikuti pelatihan').click();
	await page.waitForURL(/\/learn\//);
}

/** Reads on until a quiz begins. */
async function readToTheQuiz(page: Page) {
	await page.getByRole('link', { name: /^(Mulai|Lanjut):/ }).click();
	while ((await button(page, 'Mulai kuis').count()) === 0) {
		await button(page, /Tandai selesai/).click();
		await page.waitForLoadState();
	}
	await button(page, 'Mulai kuis').click();
	await page.locator('form[data-quiz]').waitFor();
}

test('studies and takes a quiz with scripts switched off', async () => {
	const page = await visitor(browser, { at: portal.url, javaScript: false });
	await signIn(page, 'teacher');
	await enrol(page, 'netralitas');
	await readToTheQuiz(page);
	for (const question of await page.locator('fieldset').all()) {
		await question.locator('label').first().click();
	}
	await button(page, 'Simpan dulu').click();
	expect(await page.locator('fieldset input:checked').count()).toBeGreaterThan(0);
	await button(page, 'Kirim jawaban').click();
	await page.getByRole('heading', { name: 'Hasil percobaan ke-1' }).waitFor();
	expect(await page.getByText('Jawaban benar', { exact: true }).count()).toBeGreaterThan(0);
});

test('loses no answer when the network goes, and finds them on another device', async () => {
	const page = await visitor(browser, { at: portal.url });
	await signIn(page, 'nurse');
	await enrol(page, 'netralitas');
	await readToTheQuiz(page);

	await page.context().setOffline(true);
	await page.locator('fieldset').first().locator('label').nth(1).click();
	await page.getByText(/Belum tersimpan di peladen/).waitFor();
	await button(page, 'Kirim jawaban').click();
	await page.getByText(/Belum terkirim/).waitFor();

	await page.context().setOffline(false);
	await expect.poll(() => state(page).getAttribute('data-quiz-state')).toBe('now');

	const laptop = await visitor(browser, { at: portal.url, size: 'desktop' });
	await signIn(laptop, 'nurse');
	await laptop.goto(new URL(page.url()).pathname);
	const chosen = laptop.locator('fieldset').first().locator('input').nth(1);
	expect(await chosen.isChecked()).toBe(true);
});
