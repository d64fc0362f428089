/** What a phone keeps for want of signal: sent from wherever its owner is, never as somebody else's, never dropped unasked. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Matrix } from '#api/modules/workshops/attendance-contract.ts';
import { faultsOf } from '../support/axe.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { planHall } from '../support/hall-plan.ts';
import { password, personas, signIn, type Persona } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
let trainer: Page;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
	trainer = await visitor(browser, { at: portal.url, size: 'desktop' });
	await signIn(trainer, 'trainer');
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

type Hall = Awaited<ReturnType<typeof planHall>>;
const hallOf = (...people: Persona[]) =>
	planHall(portal.databaseUrl, {
		trainer: 'trainer',
		people,
		starts: [new Date(Date.now() + 10 * 60_000)]
	});
const listOf = ({ eventId }: Hall) => `/workshops/${eventId}/attendance`;
const screenOf = (hall: Hall) => `${listOf(hall)}/${hall.sessionIds[0] ?? ''}`;

const standsInPlace = (page: Page) =>
	page.evaluate(`navigator.serviceWorker.ready.then(() => true)`);
const keptOnDevice = (page: Page) =>
	expect
		.poll(() => page.evaluate<boolean>('caches.match(location.pathname).then(Boolean)'), {
			timeout: 30_000
		})
		.toBe(true);

/** Scans the code of the screen without network, and the tab is closed. */
async function scanned(hall: Hall, who: Persona, owner?: string): Promise<BrowserContext> {
	await trainer.goto(screenOf(hall));
	const code = (await trainer.locator('svg[data-path]').getAttribute('data-path')) ?? '';
	const phone = await visitor(browser, { at: portal.url });
	await signIn(phone, who);
	const bound = phone.waitForResponse((answer) => answer.url().endsWith('/devices'));
	await phone.goto(`/workshops/${hall.eventId}/attend`);
	await bound;
	await standsInPlace(phone);
	await expect
		.poll(() => phone.evaluate<boolean>(`caches.match('/scan').then(Boolean)`), { timeout: 30_000 })
		.toBe(true);
	const context = phone.context();
	await context.setOffline(true);
	await phone.goto(code, { waitUntil: 'load' });
	await phone.getByText('Tersimpan di ponsel', { exact: true }).waitFor();
	await phone.getByText('belum ada jaringan').waitFor();
	expect(await faultsOf(phone)).toEqual([]);
	if (owner) await givenTo(phone, owner);
	await phone.close();
	return context;
}
/** As if another account had scanned it: nothing that its owner does sends it. */
const givenTo = (page: Page, owner: string | null) =>
	page.evaluate(`new Promise((done) => {
		const asked = indexedDB.open('malaqbi-attendance');
		asked.onsuccess = () => {
			const turn = asked.result.transaction('scans', 'readwrite');
			const rows = turn.objectStore('scans').getAll();
			rows.onsuccess = () => {
				for (const row of rows.result)
					turn.objectStore('scans').put({ ...row, owner: ${JSON.stringify(owner)} });
			};
			turn.oncomplete = () => { asked.result.close(); done(true); };
		};
	})`);
async function withoutSession(context: BrowserContext) {
	await context.clearCookies({ name: '__Host-session' });
	await context.setOffline(false);
}
const opened = async (context: BrowserContext, path: string) => {
	const page = await context.newPage();
	await page.goto(`${portal.url}${path}`);
	return page;
};
const signOut = async (page: Page) => {
	await page.locator('header details[data-menu] summary').last().click();
	await page.getByRole('button', { name: 'Keluar', exact: true }).click();
};

