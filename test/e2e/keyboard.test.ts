/** The spine once more, by people who have no mouse: from the spreadsheet to the checked certificate. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '../support/browser.ts';
import { bankOf, questionsOn } from '../support/course-answers.ts';
import { byKeyboard, type Keyboard } from '../support/keyboard.ts';
import { password, personas } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';
import { inChapters } from '../support/story.ts';

const yusuf = { nip: '199404042020121996', name: 'Yusuf Pasolong', secret: 'layar kapal putih' };
const staffList = [
	'nip;nama;gelarBelakang;statusAsn;golongan;kodeUnit;kodeJabatan;tmtJabatan',
	`${yusuf.nip};${yusuf.name};A.Md.Kep.;PNS;II/c;PKM.BIN;J10;2021-01-04`
].join('\r\n');
const course = 'Etika ASN, netralitas, dan antigratifikasi';
const bank = bankOf('C33');

let portal: Portal;
let browser: Browser;
/** Each signs in once, by keyboard, and keeps the window. */
let admin: Keyboard;
let nurse: Keyboard;
const story = { activation: '', code: '' };

beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
	admin = byKeyboard(await still('desktop'));
	nurse = byKeyboard(await still('phone'));
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});
inChapters();

/** A window in which nothing glides: the focus is looked at where it lands. */
async function still(size: 'phone' | 'desktop') {
	const page = await visitor(browser, { at: portal.url, size });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	return page;
}
const text = (page: Page) => page.locator('main').innerText();

