/**
 * The pictures of a first day: `node scripts/setup-pictures.ts LINK`, with the one-time link that an empty
 * `DEMO=0 npm start` has just said. It spends the link: the first admin is an invented one.
 */
import { writeFileSync } from 'node:fs';
import { Secret, TOTP } from 'otpauth';
import { chromium, type Locator, type Page } from 'playwright-core';
import { browserArguments, browserPath } from './browser.ts';

const [link = ''] = process.argv.slice(2);
const folder = new URL('../docs/images/', import.meta.url);
const password = 'perahu-sandeq-biru';

const browser = await chromium.launch({
	executablePath: await browserPath(),
	args: browserArguments
});
try {
	const page = await browser.newPage({
		baseURL: new URL(link).origin,
		viewport: { width: 1280, height: 800 },
		locale: 'id-ID',
		timezoneId: 'Asia/Makassar',
		reducedMotion: 'reduce'
	});
	await becomeAdmin(page);
	await setUpSecondStep(page);
	await saveInstitution(page);
	await page.goto('/home', { waitUntil: 'networkidle' });
	await save('setup-list-desktop', page.getByRole('region', { name: 'Menyiapkan portal' }));
} finally {
	await browser.close();
}

async function becomeAdmin(page: Page) {
	await page.goto(link, { waitUntil: 'networkidle' });
	await save('first-admin-desktop', page);
	await page.getByLabel('NIP atau NI PPPK').fill('198502282010011905');
	await page.getByLabel('Nama tanpa gelar').fill('Muhammad Ilham');
	await page.locator('input[name="password"]').fill(password);
	await page.locator('input[name="password-again"]').fill(password);
	await page.getByRole('button', { name: 'Buat akun admin' }).click();
	await page.waitForURL('**/my/profile/second-step**');
}

async function setUpSecondStep(page: Page) {
	await page.waitForLoadState('networkidle');
	await page.getByLabel('Kata sandi sekarang').fill(password);
	await page.getByRole('button', { name: 'Tampilkan kode QR' }).click();
	const key = (await page.locator('.key').innerText()).replaceAll(' ', '');
	const code = new TOTP({ secret: Secret.fromBase32(key) }).generate();
	await page.getByLabel('Kode dari aplikasi').fill(code);
	await page.getByRole('button', { name: 'Aktifkan' }).click();
	await page.getByRole('heading', { name: 'Kode pemulihan Anda' }).waitFor();
}

/** So that the list has something ticked. */
async function saveInstitution(page: Page) {
	await page.goto('/admin/setup/institution', { waitUntil: 'networkidle' });
	await page.getByLabel('Nama instansi').fill('Pemerintah Kabupaten Mamuju');
	await page
		.locator('input[name="hrUnitName"]')
		.fill('Badan Kepegawaian, Pendidikan dan Pelatihan');
	await page.getByLabel('Singkatan unit').fill('BKPP');
	await page.getByLabel('Tempat penandatanganan').fill('Mamuju');
	await page.getByRole('button', { name: 'Simpan instansi' }).click();
	await page.waitForURL('**/admin/setup/crest');
}

async function save(name: string, shown: Page | Locator) {
	const file = new URL(`${name}.png`, folder);
	writeFileSync(file, await shown.screenshot());
	console.log(file.pathname);
}
