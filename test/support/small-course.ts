/** The least that can be published, written by form: one lesson, one quiz with one question. */
import type { Page } from 'playwright-core';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Begins a course with its facts, without a script; answers the path of its editor. */
export async function beginCourse(
	page: Page,
	given: { title: string; summary: string; provider?: string }
) {
	await page.goto('/manage/modules');
	await page.getByRole('link', { name: 'Buat pelatihan' }).first().click();
	await page.getByLabel('Judul', { exact: true }).fill(given.title);
	await page.getByLabel('Ringkasan satu kalimat').fill(given.summary);
	await page.getByLabel('JP', { exact: true }).fill('1');
	if (given.provider) await page.getByLabel('Penyelenggara').fill(given.provider);
	await page.getByLabel('Kompetensi 1').selectOption({ index: 1 });
	await page.getByLabel(/Yang akan dapat dilakukan/).fill('Menegur dengan santun');
	await button(page, 'Buat pelatihan').click();
	await page.waitForURL(/\/manage\/modules\/crs/);
	return new URL(page.url()).pathname;
}

export async function addLesson(
	page: Page,
	course: string,
	given: { kind: string; title: string }
) {
	await page.goto(course);
	await page.getByLabel('Judul materi baru').fill(given.title);
	await page.getByLabel('Jenis').selectOption(given.kind);
	await button(page, 'Tambah materi').click();
	await page.waitForURL(/\/lessons\//);
}

/** The lesson's text, and a quiz about it whose right answer is *Benar*. */
export async function writeContent(
	page: Page,
	course: string,
	given: { lesson: string; text: string; claim: string }
) {
	await addLesson(page, course, { kind: 'text', title: given.lesson });
	await page.getByLabel('Isi materi').fill(given.text);
	await page.getByLabel('Menit belajar').fill('43');
	await button(page, 'Simpan materi').click();
	await page.getByText('Tersimpan.').waitFor();

	await addLesson(page, course, { kind: 'quiz', title: 'Kuis akhir' });
	await page.goto(`${course}/questions/new`);
	await page.getByLabel('Jenis soal').selectOption('boolean');
	await page.getByLabel('Soal', { exact: true }).fill(given.claim);
	await page.getByLabel('Pilihan A', { exact: true }).fill('Benar');
	await page.getByLabel('Pilihan B', { exact: true }).fill('Salah');
	await page.getByLabel('Pilihan A benar').check();
	await page.getByLabel('Penjelasan').fill('Agar tangan tetap bersih.');
	await button(page, 'Simpan soal').click();
	await page.waitForURL(/\/questions$/);
}

export async function publishCourse(page: Page, course: string, version: number) {
	await page.goto(`${course}/publish`);
	await page.locator('summary', { hasText: `Terbitkan versi ${version}` }).click();
	await button(page, `Terbitkan versi ${version}`).click();
	await page.getByText(`Versi ${version} sudah terbit.`).waitFor();
}

/** From the list of lessons to the end: reads the one lesson, says *Benar*. */
export async function takeSmallCourse(page: Page) {
	const study = new URL(page.url()).pathname;
	await page.getByRole('link', { name: /^Mulai:/ }).click();
	await page.getByRole('button', { name: /Tandai selesai/ }).click();
	await button(page, 'Mulai kuis').click();
	await page.locator('form[data-quiz]').waitFor();
	await page.getByText('Benar', { exact: true }).click();
	await button(page, 'Kirim jawaban').click();
	await page.waitForURL(new RegExp(`${study}$`));
}
