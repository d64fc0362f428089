/** A hall: the code on the screen, a scan before signing in, a PIN, a ticket, a paper, the trainer's list. */
import { inArray } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Matrix } from '#api/modules/workshops/attendance-contract.ts';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { faultsOf } from '../support/axe.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { planHall } from '../support/hall-plan.ts';
import { password, personas, signIn } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';
import { sheetPicture } from '../support/sheet-picture.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
let hall: Awaited<ReturnType<typeof planHall>>;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
	hall = await planHall(portal.databaseUrl, {
		trainer: 'trainer',
		people: ['nurse', 'teacher', 'verifier'],
		starts: [new Date(), new Date(Date.now() + 5 * 3_600_000)]
	});
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const screenPath = () => `/workshops/${hall.eventId}/attendance/${hall.sessionIds[0] ?? ''}`;

async function screen(given: { javaScript?: boolean } = {}) {
	const page = await visitor(browser, { at: portal.url, size: 'desktop', ...given });
	await signIn(page, 'trainer');
	await page.goto(screenPath());
	return page;
}
/** The browser has it for when the network is gone. */
const keptOnDevice = (page: Page) =>
	expect
		.poll(() => page.evaluate<boolean>('caches.match(location.pathname).then(Boolean)'), {
			timeout: 30_000
		})
		.toBe(true);
const codeOn = async (page: Page) =>
	(await page.locator('svg[data-path]').getAttribute('data-path')) ?? '';
const pinOn = async (page: Page) =>
	(await page.locator('[data-pin]').getAttribute('data-pin')) ?? '';

describe('the trainer’s screen', () => {
	test('says which session, where and when (mod_attendance #857), and two tabs show one code', async () => {
		const [one, two] = [await screen(), await screen()];
		for (const words of ['Sesi 1', 'Aula BKPP', 'WITA', '0 dari 3 hadir'])
			await one.getByText(words).first().waitFor();
		await expect.poll(async () => (await codeOn(one)) === (await codeOn(two))).toBe(true);
		await Promise.all([one.context().close(), two.context().close()]);
	});

	test('goes on changing its code when the network is gone', async () => {
		const page = await screen();
		const before = await codeOn(page);
		await page.context().setOffline(true);
		await expect.poll(() => codeOn(page), { timeout: 30_000 }).not.toBe(before);
		await page.getByText('Tanpa jaringan').waitFor();
		await page.context().close();
	});

	test('opens again without network, with the code of the moment', async () => {
		const [page, other] = [await screen(), await screen()];
		await keptOnDevice(page);
		await page.context().setOffline(true);
		await page.reload({ waitUntil: 'load' });
		await page.getByText('Tanpa jaringan').waitFor();
		await expect.poll(async () => (await codeOn(page)) === (await codeOn(other))).toBe(true);

		// Whoever signs in on this device next finds none of it.
		await page.context().setOffline(false);
		await page.context().clearCookies();
		await signIn(page, 'nurse');
		await expect.poll(() => page.evaluate<boolean>(`caches.has('malaqbi-own-pages')`)).toBe(false);
		await Promise.all([page.context().close(), other.context().close()]);
	});
});

describe('a participant', () => {
	test('scans first and signs in after, without JavaScript; the scan counts (mod_attendance #713)', async () => {
		const trainer = await screen();
		const phone = await visitor(browser, { at: portal.url, javaScript: false });
		await phone.goto(await codeOn(trainer));
		await phone.waitForURL(/sign-in/);
		await phone.getByLabel('NIP atau NI PPPK').fill(personas.nurse.nip);
		await phone.getByLabel('Kata sandi', { exact: true }).fill(password);
		await phone.getByRole('button', { name: 'Masuk', exact: true }).click();
		await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		await phone.getByText('Hadir · nomor 1').waitFor();
		await trainer.getByText('1 dari 3 hadir').waitFor();
		await Promise.all([phone.context().close(), trainer.context().close()]);
	});

	test('who is signed in scans without signing in again (mod_attendance #910), once however often', async () => {
		const trainer = await screen();
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'teacher');
		for (let turn = 0; turn < 2; turn += 1) {
			await phone.goto(await codeOn(trainer), { waitUntil: 'load' });
			await phone.getByText('Hadir · nomor 2').waitFor();
		}
		await Promise.all([phone.context().close(), trainer.context().close()]);
	});

	test('types the PIN, and reads what became of it', async () => {
		const trainer = await screen();
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'verifier');
		await phone.goto(`/workshops/${hall.eventId}/attend`);
		await phone.getByLabel('PIN enam angka').fill('000000');
		await phone.getByRole('button', { name: 'Catat hadir' }).click();
		await phone.getByText('PIN tidak cocok').first().waitFor();
		await phone.getByLabel('PIN enam angka').fill(await pinOn(trainer));
		await phone.getByRole('button', { name: 'Catat hadir' }).click();
		await phone.getByText('Hadir, terlihat').waitFor();
		await Promise.all([phone.context().close(), trainer.context().close()]);
	});
});

