/** From a spreadsheet of people to a certificate that a stranger checks, as six people live it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '../support/browser.ts';
import { bankOf, studyToTheEnd } from '../support/course-answers.ts';
import { importSheet } from '../support/importing.ts';
import { fitsTheScreen, seesNothingAt, signIn, signInWith } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';
import { inChapters } from '../support/story.ts';

const rahmat = { nip: '199404042020121999', name: 'Rahmat Hidayat', secret: 'perahu pinisi biru' };
const staffList = [
	'nip;nama;gelarBelakang;statusAsn;kedudukanHukum;golongan;kodeUnit;kodeJabatan;jenisPenugasan;tmtJabatan',
	`${rahmat.nip};${rahmat.name};A.Md.Kep.;PNS;01;II/c;PKM.BIN;J10;D;2021-01-04`
];
const course = 'Pengisian rekam medis elektronik dan SATUSEHAT';

let portal: Portal;
let browser: Browser;
/** What the story hands on from one chapter to the next. */
const story = { activation: '', code: '', met: 0 };

beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

inChapters();

const desk = () => visitor(browser, { at: portal.url, size: 'desktop' });
const phone = () => visitor(browser, { at: portal.url, size: 'phone' });
const text = (page: Page) => page.locator('main').innerText();

/** "2 dari 9 kompetensi terpenuhi": the first of the two numbers. */
async function competenciesMet(page: Page) {
	return Number(/(\d+) dari \d+/.exec(await text(page))?.[1]);
}

async function signedIn(page: Page, persona: Parameters<typeof signIn>[1] | typeof rahmat) {
	if (typeof persona === 'string') await signIn(page, persona);
	else await signInWith(page, persona.nip, persona.secret);
	return page;
}

