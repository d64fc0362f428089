/** Material at a workshop: a large file over a network that breaks, what a participant gets of it, a film, and who finds nothing. */
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { filmOf } from '../support/film.ts';
import { planHall } from '../support/hall-plan.ts';
import { noise } from '../support/noise.ts';
import { signIn, seesNothingAt } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
let large: { eventId: string };
let small: { eventId: string };
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
	large = await plan(1);
	small = await plan(48);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const plan = (hours: number) =>
	planHall(portal.databaseUrl, {
		trainer: 'trainer',
		people: ['nurse'],
		starts: [new Date(Date.now() + hours * 3_600_000)]
	});

const mebibyte = 1024 * 1024;
/** Three parts: two whole ones and a rest. */
const bytes = Buffer.from(noise(19 * mebibyte));
bytes.write('%PDF-1.7\n');
const paper = { name: 'Paparan besar.pdf', mimeType: 'application/pdf', buffer: bytes };
const within = { timeout: 30_000, interval: 100 };

/** A network that breaks on the second part, comes back, and breaks again on the third. */
async function weakNetwork(page: Page) {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	const set = (offline: boolean) =>
		session.send('Network.emulateNetworkConditions', {
			...{ offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
		});
	const breaks = new Set(['1', '2']);
	await page.route('**/parts/*', async (route) => {
		if (!breaks.delete(numberOf(route.request()))) return route.continue();
		await set(true);
		return route.abort('internetdisconnected');
	});
	return { comesBack: () => set(false) };
}

const numberOf = (request: Request) => request.url().split('/').at(-1) ?? '';

/** The numbers of the parts that a page begins to send, and of those that the portal answered for, in order. */
function partsOf(page: Page) {
	const parts = { sent: [] as string[], received: [] as string[] };
	page.on('request', (request) => {
		if (request.method() === 'PUT') parts.sent.push(numberOf(request));
	});
	page.on('response', (answer) => {
		if (answer.request().method() === 'PUT' && answer.ok())
			parts.received.push(numberOf(answer.request()));
	});
	return parts;
}

async function choose(page: Page) {
	await page.locator('input[type=file]').setInputFiles(paper);
	await page.getByRole('button', { name: 'Unggah', exact: true }).click();
}

async function isSound(page: Page) {
	expect(await faultsOf(page)).toEqual([]);
}

test('a trainer’s file of 19 MiB goes on after the network broke, and after the tab was closed', async () => {
	// What a service worker stands between cannot be held up.
	const page = await visitor(browser, {
		at: portal.url,
		size: 'desktop',
		serviceWorker: false
	});
	await signIn(page, 'trainer');
	const list = `/manage/workshops/${large.eventId}/material`;
	await page.goto(list);
	await isSound(page);
	await page.getByLabel('Judul').first().fill('Paparan hari pertama');

	const network = await weakNetwork(page);
	const before = partsOf(page);
	await choose(page);
	await page.getByText('Jaringan terputus').waitFor();
	expect(before).toEqual({ sent: ['0', '1'], received: ['0'] });

	// It goes on by itself, until it breaks again; the tab is closed before it comes back.
	await network.comesBack();
	await expect
		.poll(() => before, within)
		.toEqual({ sent: ['0', '1', '1', '2'], received: ['0', '1'] });
	await page.getByText('Jaringan terputus').waitFor();
	await page.close();

	const again = await page.context().newPage();
	await again.goto(list);
	await again.getByRole('link', { name: 'Ubah Paparan hari pertama' }).click();
	await again.getByText('Belum selesai: Paparan besar.pdf').waitFor();
	await again.getByText('16,8 MB dari 19,9 MB sudah tersimpan').waitFor();
	await isSound(again);
	const later = partsOf(again);
	await again.locator('html[data-alive]').waitFor({ state: 'attached' });
	await choose(again);
	await again.getByText('Versi 1').first().waitFor();
	// What had come before was not sent again, and nothing else was left out.
	expect(later.sent).toEqual(['2']);
	await isSound(again);

	// What is stored is what was chosen, byte for byte.
	const whole = again.waitForEvent('download');
	await again
		.getByRole('link', { name: /^Unduh/ })
		.first()
		.click();
	const stored = readFileSync(await (await whole).path());
	expect(Buffer.compare(stored, bytes)).toBe(0);
	await again.context().close();
});

test('a participant opens the PDF by ranges on the content host, and downloads the pack', async () => {
	const page = await visitor(browser, { at: portal.url, size: 'desktop' });
	await signIn(page, 'nurse');
	await page.goto(`/workshops/${large.eventId}`);
	await page.getByRole('link', { name: 'Materi', exact: true }).click();
	await page.getByText('PDF, 19,9 MB').waitFor();
	await isSound(page);
	const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);

	await page.getByRole('link', { name: 'Lihat Paparan hari pertama' }).click();
	await page.getByRole('heading', { name: 'Paparan hari pertama' }).waitFor();
	await isSound(page);
	const look = (await page.locator('iframe').getAttribute('src')) ?? '';
	const redirect = await fetch(`${portal.url}${look}`, {
		headers: { cookie: cookies.join('; ') },
		redirect: 'manual'
	});
	const address = redirect.headers.get('location') ?? '';
	expect(new URL(address).hostname).not.toBe(new URL(portal.url).hostname);
	// Over the border of two parts.
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

test('on a phone, whose browser shows no PDF in a page, the way to open it stands in its place', async () => {
	const page = await visitor(browser, { at: portal.url });
	await signIn(page, 'nurse');
	await page.goto(`/workshops/${large.eventId}/material`);
	const asked: string[] = [];
	page.on('request', (request) => void asked.push(new URL(request.url()).pathname));
	await page.getByRole('link', { name: 'Lihat Paparan hari pertama' }).click();
	await page.getByText('PDF tidak tampil di halaman ini pada ponsel').waitFor();
	expect(await page.locator('iframe').isVisible()).toBe(false);
	// Nor is it fetched for nobody to see.
	expect(asked.filter((path) => path.endsWith('/file'))).toEqual([]);
	const open = page.getByRole('link', { name: 'Buka PDF (19,9 MB)' });
	expect(await open.getAttribute('href')).toMatch(/\/file\?as=inline$/);
	await isSound(page);
	await page.context().close();
});

const seconds = 30;
const nearEnd = seconds - 1;

type Piece = { range: string; status: number };

/** What a page fetches of films, from the content host, as the network saw it. */
function piecesOf(page: Page) {
	const pieces: Promise<Piece>[] = [];
	page.on('response', (answer) => {
		if (!new URL(answer.url()).pathname.startsWith('/material/')) return;
		const asked = answer.request().allHeaders();
		pieces.push(asked.then(({ range = '' }) => ({ range, status: answer.status() })));
	});
	return () => Promise.all(pieces);
}

const firstByte = ({ range }: Piece) => Number(/^bytes=(\d+)-/.exec(range)?.[1] ?? Number.NaN);

type Player = {
	currentTime: number;
	duration: number;
	readyState: number;
	seeking: boolean;
	error: { message: string } | null;
};

/** Runs in the browser. */
const playing = ({ currentTime, duration, readyState, seeking, error }: Player) => ({
	...{ currentTime, duration, seeking, error: error?.message },
	// The picture of that moment is there, not only its place known.
	hasData: readyState >= 2
});

test('a participant sees the last second of a film on a phone, fetched as a piece of it', async () => {
	const film = await filmOf(browser, { at: portal.url, seconds });
	const { eventId } = await plan(1);
	const trainer = await visitor(browser, { at: portal.url, size: 'desktop' });
	await signIn(trainer, 'trainer');
	await trainer.goto(`/manage/workshops/${eventId}/material`);
	await trainer.getByLabel('Judul').first().fill('Rekaman simulasi');
	await trainer
		.locator('input[type=file]')
		.setInputFiles({ name: 'simulasi.webm', mimeType: 'video/webm', buffer: film });
	await trainer.getByRole('button', { name: 'Unggah', exact: true }).click();
	await trainer.getByText('Versi 1').first().waitFor();

	const page = await visitor(browser, { at: portal.url });
	await signIn(page, 'nurse');
	await page.goto(`/workshops/${eventId}/material`);
	const pieces = piecesOf(page);
	await page.getByRole('link', { name: 'Lihat Rekaman simulasi' }).click();
	const video = page.locator('video');
	const state = () => video.evaluate(playing);
	await expect.poll(state, within).toMatchObject({ duration: seconds, currentTime: 0 });
	expect(await faultsOf(page)).toEqual([]);
	const before = (await pieces()).length;

	await video.evaluate((player: Player, to) => void (player.currentTime = to), nearEnd);
	await expect
		.poll(state, within)
		.toMatchObject({ currentTime: nearEnd, seeking: false, hasData: true, error: undefined });
	const later = (await pieces()).slice(before);
	expect(later.filter((piece) => firstByte(piece) > film.length / 2)).not.toEqual([]);
	expect((await pieces()).filter(({ status }) => status !== 206)).toEqual([]);
	await Promise.all([page.context().close(), trainer.context().close()]);
});

test('without JavaScript a small file goes with the form; a stranger finds nothing', async () => {
	const page = await visitor(browser, { at: portal.url, javaScript: false });
	await signIn(page, 'trainer');
	const { eventId } = small;
	await page.goto(`/manage/workshops/${eventId}/material`);
	// Where nothing was handed out yet, the form for a file is open.
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