describe('a place that knows where it is', () => {
	test('is told where the phone is, once its owner says so', async () => {
		const outside = await planHall(portal.databaseUrl, {
			trainer: 'trainer',
			people: ['leader'],
			starts: [new Date()]
		});
		const db = openDb({ LIBSQL_URL: portal.databaseUrl });
		const { sessionIds } = outside;
		const at = db
			.select({ roomId: t.workshopSession.roomId })
			.from(t.workshopSession)
			.where(inArray(t.workshopSession.id, sessionIds));
		await db
			.update(t.room)
			.set({ latitude: -2.68, longitude: 118.89, radius: 100 })
			.where(inArray(t.room.id, at));
		const phone = await visitor(browser, { at: portal.url });
		await phone.context().grantPermissions(['geolocation']);
		await phone.context().setGeolocation({ latitude: -2.68, longitude: 118.89, accuracy: 10 });
		await signIn(phone, 'leader');
		await phone.goto(`/workshops/${outside.eventId}/attend`);
		await phone.getByRole('button', { name: 'Sertakan lokasi saya' }).click();
		await phone.getByText('Lokasi disertakan.').waitFor();
		expect(await phone.locator('input[name=latitude]').inputValue()).toBe('-2.68');
		await phone.context().close();
	});
});

describe('a phone without signal', () => {
	test('keeps the scan, also when its tab is closed, and is received by itself when it has one', async () => {
		const soon = await planHall(portal.databaseUrl, {
			trainer: 'trainer',
			people: ['supervisor'],
			starts: [new Date(Date.now() + 10 * 60_000)]
		});
		const trainer = await visitor(browser, { at: portal.url, size: 'desktop' });
		await signIn(trainer, 'trainer');
		await trainer.goto(`/workshops/${soon.eventId}/attendance/${soon.sessionIds[0] ?? ''}`);

		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'supervisor');
		const bound = phone.waitForResponse((answer) => answer.url().endsWith('/devices'));
		await phone.goto(`/workshops/${soon.eventId}/attend`);
		await bound;
		await expect
			.poll(() => phone.evaluate<boolean>(`caches.match('/scan').then(Boolean)`), {
				timeout: 30_000
			})
			.toBe(true);
		await phone.evaluate(`navigator.serviceWorker.ready.then(() => true)`);

		const context = phone.context();
		await context.setOffline(true);
		await phone.goto(await codeOn(trainer), { waitUntil: 'load' });
		await phone.getByText('Tersimpan di ponsel').waitFor();
		await phone.close();

		await context.setOffline(false);
		const again = await context.newPage();
		await again.goto(`${portal.url}/scan`);
		await again.getByText('Diterima, nomor 1').waitFor();
		await trainer.getByText('1 dari 1 hadir').waitFor();
		await Promise.all([context.close(), trainer.context().close()]);
	});
});

