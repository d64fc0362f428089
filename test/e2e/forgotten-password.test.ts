/** A nurse forgot her password: she asks on her phone, without JavaScript, and gets a link by real mail. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, visitor } from '../support/browser.ts';
import { fitsTheScreen, personas, signIn, signInWith } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';

const [smtp = '', counter = ''] = inject('postOffice').split(' ');
const address = 'perawat@contoh.test';
const next = 'perahu-sandeq-biru';

let portal: Portal;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([
		startDemoPortal({ SMTP_URL: smtp, MAIL_FROM: 'Malaqbi <malaqbi@contoh.go.id>' }),
		openBrowser()
	]);
	await recordAddress();
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

/** The admin writes down where the nurse's mail goes. */
async function recordAddress() {
	const page = await visitor(browser, { at: portal.url, size: 'desktop', javaScript: false });
	await signIn(page, 'admin');
	await page.goto(`/admin/people?q=${personas.nurse.nip}`);
	await page.locator('main a[href^="/admin/people/per_"]').first().click();
	await page.getByText('Ubah data', { exact: true }).first().click();
	await page.locator('input[name="email"]:visible').fill(address);
	await page.getByRole('button', { name: 'Simpan' }).first().click();
	await page.getByText(address).first().waitFor();
	await page.context().close();
}

/** Mail leaves with the job that runs each minute. */
async function linkFromMail(): Promise<string> {
	for (let turn = 0; turn < 50; turn++) {
		const answer = await fetch(`${counter}/inbox?to=${encodeURIComponent(address)}`);
		const link = /\/reset-password\/[\w-]+/.exec(await answer.text())?.[0];
		if (link) return link;
		await new Promise((wake) => setTimeout(wake, 2_000));
	}
	throw new Error('no mail came');
}

test('password forgotten', { timeout: 240_000 }, async () => {
	const page = await visitor(browser, { at: portal.url, javaScript: false });
	await page.goto('/sign-in');
	await page.getByRole('link', { name: 'Lupa kata sandi?' }).click();
	await fitsTheScreen(page);
	await page.getByLabel('NIP, NI PPPK, atau alamat surel').fill(personas.nurse.nip);
	await page.getByRole('button', { name: 'Kirim tautan' }).click();
	await page.getByRole('heading', { name: 'Permintaan diterima' }).waitFor();
	await fitsTheScreen(page);
	const said = await page.locator('main').textContent();

	await page.goto('/forgot-password');
	await page.getByLabel('NIP, NI PPPK, atau alamat surel').fill('bukan-siapa-siapa@contoh.test');
	await page.getByRole('button', { name: 'Kirim tautan' }).click();
	expect(await page.locator('main').textContent()).toBe(said);

	const link = await linkFromMail();
	await page.goto(link);
	await page.getByLabel('Kata sandi baru', { exact: true }).fill(next);
	await page.getByLabel('Ulangi kata sandi baru').fill(next);
	await page.getByRole('button', { name: 'Simpan dan masuk' }).click();
	await page.waitForURL('**/home');
	await page.getByText('Kata sandi baru disimpan.').waitFor();
	await page.goto('/my/notifications');
	await page.getByText('Kata sandi Anda telah diganti').waitFor();

	await page.context().clearCookies();
	await page.goto(link);
	await page.getByRole('heading', { name: 'Tautan ini sudah tidak berlaku' }).waitFor();
	await signInWith(page, personas.nurse.nip, next);
	expect(new URL(page.url()).pathname).toBe('/home');
});