describe('by keyboard alone', () => {
	test('the admin signs in', async () => {
		await admin.page.goto('/sign-in');
		await admin.goesRound();
		await admin.open('/sign-in');
		await admin.type('NIP atau NI PPPK', personas.admin.nip);
		await admin.type('Kata sandi', password);
		await admin.press('Enter');
		await admin.page.waitForURL(/\/home/);
		await admin.goesRound();
	});

	test('the admin imports a spreadsheet', async () => {
		const { page } = admin;
		await admin.open('/admin/imports');
		await admin.choose('Isi berkas', 'people');
		const chooser = page.waitForEvent('filechooser');
		const opened = { yet: false };
		void chooser.then(() => (opened.yet = true));
		// A press before the scripts have come opens nothing; a person presses again.
		while (!opened.yet) {
			await admin.tabTo(page.locator('input[type=file]'));
			await admin.press('Enter');
			await Promise.race([chooser, page.waitForTimeout(1_000)]);
		}
		await (
			await chooser
		).setFiles({
			name: 'pegawai.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from(staffList)
		});
		await admin.take('button', 'Unggah berkas');
		await page.waitForURL(/\/admin\/imports\/imp/);
		const apply = page.getByRole('heading', { name: 'Terapkan' });
		const preview = page.getByRole('button', { name: 'Lihat pratinjau' });
		await apply.or(preview).first().waitFor();
		if (await apply.isHidden()) await admin.take('button', 'Lihat pratinjau');
		await apply.waitFor();
		await admin.goesRound();
		await admin.take('button', 'Terapkan 1 baris');
		await page.getByRole('heading', { name: /Hasil/ }).first().waitFor();
		expect(await text(page)).toContain(yusuf.name);
	});

	test('the admin opens an account', async () => {
		const { page } = admin;
		await admin.open('/admin/accounts');
		await admin.type('Nama atau NIP', yusuf.nip);
		await admin.press('Enter');
		await page.waitForURL(/search=/);
		await admin.take('link', new RegExp(yusuf.name));
		await page.waitForURL(/\/admin\/accounts\/per/);
		await admin.take('button', 'Buat tautan');
		await page.getByText('/activate/').first().waitFor();
		story.activation = /\/activate\/[\w-]+/.exec(await text(page))?.[0] ?? '';
	});

	test('the nurse opens his account', async () => {
		await nurse.open(story.activation);
		await nurse.type('Kata sandi baru', yusuf.secret);
		await nurse.type('Ulangi kata sandi baru', yusuf.secret);
		await nurse.take('button', 'Simpan dan masuk');
		await nurse.page.waitForURL(/\/home/);
		await nurse.goesRound();
	});

	test('the nurse finds a course and enrols', async () => {
		const { page } = nurse;
		await nurse.open('/catalogue');
		await nurse.type('Cari pelatihan', 'netralitas');
		await nurse.press('Enter');
		await page.waitForURL(/q=netralitas/);
		await nurse.skip();
		await nurse.take('link', course);
		await page.waitForURL(/\/catalogue\/crs/);
		await nurse.goesRound();
		await nurse.take('button', 'Ikuti pelatihan');
		await page.waitForURL(/\/learn\//);
	});

	test('the nurse studies and passes', { timeout: 240_000 }, async () => {
		const { page } = nurse;
		const home = page.url();
		const next = page.getByRole('link', { name: /^(Mulai|Lanjut): / });
		for (let lesson = 0; (await next.count()) > 0; lesson++) {
			await nurse.skip();
			await nurse.take('link', /^(Mulai|Lanjut): /);
			await page.waitForURL(/\/learn\/[^/#]+\/[^/#]+/);
			if (lesson === 0) await nurse.goesRound();
			await nurse.skip();
			if ((await page.getByRole('button', { name: 'Mulai kuis' }).count()) > 0) await takeQuiz();
			else {
				const loaded = page.waitForEvent('load');
				await nurse.take('button', /^Tandai selesai/);
				await loaded;
			}
			await page.waitForLoadState('networkidle');
			await page.goto(home);
		}
		expect(await text(page)).toMatch(/Selesai pada/);
	});

	test('the nurse opens the certificate and what others see of it', async () => {
		const { page } = nurse;
		await nurse.open('/my/certificates');
		await nurse.take('link', course);
		await page.waitForURL(/\/my\/certificates\/crt_/);
		await nurse.goesRound();
		await nurse.take('link', 'Lihat seperti yang dilihat orang lain');
		await page.waitForURL(/\/v\//);
		story.code = page.url().split('/').at(-1) ?? '';
	});

	test('a stranger types the code and reads that it holds', async () => {
		const stranger = byKeyboard(await still('phone'));
		await stranger.open('/v');
		await stranger.type('Kode sertifikat', story.code);
		await stranger.press('Enter');
		await stranger.page.waitForURL(/\/v\/./);
		expect(await text(stranger.page)).toContain('Berlaku');
		await stranger.goesRound();
	});

	test('the admin changes the settings', async () => {
		const { page } = admin;
		await admin.open('/admin/settings');
		await admin.type('Tempat penandatanganan', 'Mamuju');
		await admin.press('Enter');
		await page.getByText('Pengaturan tersimpan.').first().waitFor();
		await admin.unfold('Tambah penanda tangan');
		await admin.choose('Kewenangan', 'Plt.');
		await admin.goesRound();
	});

	test('the admin’s menu opens, and closes with Escape', async () => {
		const { page } = admin;
		await page.goto('/home');
		const menu = page.locator('header summary');
		await admin.tabTo(menu);
		await admin.press('Enter');
		await admin.tabTo(page.getByRole('link', { name: 'Profil saya' }));
		await admin.press('Escape');
		expect(await menu.and(page.locator(':focus')).count()).toBe(1);
		expect(await page.getByRole('link', { name: 'Profil saya' }).isVisible()).toBe(false);
	});
});

async function takeQuiz() {
	const { page } = nurse;
	await nurse.take('button', 'Mulai kuis');
	await page.getByRole('button', { name: 'Kirim jawaban' }).waitFor();
	await page.waitForLoadState('networkidle');
	const boxes = page.locator('form fieldset');
	for (const [place, choices] of (await questionsOn(page, bank)).entries()) {
		const inputs = boxes.nth(place).locator('input');
		await nurse.tabTo(inputs.first());
		const isOneOf = (await inputs.first().getAttribute('type')) === 'radio';
		for (const [at, isRight] of choices.entries()) {
			if (isOneOf && at > 0 && at <= choices.indexOf(true)) await nurse.press('ArrowDown');
			if (!isOneOf) await nurse.tabTo(inputs.nth(at));
			if (isRight) await nurse.press('Space');
		}
	}
	await nurse.take('button', 'Kirim jawaban');
	await page
		.getByText(/Hasil percobaan|Selesai pada/)
		.first()
		.waitFor();
}