describe('the trainer’s list', () => {
	test('is marked by keyboard, keeps who and why, and sends later what was said without network', async () => {
		const page = await visitor(browser, { at: portal.url, size: 'desktop' });
		await signIn(page, 'trainer');
		await page.goto(`/workshops/${hall.eventId}/attendance`);
		await page.locator('a[data-row="0"][data-column="1"]').focus();
		const answered = page.waitForResponse((answer) => answer.url().endsWith('/marks'));
		await page.keyboard.press('S');
		await answered;
		// The device lets go of a mark only when it has read the answer.
		await page.getByText('tanda tersimpan di perangkat ini').waitFor({ state: 'detached' });
		await page.context().setOffline(true);
		await page.keyboard.press('A');
		await page.getByText('1 tanda tersimpan di perangkat ini').waitFor();
		await page.context().setOffline(false);
		await page.getByText('1 tanda tersimpan di perangkat ini').waitFor({ state: 'detached' });
		await page.goto(`/workshops/${hall.eventId}/attendance`);
		await expect
			.poll(() => page.locator('a[data-row="0"][data-column="1"]').textContent())
			.toContain('Sakit');
		await expect
			.poll(() => page.locator('a[data-row="1"][data-column="1"]').textContent())
			.toContain('Tidak hadir');

		await page.locator('a[data-row="1"][data-column="1"]').click();
		await page.getByRole('button', { name: 'Urungkan tanda' }).click();
		await page.getByText('Diurungkan').waitFor();
		await page.context().close();
	});

	test('opens again on a phone without network, is marked by taps, and loses none with its tab', async () => {
		const page = await visitor(browser, { at: portal.url });
		await signIn(page, 'trainer');
		const cell = (of: Page) => of.locator('a[data-row="2"][data-column="1"]');
		await page.goto(`/workshops/${hall.eventId}/attendance`);
		await keptOnDevice(page);
		await page.context().setOffline(true);
		await page.reload({ waitUntil: 'load' });
		await page.locator('label', { hasText: 'Dinas luar' }).waitFor();
		await cell(page).click();
		await page.getByText('Tanpa jaringan, rincian tidak dapat dibuka.').waitFor();
		await page.locator('label', { hasText: 'Dinas luar' }).click();
		await cell(page).click();
		await page.getByText('1 tanda tersimpan di perangkat ini').waitFor();
		expect(await faultsOf(page)).toEqual([]);
		await page.close();

		await page.context().setOffline(false);
		const again = await page.context().newPage();
		await again.goto(`${portal.url}/workshops/${hall.eventId}/attendance`);
		await again.getByText('1 tanda tersimpan').waitFor({ state: 'detached' });
		await again.reload({ waitUntil: 'load' });
		expect(await cell(again).textContent()).toContain('Dinas luar');
		await again.context().close();
	});

	test('takes what was ticked on paper and photographed, once it is confirmed (mod_attendance #356)', async () => {
		const page = await visitor(browser, { at: portal.url, size: 'desktop' });
		await signIn(page, 'trainer');
		const sessionId = hall.sessionIds[1] ?? '';
		await page.goto(`/workshops/${hall.eventId}/attendance/${sessionId}/paper`);
		await page.getByRole('button', { name: 'Siapkan lembar' }).click();
		await page.getByRole('link', { name: 'Unduh lembar (PDF)' }).waitFor();
		const matrix = async () => {
			const list = await page.request.get(`/api/attendance/events/${hall.eventId}`);
			return Matrix.parse(await list.json());
		};
		const [, ticked, empty] = (await matrix()).people;
		const [there, absent] = [ticked?.name ?? '', empty?.name ?? ''];
		await page
			.getByLabel('Potret lembar', { exact: true })
			.setInputFiles(await sheetPicture(page, { sessionId, number: 1 }, [there]));
		const box = (name: string) => page.getByRole('checkbox', { name: new RegExp(name) });
		await box(there).waitFor();
		expect(await box(there).isChecked()).toBe(true);
		expect(await box(absent).isChecked()).toBe(false);
		await page.getByRole('img', { name: `Potret baris ${there}` }).waitFor();
		await page.getByRole('button', { name: 'Catat yang dicentang' }).click();
		await page.getByText('1 peserta dicatat hadir dari lembar.').waitFor();
		const row = page.getByRole('row', { name: new RegExp(there) });
		expect(await row.locator('a[data-column="1"]').textContent()).toContain('Hadir');
		expect((await matrix()).marks).toContainEqual(
			expect.objectContaining({ sessionId, signupId: ticked?.signupId, means: 'paper' })
		);
		await page.context().close();
	});

	test('is sealed by its trainer, and then the code is gone', async () => {
		const page = await visitor(browser, { at: portal.url, size: 'desktop' });
		await signIn(page, 'trainer');
		await page.goto(`/workshops/${hall.eventId}/attendance`);
		await page.locator('summary', { hasText: 'Tutup presensi' }).last().click();
		await page.getByRole('button', { name: 'Tutup presensi' }).last().click();
		await page.getByText('Ditutup', { exact: true }).waitFor();
		await page.context().close();
	});
});

describe('a ticket', () => {
	test('is read by the trainer’s camera, without JavaScript, and its owner is marked', async () => {
		const door = await planHall(portal.databaseUrl, {
			trainer: 'trainer',
			people: ['nurse', 'teacher'],
			starts: [new Date()]
		});
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'nurse');
		await phone.goto(`/workshops/${door.eventId}`);
		await phone.getByRole('link', { name: 'Buka tiket' }).click();
		const code = (await phone.locator('code').textContent()) ?? '';
		const [signupId = '', signature = ''] = code.split('.');
		const address = `/t/${signupId}/${signature}`;
		await phone.goto(address);
		expect(new URL(phone.url()).pathname).toBe(`/my/workshops/${signupId}`);

		const trainer = await visitor(browser, { at: portal.url, javaScript: false });
		await trainer.goto(address);
		await trainer.waitForURL(/sign-in/);
		await trainer.getByLabel('NIP atau NI PPPK').fill(personas.trainer.nip);
		await trainer.getByLabel('Kata sandi', { exact: true }).fill(password);
		await trainer.getByRole('button', { name: 'Masuk', exact: true }).click();
		await trainer.getByText('Tiket berlaku').waitFor();
		await trainer.getByRole('heading', { name: /Nurhikmah/ }).waitFor();
		await trainer.getByRole('button', { name: 'Catat hadir' }).click();
		await trainer.getByText('Tercatat: Hadir').waitFor();
		await trainer.goto(`/t/${signupId}/${signature.toLowerCase()}0`);
		await trainer.getByRole('heading', { name: 'Tiket tidak dikenal' }).waitFor();
		expect(await trainer.getByText('Nurhikmah').count()).toBe(0);

		const other = await visitor(browser, { at: portal.url });
		await signIn(other, 'teacher');
		expect((await other.goto(address))?.status()).toBe(404);
		await Promise.all([phone, trainer, other].map((page) => page.context().close()));
	});
});