describe('a scan that a phone kept', () => {
	test('is sent from whatever page its owner opens once there is a network', async () => {
		const hall = await hallOf('nurse');
		const context = await scanned(hall, 'nurse');
		await context.setOffline(false);
		await opened(context, '/home');
		await trainer.getByText('1 dari 1 hadir').waitFor();
		await context.close();
	});

	test('waits for its owner to sign in, says so, and is sent after', async () => {
		const hall = await hallOf('teacher');
		const context = await scanned(hall, 'teacher');
		await withoutSession(context);
		const page = await opened(context, '/scan');
		await page.getByText('Anda belum masuk').waitFor();
		await page.getByText('Tersimpan di ponsel', { exact: true }).waitFor();
		await page.getByRole('link', { name: 'Masuk untuk mengirim' }).click();
		await page.getByLabel('NIP atau NI PPPK').fill(personas.teacher.nip);
		await page.getByLabel('Kata sandi', { exact: true }).fill(password);
		await page.getByRole('button', { name: 'Masuk', exact: true }).click();
		await page.waitForURL(/\/scan$/);
		await page.getByText('Diterima, nomor 1').waitFor();
		await context.close();
	});

	test('is not the next one’s who signs in on that phone', async () => {
		const hall = await hallOf('verifier', 'nurse');
		const context = await scanned(hall, 'verifier');
		await withoutSession(context);
		const page = await context.newPage();
		await signIn(page, 'nurse');
		await page.goto(`${portal.url}/workshops/${hall.eventId}/attend`);
		await page.goto(`${portal.url}/scan`);
		await page.getByText('Milik akun lain di ponsel ini').waitFor();
		await page.getByRole('button', { name: 'Kirim sekarang' }).click();
		await trainer.reload();
		await trainer.getByText('0 dari 2 hadir').waitFor();

		await withoutSession(context);
		await signIn(page, 'verifier');
		await page.goto(`${portal.url}/home`);
		await trainer.getByText('1 dari 2 hadir').waitFor();
		await context.close();
	});

	test('is asked about before signing out deletes it: one may stay, or send first', async () => {
		const hall = await hallOf('supervisor', 'leader');
		const context = await scanned(hall, 'supervisor', 'per_other');
		await context.setOffline(false);
		const page = await opened(context, '/home');
		await signOut(page);
		await page.getByText('1 pindaian belum terkirim').waitFor();
		await page.getByText('1 di antaranya milik akun lain').waitFor();
		expect(await faultsOf(page)).toEqual([]);
		await page.getByRole('link', { name: 'Tetap di sini' }).click();
		await page.waitForURL(/\/home$/);
		await signOut(page);
		await page.getByText('1 pindaian belum terkirim').waitFor();
		await givenTo(page, null);
		await page.getByRole('button', { name: 'Kirim dulu' }).click();
		await page.getByText('Semua sudah terkirim').waitFor();
		await trainer.getByText('1 dari 2 hadir').waitFor();

		await page.evaluate(`localStorage.setItem('malaqbi-draft:uji', 'tulisan')`);
		await page.getByRole('button', { name: 'Keluar', exact: true }).last().click();
		await page.waitForURL(`${portal.url}/`);
		expect(await page.evaluate(`localStorage.getItem('malaqbi-draft:uji')`)).toBe(null);
		await page.goto(`${portal.url}/home`);
		await page.waitForURL(/sign-in/);
		await context.close();
	});

	test('is deleted with all that is personal when whoever signs out says so', async () => {
		const hall = await hallOf('leader');
		const context = await scanned(hall, 'leader', 'per_other');
		await context.setOffline(false);
		const page = await opened(context, '/home');
		await signOut(page);
		await page.getByRole('button', { name: 'Keluar dan hapus' }).click();
		await page.waitForURL(`${portal.url}/`);
		await page.goto(`${portal.url}/scan`);
		await page.getByText('Belum ada pindaian di ponsel ini').waitFor();
		await context.close();
	});
});

describe('a trainer’s marks without signal', () => {
	const cell = (page: Page, row: number) => page.locator(`a[data-row="${row}"][data-column="0"]`);
	async function marked(hall: Hall) {
		const page = await visitor(browser, { at: portal.url });
		await signIn(page, 'trainer');
		await page.goto(listOf(hall));
		await keptOnDevice(page);
		await page.context().setOffline(true);
		await page.locator('label', { hasText: 'Sakit' }).click();
		await cell(page, 0).click();
		await cell(page, 1).click();
		await page.getByText('2 tanda tersimpan di perangkat ini').waitFor();
		return page;
	}
	const standing = async (hall: Hall) => {
		const answer = await trainer.request.get(`/api/attendance/events/${hall.eventId}`);
		return Matrix.parse(await answer.json()).marks.map(({ status }) => status);
	};

	test('are sent from another page, the tab closed in between', async () => {
		const hall = await hallOf('nurse', 'teacher');
		const page = await marked(hall);
		const context = page.context();
		await page.close();
		await context.setOffline(false);
		await opened(context, '/home');
		await expect.poll(() => standing(hall), { timeout: 30_000 }).toEqual(['sick', 'sick']);
		await context.close();
	});

	test('that the portal refuses stay: whose, which and why, to try again or to discard', async () => {
		const hall = await hallOf('nurse', 'teacher');
		const page = await marked(hall);
		const seal = `/api/attendance/sessions/${hall.sessionIds[0] ?? ''}/seal`;
		const headers = { origin: portal.url, 'idempotency-key': crypto.randomUUID() };
		const answer = await trainer.request.post(seal, { headers, data: {} });
		expect(answer.status()).toBe(200);
		await page.context().setOffline(false);
		await page.getByText('2 tanda tidak diterima').waitFor();
		await page.getByText('Presensi sesi ini sudah ditutup. Minta penyelenggara').waitFor();
		expect(await page.getByRole('listitem').filter({ hasText: 'Sesi 1: Sakit' }).count()).toBe(2);
		expect(await faultsOf(page)).toEqual([]);

		await page.goto(`${portal.url}/home`);
		await signOut(page);
		await page.getByText('2 tanda pada daftar hadir belum terkirim').waitFor();
		await page.getByRole('link', { name: 'Buka daftar hadir' }).click();
		await page.getByText('2 tanda tidak diterima').waitFor();
		await page.getByRole('button', { name: 'Coba lagi' }).click();
		await page.getByText('2 tanda tidak diterima').waitFor();
		await page.getByRole('button', { name: 'Buang', exact: true }).click();
		await page.getByRole('button', { name: 'Buang tanda ini' }).click();
		await page.getByText('2 tanda tidak diterima').waitFor({ state: 'detached' });
		await page.context().close();
	});
});
