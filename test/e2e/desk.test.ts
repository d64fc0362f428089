import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '#test/support/browser.ts';
import { bankOf, studyToTheEnd } from '#test/support/course-answers.ts';
import { fitsTheScreen, personas, seesNothingAt, signIn } from '#test/support/personas.ts';
import { startDemoPortal } from '#test/support/portal.ts';

let portal: Awaited<ReturnType<typeof startDemoPortal>>;
let browser: Browser;

beforeAll(async () => {
	portal = await startDemoPortal();
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const open = (given: { size?: 'phone' | 'desktop'; javaScript?: boolean } = {}) =>
	visitor(browser, { at: portal.url, size: 'desktop', ...given });
const left = async (page: Page) => {
	const words = await page.getByText(/^Sisa \d+$/).innerText();
	return Number(words.replace(/\D/g, ''));
};

describe('the verification desk', () => {
	test('is worked through by keyboard alone: verify, return with a reason, go on', async () => {
		const page = await open();
		await signIn(page, 'verifier');
		await page.goto('/claims');
		const first = page.getByRole('region', { name: 'Verifikasi' }).getByRole('link').first();
		await first.focus();
		await page.keyboard.press('Enter');
		await page.waitForURL(/\/claims\/crd_/);
		const before = await left(page);

		await page.getByRole('button', { name: 'Verifikasi' }).waitFor();
		await page.keyboard.press('v');
		await page.getByText('Terverifikasi.').waitFor();
		expect(await left(page)).toBe(before - 1);

		await page.keyboard.press('k');
		const reason = page.getByRole('combobox', { name: 'Alasan' });
		await page.locator('select:focus').waitFor();
		await reason.press('ArrowDown');
		await reason.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByText('Dikembalikan kepada pegawai.').waitFor();
		expect(await left(page)).toBe(before - 2);

		const here = page.url();
		await page.locator('body').press('ArrowRight');
		await page.waitForURL((url) => url.href !== here);
	});

	test('verifies many after a count and a confirmation, without JavaScript', async () => {
		const page = await open({ javaScript: false, size: 'phone' });
		await signIn(page, 'verifier');
		await page.goto('/claims');
		await fitsTheScreen(page);
		const boxes = page.getByRole('checkbox', { name: /^Pilih pengajuan/ });
		await boxes.nth(0).check();
		await boxes.nth(1).check();
		await page.getByRole('button', { name: 'Verifikasi yang dipilih' }).click();
		await page.getByRole('heading', { name: 'Verifikasi 2 pengajuan?' }).waitFor();
		await page.getByRole('button', { name: 'Ya, verifikasi 2 pengajuan' }).click();
		await page.getByText('2 pengajuan terverifikasi.').waitFor();
	});

	test('asks for a reason before it returns a claim', async () => {
		const page = await open();
		await signIn(page, 'verifier');
		await page.goto('/claims');
		await page.getByRole('region', { name: 'Verifikasi' }).getByRole('link').first().click();
		await page.locator('details[data-move="reject"] summary').click();
		await page.getByRole('button', { name: 'Tolak pengajuan' }).click();
		await page.getByText('Tulis atau pilih alasannya.').first().waitFor();
	});

	test(
		'lets nobody verify their own, not even by a forged form',
		{ timeout: 240_000 },
		async () => {
			const page = await open();
			await signIn(page, 'verifier');
			await page.goto('/catalogue?q=netralitas');
			await page
				.getByRole('link', { name: /^Etika ASN/ })
				.first()
				.click();
			await page.getByRole('button', { name: 'Ikuti pelatihan' }).click();
			await page.waitForURL(/\/learn\//);
			await studyToTheEnd(page, bankOf('C33'));

			await page.goto(`/claims?search=${personas.verifier.nip}`);
			await page
				.getByRole('row', { name: /Etika ASN/ })
				.getByRole('link')
				.click();
			await page.waitForURL(/\/claims\/./);
			await page.getByText('Milik Anda sendiri; diputuskan verifikator lain').waitFor();
			expect(await page.getByRole('button', { name: /^Verifikasi/ }).count()).toBe(0);

			const claim = page.url();
			const forged = { _key: randomUUID(), _form: 'verify', next: '' };
			const answer = await page.request.post(`${claim}?/verify`, {
				form: forged,
				headers: { origin: portal.url }
			});
			expect(await answer.text()).toContain('Ini pengajuan Anda sendiri');
			await page.goto(claim);
			expect(await page.locator('main').innerText()).toContain('Milik Anda sendiri');
		}
	);

	test('does not exist for a nurse', async () => {
		const page = await open();
		await signIn(page, 'nurse');
		await seesNothingAt(page, '/claims');
		await seesNothingAt(page, '/team');
	});
});
