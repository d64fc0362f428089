/** What a phone adds in the hall: its camera in the portal itself, and where it is, for a room that asks. */
import { eq } from 'drizzle-orm';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { openFilming } from '../support/fake-camera.ts';
import { planHall } from '../support/hall-plan.ts';
import { personas, password, signIn, type Persona } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const mamuju = { latitude: -2.6748, longitude: 118.8885 };

/** A session of now with these people on its list; `fenced`: its room asks where they are. */
async function hall(people: readonly Persona[], given: { fenced?: boolean } = {}) {
	const planned = await planHall(portal.databaseUrl, {
		trainer: 'trainer',
		people,
		starts: [new Date()]
	});
	const sessionId = planned.sessionIds[0] ?? '';
	if (given.fenced) {
		const db = openDb({ LIBSQL_URL: portal.databaseUrl });
		const at = await db
			.select({ roomId: t.workshopSession.roomId })
			.from(t.workshopSession)
			.where(eq(t.workshopSession.id, sessionId))
			.get();
		await db
			.update(t.room)
			.set({ ...mamuju, radius: 100 })
			.where(eq(t.room.id, at?.roomId ?? ''));
	}
	const screen = await visitor(browser, { at: portal.url, size: 'desktop' });
	await signIn(screen, 'trainer');
	await screen.goto(`/workshops/${planned.eventId}/attendance/${sessionId}`);
	return {
		...planned,
		sessionId,
		screen,
		codePath: async () => (await screen.locator('svg[data-path]').getAttribute('data-path')) ?? ''
	};
}

describe('the camera in the portal, where the browser reads no QR codes by itself', () => {
	test('reads the code of the screen, and its owner is received', async () => {
		const at = await hall(['nurse']);
		const camera = await openFilming();
		const phone = await visitor(camera.browser, { at: portal.url });
		await signIn(phone, 'nurse');
		await phone.goto(`/workshops/${at.eventId}/attend`);
		expect(await phone.evaluate(`'BarcodeDetector' in globalThis`)).toBe(false);
		camera.shows(`${portal.url}${await at.codePath()}`);
		await phone.getByRole('button', { name: 'Pindai dengan kamera' }).click();
		await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		await phone.getByText('Hadir · nomor 1').waitFor();
		await at.screen.getByText('1 dari 1 hadir').waitFor();
		await Promise.all([camera.close(), at.screen.context().close()]);
	});

	test('on the page of kept scans too; what is no code of a session is said to be none', async () => {
		const at = await hall(['teacher']);
		const camera = await openFilming();
		const phone = await visitor(camera.browser, { at: portal.url });
		await signIn(phone, 'teacher');
		await phone.goto('/scan');
		camera.shows('https://contoh.example/menu');
		await phone.getByRole('button', { name: 'Pindai dengan kamera' }).click();
		await phone.getByText('Itu bukan kode hadir').waitFor();
		await phone.getByRole('button', { name: 'Tutup kamera' }).click();
		camera.shows(`${portal.url}${await at.codePath()}`);
		await phone.getByRole('button', { name: 'Pindai dengan kamera' }).click();
		await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		await Promise.all([camera.close(), at.screen.context().close()]);
	});

	test('that may not be used says how to allow it, and leads to the PIN', async () => {
		const at = await hall(['nurse']);
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'nurse');
		// As a browser answers whose owner said no.
		await phone.addInitScript(`navigator.mediaDevices.getUserMedia = () =>
			Promise.reject(new DOMException('no', 'NotAllowedError'));`);
		await phone.goto(`/workshops/${at.eventId}/attend`);
		await phone.getByRole('button', { name: 'Pindai dengan kamera' }).click();
		await phone.getByText('Kamera tidak diizinkan').waitFor();
		await phone.getByRole('link', { name: 'Ketik PIN' }).click();
		expect(new URL(phone.url()).hash).toBe(`#now-${at.sessionId}`);
		await phone.getByLabel('PIN enam angka').waitFor();
		await Promise.all([phone.context().close(), at.screen.context().close()]);
	});
});

describe('a session that is given in shifts', () => {
	test('is set by the organiser for several at once, without JavaScript, after seeing what clashes', async () => {
		const at = await planHall(portal.databaseUrl, {
			trainer: 'trainer',
			people: ['nurse', 'teacher'],
			starts: [30, 36].map((hours) => new Date(Date.now() + hours * 3_600_000))
		});
		const db = openDb({ LIBSQL_URL: portal.databaseUrl });
		await db
			.update(t.workshopSession)
			.set({ shiftGroup: 'shg_praktik', title: 'Praktik' })
			.where(eq(t.workshopSession.eventId, at.eventId));
		const [first] = await db
			.select({ roomId: t.workshopSession.roomId })
			.from(t.workshopSession)
			.where(eq(t.workshopSession.eventId, at.eventId));
		await db
			.update(t.room)
			.set({ capacity: 1 })
			.where(eq(t.room.id, first?.roomId ?? ''));

		const desk = await visitor(browser, { at: portal.url, size: 'desktop', javaScript: false });
		await signIn(desk, 'admin');
		await desk.goto(`/manage/workshops/${at.eventId}/participants`);
		await desk.getByRole('link', { name: 'Belum memilih: 2' }).click();
		for (const box of await desk.getByRole('checkbox').all()) await box.check();
		await desk.getByRole('button', { name: 'Tetapkan shift' }).click();
		await desk.getByRole('heading', { name: 'Tetapkan shift 2 peserta' }).waitFor();
		await desk.getByLabel('Datang ke').selectOption(at.sessionIds[0] ?? '');
		await desk.getByRole('button', { name: 'Tetapkan shift' }).first().click();
		await desk.getByText('memuat 1 orang, shift ini akan diikuti 2 orang').waitFor();
		await desk.getByRole('button', { name: 'Simpan juga' }).click();
		await desk.getByText('Shift 2 peserta ditetapkan.').waitFor();
		await desk.getByText('2 dari 1 kursi').waitFor();

		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'nurse');
		await phone.goto('/my/notifications');
		await phone.getByText('Penyelenggara menetapkan shift Anda').waitFor();
		await phone.goto(`/workshops/${at.eventId}`);
		await phone.getByText('Shift Anda', { exact: true }).waitFor();
		await Promise.all([desk.context().close(), phone.context().close()]);
	});
});

