/** Material at a workshop: a large file over a network that breaks, and what a participant gets of it. */
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { planHall } from '../support/hall-plan.ts';
import { noise } from '../support/noise.ts';
import { signIn, seesNothingAt } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
let eventId: string;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
	({ eventId } = await planHall(portal.databaseUrl, {
		trainer: 'trainer',
		people: ['nurse'],
		starts: [new Date(Date.now() + 3_600_000)]
	}));
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const mebibyte = 1024 * 1024;
const bytes = Buffer.from(noise(19 * mebibyte));
bytes.write('%PDF-1.7\n');
const paper = { name: 'Paparan besar.pdf', mimeType: 'application/pdf', buffer: bytes };

async function isSound(page: Page) {
	expect(await faultsOf(page)).toEqual([]);
}

test('a trainer’s file of 19 MiB goes on after the network broke, and after a reload', async () => {
	const page = await visitor(browser, { at: portal.url, size: 'desktop' });
	await signIn(page, 'trainer');
	await page.goto(`/manage/workshops/${eventId}/material`);
	await isSound(page);
	await page.getByLabel('Judul').first().fill('Paparan hari pertama');
	await page.locator('input[type=file]').setInputFiles(paper);

	// The first part comes, then the network goes.
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'PUT') sent.push(request.url().split('/').at(-1) ?? '');
	});
	const first = page.waitForResponse((answer) => /parts\/0$/.test(answer.url()));
	await page.getByRole('button', { name: 'Unggah', exact: true }).click();
	await first;
	await page.context().setOffline(true);
	await page.getByText('Jaringan terputus').waitFor();
	await page.context().setOffline(false);
	// It goes on by itself; then the page is closed in the middle.
	await expect.poll(() => sent.filter((number) => number === '1').length).toBeGreaterThan(1);
	page.on('dialog', (dialog) => void dialog.accept());
	const context = page.context();
	await page.close();

	const again = await context.newPage();
	await again.goto(`/manage/workshops/${eventId}/material`);
	await again.getByRole('link', { name: /Ubah.*Paparan hari pertama/ }).click();
	await again.getByRole('heading', { name: 'Paparan hari pertama' }).waitFor();
	const unfinished = again.getByText('Belum selesai: Paparan besar.pdf');
	if (await unfinished.isVisible().catch(() => false)) await isSound(again);
	const later: string[] = [];
	again.on('request', (request) => {
		if (request.method() === 'PUT') later.push(request.url().split('/').at(-1) ?? '');
	});
	await again.locator('input[type=file]').setInputFiles(paper);
	await again.getByRole('button', { name: 'Unggah', exact: true }).click();
	await again.getByText('Versi 1').first().waitFor();
	// What had come before was not sent again.
	expect(later).not.toContain('0');
	await isSound(again);
	await again.context().close();
});

test('a participant opens the PDF by ranges on the content host, and downloads the pack', async () => {
	const page = await visitor(browser, { at: portal.url });
	await signIn(page, 'nurse');
	await page.goto(`/workshops/${eventId}`);
	await page.getByRole('link', { name: 'Materi', exact: true }).click();
	await page.getByText('PDF, 19,9 MB').waitFor();
	await isSound(page);
	const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);

	await page.getByRole('link', { name: /Lihat.*Paparan/ }).click();
	await page.getByRole('heading', { name: 'Paparan hari pertama' }).waitFor();
	await isSound(page);
	const look = (await page.locator('iframe').getAttribute('src')) ?? '';
	const redirect = await fetch(`${portal.url}${look}`, {
		headers: { cookie: cookies.join('; ') },
		redirect: 'manual'
	});
	const address = redirect.headers.get('location') ?? '';
	expect(new URL(address).hostname).not.toBe(new URL(portal.url).hostname);
	const part = await fetch(address, { headers: { range: `bytes=8388600-8388615` } });
	expect(part.status).toBe(206);
	expect(part.headers.get('content-disposition')).toMatch(/^inline/);
	expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(8388600, 8388616));

	await page.goBack();
	const coming = page.waitForEvent('download');
	await page.getByRole('link', { name: /Unduh semua/ }).click();
	const pack = await coming;
	expect(pack.suggestedFilename()).toMatch(/^Materi .*\.zip$/);
	const files = unzipSync(readFileSync(await pack.path()));
	expect(Object.keys(files)).toEqual(['01 Paparan besar.pdf']);
	expect(Buffer.compare(Buffer.from(Object.values(files)[0] ?? []), bytes)).toBe(0);
	await page.context().close();
});

test('without JavaScript a small file goes with the form; a stranger finds nothing', async () => {
	const page = await visitor(browser, { at: portal.url, javaScript: false });
	await signIn(page, 'trainer');
	await page.goto(`/manage/workshops/${eventId}/material`);
	await page.getByText('Tambah berkas').click();
	const form = page.locator('form', { has: page.locator('input[type=file]') });
	await form.getByLabel('Judul').fill('Lembar kerja');
	await form.locator('input[type=file]').setInputFiles({
		name: 'lembar.pdf',
		mimeType: 'application/pdf',
		buffer: bytes.subarray(0, 4000)
	});
	await form.getByRole('button', { name: 'Unggah', exact: true }).click();
	await page.getByRole('heading', { name: 'Lembar kerja' }).waitFor();
	await page.getByText('PDF, 4 kB').waitFor();

	const other = await visitor(browser, { at: portal.url });
	await signIn(other, 'teacher');
	await seesNothingAt(other, `/workshops/${eventId}/material`);
	await seesNothingAt(other, `/manage/workshops/${eventId}/material`);
	await Promise.all([page.context().close(), other.context().close()]);
});