describe('the spine', () => {
	test('HR imports a spreadsheet of people, and sees it before it counts', async () => {
		const page = await signedIn(await desk(), 'admin');
		await importSheet(page, { kind: 'people', name: 'pegawai-baru.csv', rows: staffList });
		expect(await text(page)).toContain(rahmat.name);
	});

	test('HR opens an account for him with a one-time link', async () => {
		const page = await signedIn(await desk(), 'admin');
		await page.goto(`/admin/accounts?search=${rahmat.nip}`);
		await page.getByRole('link', { name: new RegExp(rahmat.name) }).click();
		await page.getByRole('button', { name: 'Buat tautan' }).click();
		await page.getByText('/activate/').first().waitFor();
		story.activation = /\/activate\/[\w-]+/.exec(await text(page))?.[0] ?? '';
		expect(story.activation).not.toBe('');
	});

	test('he opens it on his phone; the link works once', async () => {
		const page = await phone();
		await page.goto(story.activation);
		await page.getByLabel('Kata sandi baru', { exact: true }).fill(rahmat.secret);
		await page.getByLabel('Ulangi kata sandi baru').fill(rahmat.secret);
		await page.getByRole('button', { name: 'Simpan dan masuk' }).click();
		await page.waitForURL(/\/home/);
		await fitsTheScreen(page);

		const again = await phone();
		await again.goto(story.activation);
		expect(await text(again)).toContain('Tautan ini sudah tidak berlaku');
	});

	test('he sees the gap of his position and the course that closes it', async () => {
		const page = await signedIn(await phone(), rahmat);
		await page.goto('/my/competencies');
		await fitsTheScreen(page);
		expect(await text(page)).toContain('Rekam Medis Elektronik dan SATUSEHAT');
		story.met = await competenciesMet(page);
		await page.goto('/catalogue?q=rekam+medis');
		await fitsTheScreen(page);
		await page
			.getByRole('link', { name: new RegExp(course, 'i') })
			.first()
			.click();
		await page.getByRole('button', { name: 'Ikuti pelatihan' }).click();
		await page.waitForURL(/\/learn\//);
	});

	test('he learns and passes', { timeout: 240_000 }, async () => {
		const page = await signedIn(await phone(), rahmat);
		await page.goto('/my/learning');
		await page
			.getByRole('link', { name: new RegExp(course, 'i') })
			.first()
			.click();
		await page.waitForURL(/\/(learn|catalogue)\//);
		if (page.url().includes('/catalogue/')) {
			await page.locator('a[href^="/learn/"]').first().click();
			await page.waitForURL(/\/learn\//);
		}
		await page.goto(page.url().replace(/(\/learn\/[^/?]+).*/, '$1'));
		await studyToTheEnd(page, bankOf('C13'));
		expect(await text(page)).toMatch(/Selesai pada/);
		await fitsTheScreen(page);
	});

	test('he gets a numbered certificate', async () => {
		const page = await signedIn(await phone(), rahmat);
		await page.goto('/my/certificates');
		await page
			.getByRole('link', { name: new RegExp(course, 'i') })
			.first()
			.click();
		await page.waitForURL(/\/my\/certificates\/crt/);
		story.code = /\/v\/([\w-]+)/.exec(await page.locator('main').innerHTML())?.[1] ?? '';
		expect(story.code).not.toBe('');
		await fitsTheScreen(page);
	});

	test('his hours wait for HR and do not count yet', async () => {
		const page = await signedIn(await phone(), rahmat);
		await page.goto('/my/credits');
		await fitsTheScreen(page);
		expect(await text(page)).toContain('Diajukan');
		expect(await text(page)).toMatch(/6 JP/);
	});

	test('HR verifies the claim with its proof before them', async () => {
		const page = await signedIn(await desk(), 'verifier');
		await page.goto(`/claims?search=${rahmat.nip}`);
		await page
			.getByRole('link', { name: new RegExp(rahmat.name) })
			.first()
			.click();
		await page.waitForURL(/\/claims\/./);
		const claim = page.url();
		await page.getByRole('button', { name: /^Verifikasi/ }).click();
		await page.waitForURL((url) => url.href !== claim);
		await page.goto(`/claims?search=${rahmat.nip}`);
		expect(await text(page)).not.toContain(rahmat.name);
	});

	test('the gap has closed and the hours count', async () => {
		const page = await signedIn(await phone(), rahmat);
		await page.goto('/my/credits');
		expect(await text(page)).toContain('14 JP lagi');
		await page.goto('/my/competencies');
		expect(await competenciesMet(page)).toBeGreaterThan(story.met);
		await fitsTheScreen(page);
	});

	test('a stranger checks the certificate, and sees the NIP masked', async () => {
		const page = await visitor(browser, { at: portal.url, size: 'phone', javaScript: false });
		await page.goto(`/v/${story.code}`);
		const said = await text(page);
		expect(said).toContain('Berlaku');
		expect(said).toContain(rahmat.name);
		expect(said.replace(/\D/g, '')).not.toContain(rahmat.nip);
		await fitsTheScreen(page);

		const json = await page.request.get(`/v/${story.code}`, {
			headers: { accept: 'application/json' }
		});
		expect(json.status()).toBe(200);
	});
});

describe('what is refused', () => {
	test.each(['/claims', '/admin/people', '/admin/imports', '/admin/audit', '/manage/certificates'])(
		'a nurse finds nothing at %s',
		async (path) => {
			await seesNothingAt(await signedIn(await phone(), rahmat), path);
		}
	);

	test('a revoked certificate says so, with the reason, to anybody', async () => {
		const page = await signedIn(await desk(), 'admin');
		await page.goto(`/manage/certificates?search=${story.code}`);
		await page.locator('main a[href^="/manage/certificates/"]').first().click();
		// Once the scripts have come the button opens a dialog; before that, a fold.
		await page.waitForURL(/\/manage\/certificates\/crt_/);
		await page.waitForLoadState('networkidle');
		// The button, or the summary that stands in for it without JavaScript.
		await page.getByText('Cabut sertifikat', { exact: true }).first().click();
		await page.getByLabel('Alasan pencabutan').fill('Nilai keliru dihitung oleh panitia.');
		await page.getByRole('button', { name: 'Cabut sertifikat ini' }).click();
		await page.getByText('Alasan: Nilai keliru').waitFor();

		const stranger = await phone();
		await stranger.goto(`/v/${story.code}`);
		expect(await text(stranger)).toContain('Dicabut');
		expect(await text(stranger)).toContain('Nilai keliru dihitung oleh panitia.');
	});

	test('a mistyped code is told apart from an unknown one', async () => {
		const stranger = await phone();
		const wrong = story.code.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		await stranger.goto(`/v/${wrong}`);
		expect(await text(stranger)).not.toContain(rahmat.name);
	});
});