const isAt = async (
	context: BrowserContext,
	place: { latitude: number; longitude: number },
	accuracy = 15
) => {
	await context.grantPermissions(['geolocation'], { origin: portal.url });
	await context.setGeolocation({ ...place, accuracy });
};

describe('a room that asks where a phone is', () => {
	test('receives the scan of one that is there', async () => {
		const at = await hall(['nurse'], { fenced: true });
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'nurse');
		await isAt(phone.context(), mamuju);
		await phone.goto(await at.codePath(), { waitUntil: 'load' });
		await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		await phone.getByText('Hadir · nomor 1').waitFor();
		await Promise.all([phone.context().close(), at.screen.context().close()]);
	});

	test('asks a phone that knows its place badly once, and again only by hand', async () => {
		const at = await hall(['nurse'], { fenced: true });
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'nurse');
		await isAt(phone.context(), mamuju, 800);
		let told = 0;
		phone.on('request', (request) => (told += Number(request.method() === 'POST')));
		await phone.goto(await at.codePath(), { waitUntil: 'load' });
		await phone.getByText('Lokasi belum cukup teliti').waitFor();
		await phone.waitForTimeout(2_000);
		expect(told).toBe(1);
		await phone.goto(`/workshops/${at.eventId}/attend`);
		await phone.getByRole('button', { name: 'Sertakan lokasi saya' }).first().click();
		await phone.getByText('Lokasi belum cukup teliti').waitFor();

		await phone.goto(await at.codePath(), { waitUntil: 'load' });
		await phone.getByText('Lokasi belum cukup teliti').waitFor();
		await isAt(phone.context(), mamuju);
		await phone.getByRole('button', { name: 'Coba lagi' }).click();
		await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		await Promise.all([phone.context().close(), at.screen.context().close()]);
	});

	test('lets one wait for the trainer that scans first and signs in after, without JavaScript', async () => {
		const at = await hall(['nurse'], { fenced: true });
		const phone = await visitor(browser, { at: portal.url, javaScript: false });
		await phone.goto(await at.codePath());
		await phone.waitForURL(/sign-in/);
		await phone.getByLabel('NIP atau NI PPPK').fill(personas.nurse.nip);
		await phone.getByLabel('Kata sandi', { exact: true }).fill(password);
		await phone.getByRole('button', { name: 'Masuk', exact: true }).click();
		await phone.getByRole('heading', { name: 'Menunggu' }).waitFor();
		await phone.getByText('lokasi tidak disertakan').waitFor();
		await at.screen.goto(`/workshops/${at.eventId}/attendance`);
		await at.screen
			.getByRole('button', { name: /Terima/ })
			.first()
			.click();
		await at.screen.getByText('Pindaian diterima').waitFor();
		await Promise.all([phone.context().close(), at.screen.context().close()]);
	});

	test('lets the trainer accept all who wait at once', async () => {
		const at = await hall(['nurse', 'teacher'], { fenced: true });
		for (const who of ['nurse', 'teacher'] as const) {
			const phone = await visitor(browser, { at: portal.url });
			await signIn(phone, who);
			await phone.goto(await at.codePath(), { waitUntil: 'load' });
			await phone.getByRole('heading', { name: 'Menunggu' }).waitFor();
			await phone.context().close();
		}
		await at.screen.goto(`/workshops/${at.eventId}/attendance`);
		await at.screen.locator('summary', { hasText: 'Terima semua (2)' }).click();
		await at.screen.getByRole('button', { name: 'Terima semua (2)' }).click();
		await at.screen.getByText('2 pindaian diterima.').waitFor();
		await at.screen.context().close();
	});

	test('is answered later from the page of one’s attendance, by whoever asks the phone then', async () => {
		const at = await hall(['teacher'], { fenced: true });
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'teacher');
		await phone.goto(await at.codePath(), { waitUntil: 'load' });
		await phone.getByRole('heading', { name: 'Menunggu' }).waitFor();
		await isAt(phone.context(), mamuju);
		await phone.goto(`/workshops/${at.eventId}/attend`);
		await phone.getByRole('button', { name: 'Sertakan lokasi saya' }).first().click();
		await phone.getByText('Hadir, terlihat').waitFor();
		await Promise.all([phone.context().close(), at.screen.context().close()]);
	});

	test('asks nothing where it has no place: not a script more, not a question', async () => {
		const at = await hall(['nurse']);
		const phone = await visitor(browser, { at: portal.url });
		await signIn(phone, 'nurse');
		const asked: string[] = [];
		phone.on('request', (request) => asked.push(new URL(request.url()).pathname));
		await phone.goto(await at.codePath(), { waitUntil: 'load' });
		await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		expect(asked.filter((path) => path.endsWith('place.js'))).toEqual([]);
		await Promise.all([phone.context().close(), at.screen.context().close()]);
	});
});
