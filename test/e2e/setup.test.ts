/** Day one of an agency: from the one-time link to a changed rule, with nobody at hand. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visitor } from '../support/browser.ts';
import { fitsTheScreen } from '../support/personas.ts';
import { startEmptyPortal, type Portal } from '../support/portal.ts';
import { setUpSecondStep } from '../support/second-step.ts';

let portal: Portal;
let browser: Browser;
let page: Page;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startEmptyPortal(), openBrowser()]);
	page = await visitor(browser, { at: portal.url });
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name }).first().click();
const drawing =
	'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="80"><script>alert(1)</script><rect width="60" height="80" fill="#8e1f2f"/></svg>';

test('the first admin opens the link, sets up the second step and is led to the first step', async () => {
	const link = /\/first-run\/[\w-]{43}/.exec(portal.said())?.[0] ?? '';
	await page.goto(link);
	await page.getByLabel('NIP atau NI PPPK').fill('198502282010011905');
	await page.getByLabel('Nama tanpa gelar').fill('Muhammad Ilham');
	await page.locator('input[name="password"]').fill('perahu-sandeq-biru');
	await page.locator('input[name="password-again"]').fill('perahu-sandeq-biru');
	await press('Buat akun admin');
	await page.waitForURL('**/my/profile/second-step**');
	await fitsTheScreen(page);
	await page.goto('/admin/settings');
	await setUpSecondStep(page, 'perahu-sandeq-biru');
	await page.waitForURL('**/admin/settings');
	await page.goto('/admin/setup');
	await page.waitForURL('**/admin/setup/institution');
	await fitsTheScreen(page);
});

test('the institution is saved by itself, and the steps go on where they were left', async () => {
	await page.getByLabel('Nama instansi').fill('Pemerintah Kabupaten Mamuju');
	await page
		.locator('input[name="hrUnitName"]')
		.fill('Badan Kepegawaian, Pendidikan dan Pelatihan');
	await page.getByLabel('Singkatan unit').fill('BKPP');
	await page.getByLabel('Tempat penandatanganan').fill('Mamuju');
	await press('Simpan instansi');
	await page.waitForURL('**/admin/setup/crest');
	await page.goto('/home');
	await page.goto('/admin/setup');
	await page.waitForURL('**/admin/setup/crest');
});

test('a crest drawn as SVG is sent as pixels only', async () => {
	await page.locator('input[type="file"]').setInputFiles({
		name: 'lambang.svg',
		mimeType: 'image/svg+xml',
		buffer: Buffer.from(drawing)
	});
	await page.getByText('lambang.png').waitFor();
	await press('Simpan lambang');
	await page.waitForURL('**/admin/setup/signatory');
	const crest = await page.request.get('/api/settings/crest');
	expect((await crest.body()).subarray(1, 4).toString()).toBe('PNG');
});

test('signatory and numbering follow, and the list on Home ticks them', async () => {
	await page.getByLabel('Nama dengan gelar').fill('Drs. Contoh Kepala, M.Si.');
	await page.locator('input[name="nip"]').fill('197003151996031906');
	await page.locator('input[name="position"]').fill('Kepala BKPP Kabupaten Mamuju');
	await press('Tambah penanda tangan');
	await page.waitForURL('**/admin/setup/numbering');
	await page.getByLabel('Singkatan penerbit').fill('BKPP-MMJ');
	await page.getByText('BKPP-MMJ').first().waitFor();
	await press('Simpan penomoran');
	await page.waitForURL('**/admin/setup/finish');
	await follow('Buka daftar di Beranda');

	const list = page.getByRole('region', { name: 'Menyiapkan portal' });
	await list.getByText('Isi nama instansi').waitFor();
	expect(await list.getByRole('link', { name: 'Isi nama instansi' }).count()).toBe(0);
	expect(await list.getByRole('link', { name: 'Impor pegawai' }).count()).toBe(1);
	await fitsTheScreen(page);
});

test('a rule is changed after its effect was seen', async () => {
	await page.goto('/admin/rules?q=kelulusan');
	await follow('Nilai minimum kelulusan');
	await page.waitForURL('**/admin/rules/lulus.nilai_minimum');
	await page.locator('input[name="value"]').fill('75');
	await page.getByLabel('Dasar hukum').fill('Keputusan Bupati Mamuju Nomor 12 Tahun 2026');
	await press('Lihat dampak');
	await page.getByRole('heading', { name: 'Dampak nilai ini' }).waitFor();
	await press('Simpan nilai baru');
	await page.getByText('75 dari 100').first().waitFor();
	await page.getByText('Sudah berakhir').waitFor();
	await fitsTheScreen(page);

	await page.goto('/admin/rules');
	await press('Semua ketentuan sudah saya periksa');
	await page.getByText(/Diperiksa seluruhnya pada/).waitFor();
});

test('the JP rule of a form is changed and keeps its history', async () => {
	await page.goto('/admin/reference');
	await follow('Coaching');
	await page.waitForURL('**/admin/reference/forms/NKL01');
	await page.locator('input[name="jpValue"]').fill('3');
	await page.getByLabel('Dasar hukum').fill('Surat Edaran Bupati Mamuju Nomor 4 Tahun 2026');
	await press('Simpan nilai baru');
	await page
		.getByText(/Setiap sesi: 3 JP/)
		.first()
		.waitFor();
	await page.getByText('Sudah berakhir').waitFor();
});

test('holidays are pasted as a list', async () => {
	await page.goto('/admin/holidays?year=2026');
	await page.getByLabel('Daftar hari libur').fill('17 Agustus 2026 Hari Kemerdekaan');
	await press('Tambahkan');
	await page.getByText('Hari Kemerdekaan', { exact: true }).first().waitFor();
	await fitsTheScreen(page);
});

test('the list is put away', async () => {
	await page.goto('/home');
	await page.getByText('Sembunyikan daftar ini').first().click();
	await press('Sembunyikan daftar ini');
	await page.getByText('Daftar disembunyikan.').waitFor();
	expect(await page.getByRole('region', { name: 'Menyiapkan portal' }).count()).toBe(0);
});
