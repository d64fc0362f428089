/** A trainer writes a course at a desk; a nurse takes it on a phone; the trainer writes it anew. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '../../support/browser.ts';
import { fitsTheScreen, signIn } from '../../support/personas.ts';
import { startDemoPortal, type Portal } from '../../support/portal.ts';
import {
	beginCourse,
	publishCourse,
	takeSmallCourse,
	writeContent
} from '../../support/small-course.ts';
import { inChapters } from '../../support/story.ts';

let portal: Portal;
let browser: Browser;
/** What the story hands on from one chapter to the next. */
const story = { course: '', study: '' };

beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

inChapters();

const desk = (javaScript = true) =>
	visitor(browser, { at: portal.url, size: 'desktop', javaScript });
const phone = () => visitor(browser, { at: portal.url, size: 'phone' });
const button = (page: Page, name: RegExp | string) =>
	page.getByRole('button', { name, exact: typeof name === 'string' });
const state = (page: Page) => page.locator('[data-save-state]');

async function openLesson(page: Page) {
	await page.goto(story.course);
	await page.getByRole('link', { name: 'Menutup batuk' }).click();
	await page.waitForURL(/\/lessons\//);
}

describe('a course', () => {
	test('is begun without a script, with a lesson and a question', async () => {
		const page = await desk(false);
		await signIn(page, 'trainer');
		story.course = await beginCourse(page, {
			title: 'Etika batuk di ruang tunggu',
			summary: 'Mengajak pengunjung menutup batuk.'
		});
		await writeContent(page, story.course, {
			lesson: 'Menutup batuk',
			text: '## Dengan lengan\n\nTutup dengan lengan bagian dalam.',
			claim: 'Batuk ditutup dengan lengan'
		});
		expect(await page.locator('main').innerText()).toContain('Batuk ditutup dengan lengan');
	});

	test('is saved while it is written, also over a lost network and a closed page', async () => {
		const page = await desk();
		await signIn(page, 'trainer');
		await openLesson(page);
		const text = page.getByLabel('Isi materi');
		await text.fill('## Dengan lengan\n\nTutup dengan lengan, bukan telapak.');
		await expect.poll(() => state(page).getAttribute('data-save-state')).toBe('unsaved');
		await page.getByText(/^Tersimpan pukul/).waitFor();
		await page.locator('.preview').getByText('bukan telapak').waitFor();

		await page.context().setOffline(true);
		await text.fill('## Dengan lengan\n\nDitulis tanpa jaringan.');
		await page.getByText(/Salinan aman di gawai ini/).waitFor();
		const address = page.url();
		await page.goto('about:blank');
		await page.context().setOffline(false);
		await page.goto(address);
		await button(page, 'Pakai salinan').click();
		expect(await text.inputValue()).toContain('Ditulis tanpa jaringan.');
		await page.getByText(/^Tersimpan pukul/).waitFor();
	});

	test('that two people change shows both texts', async () => {
		const [trainer, admin] = await Promise.all([desk(), desk()]);
		await Promise.all([signIn(trainer, 'trainer'), signIn(admin, 'admin')]);
		for (const page of [trainer, admin]) {
			await openLesson(page);
			await page.getByLabel('Isi materi').waitFor();
		}
		await admin.getByLabel('Isi materi').fill('Tulisan admin.');
		await admin.getByText(/^Tersimpan pukul/).waitFor();
		await trainer.getByLabel('Isi materi').fill('Tulisan pelatih, dengan lengan.');
		await trainer.getByText('Dua orang mengubah bagian ini').waitFor();
		expect(await trainer.getByLabel('Yang tersimpan sekarang').inputValue()).toBe('Tulisan admin.');
		await button(trainer, 'Simpan tulisan saya').click();
		await trainer.getByText(/^Tersimpan pukul/).waitFor();
	});

	test('is checked, previewed and published', async () => {
		const page = await desk();
		await signIn(page, 'trainer');
		await page.goto(`${story.course}/preview`);
		await page.getByText('Tulisan pelatih, dengan lengan.').waitFor();
		await publishCourse(page, story.course, 1);
	});

	test('is taken on a phone, passed, and earns a certificate', async () => {
		const page = await phone();
		await signIn(page, 'nurse');
		await page.goto('/catalogue?q=batuk');
		await page.locator('main h3 a').first().click();
		await button(page, 'Ikuti pelatihan').click();
		await page.waitForURL(/\/learn\//);
		story.study = new URL(page.url()).pathname;
		await takeSmallCourse(page);
		await fitsTheScreen(page);
		await page.goto('/my/certificates');
		await page.getByText('Etika batuk di ruang tunggu').first().waitFor();
	});

	test('published anew stays the first version for who began the first', async () => {
		const page = await desk();
		await signIn(page, 'trainer');
		await openLesson(page);
		await page.getByLabel('Judul materi', { exact: true }).fill('Menutup batuk dan bersin');
		await button(page, 'Simpan materi').click();
		await page.getByText('Tersimpan.').waitFor();
		await publishCourse(page, story.course, 2);

		const nurse = await phone();
		await signIn(nurse, 'nurse');
		await nurse.goto(story.study);
		await nurse.getByText('Menutup batuk', { exact: true }).first().waitFor();
		const teacher = await phone();
		await signIn(teacher, 'teacher');
		await teacher.goto('/catalogue?q=batuk');
		await teacher.locator('main h3 a').first().click();
		await teacher.getByText('Menutup batuk dan bersin').first().waitFor();
	});
});
