/** The phone with the authenticator app, and the sheet of codes, of whoever must have a second step. */
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';

/** Sets it up on the page that the portal leads to; answers the codes of the sheet. */
export async function setUpSecondStep(page: Page, secret: string): Promise<string[]> {
	await page.waitForURL('**/my/profile/second-step**');
	await page.getByLabel('Kata sandi sekarang').fill(secret);
	await page.getByRole('button', { name: 'Tampilkan kode QR' }).click();
	const key = (await page.locator('.key').innerText()).replaceAll(' ', '');
	await page
		.getByLabel('Kode dari aplikasi')
		.fill(new TOTP({ secret: Secret.fromBase32(key) }).generate());
	await page.getByRole('button', { name: 'Aktifkan' }).click();
	await page.getByRole('heading', { name: 'Kode pemulihan Anda' }).waitFor();
	const lines = await page.locator('main li').allInnerTexts();
	const codes = lines.filter((line) => /^[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(line));
	await page.getByRole('link', { name: 'Sudah saya simpan, lanjutkan' }).click();
	return codes;
}

/** Gives a code of the sheet, each of which works once, on the page after the password. */
export async function giveRecoveryCode(page: Page, codes: string[]) {
	await page.waitForURL('**/sign-in/code**');
	await page.getByLabel('Kode', { exact: true }).fill(codes.shift() ?? '');
	await page.getByRole('button', { name: 'Masuk', exact: true }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
