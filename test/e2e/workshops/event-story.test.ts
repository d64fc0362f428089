/**
 * A workshop from draft to certificates: the organiser plans it, three nurses sign up, their head approves, and each
 * shows attendance in another way: by the code on the screen, by a phone without signal, and on paper.
 */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import { openBrowser, visitor } from '../../support/browser.ts';
import { giveAccounts, untilSession } from '../../support/event-days.ts';
import { password, personas, signIn, signInWith } from '../../support/personas.ts';
import { startCountedPortal } from '../../support/portal.ts';
import { sheetPicture } from '../../support/sheet-picture.ts';
import { inChapters } from '../../support/story.ts';

const minute = 60_000;
const nurses = {
	online: { nip: personas.nurse.nip, name: 'Nurhikmah Sahabuddin' },
	offline: { nip: '199107142024212912', name: 'Satriani Sulo' },
	paper: { nip: '199611222022041923', name: 'Andi Ansar Rahim' }
};
const course = 'Kesiapsiagaan Gempa Bumi dan Tsunami';
const trainer = 'Ns. Andi Ansar Mappatunru, S.Kep.';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
const pages: Record<'organiser' | 'supervisor' | 'trainer' | keyof typeof nurses, Page | null> = {
	organiser: null,
	supervisor: null,
	trainer: null,
	online: null,
	offline: null,
	paper: null
};
const story = { eventId: '', sessions: [] as string[] };

beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
	const others = [nurses.offline.nip, nurses.paper.nip];
	await giveAccounts(portal.databaseUrl, others, personas.nurse.nip);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

/** Everybody keeps one window, signed in, through the whole story. */
async function of(who: keyof typeof pages): Promise<Page> {
	const known = pages[who];
	if (known) return known;
	const isNurse = who === 'online' || who === 'offline' || who === 'paper';
	const page = await visitor(browser, { at: portal.url, size: isNurse ? 'phone' : 'desktop' });
	if (isNurse) await signInWith(page, nurses[who].nip, password);
	else await signIn(page, who === 'organiser' ? 'admin' : who);
	pages[who] = page;
	return page;
}
const inDays = (days: number) =>
	new Date(Date.now() + days * 24 * 60 * minute).toISOString().slice(0, 10);
const codeOn = async (page: Page) =>
	(await page.locator('svg[data-path]').getAttribute('data-path')) ?? '';
const screenOf = async (session: number) => {
	const page = await of('trainer');
	await page.goto(`/workshops/${story.eventId}/attendance/${story.sessions[session] ?? ''}`);
	return page;
};

describe('a workshop', () => {
	inChapters();

	test('is planned by the organiser as a draft with two sessions', async () => {
		const page = await of('organiser');
		await page.goto('/manage/workshops/new');
		await page.getByRole('combobox', { name: 'Pelatihan' }).fill('Gempa');
		await page.getByRole('option', { name: new RegExp(course) }).click();
		await page.getByLabel('Persetujuan').selectOption('supervisor');
		await page.getByLabel('Jumlah kursi').fill('20');
		await page.getByRole('button', { name: 'Buat angkatan' }).click();
		await page.waitForURL(/\/manage\/workshops\/evt_/);
		story.eventId = /evt_\w+/.exec(page.url())?.[0] ?? '';

		for (const [title, from, to] of [
			['Mengenali risiko', '08:30', '11:30'],
			['Simulasi evakuasi', '13:00', '16:00']
		] as const) {
			const opener = page.locator('summary', { hasText: 'Tambah sesi' });
			const form = page.locator('form[action="?/add"]');
			if (!(await form.isVisible())) await opener.click();
			await form.getByLabel('Judul sesi').fill(title);
			await form.getByLabel('Tanggal').fill(inDays(40));
			await form.getByLabel('Mulai').fill(from);
			await form.getByLabel('Selesai', { exact: true }).fill(to);
			await form.getByLabel('JP').fill('4');
			await form
				.getByLabel('Ruang')
				.selectOption({ label: 'Ruang Rapat BKPP Kabupaten Mamuju (30 kursi)' });
			await form.getByLabel('Narasumber 1').selectOption({ label: trainer });
			await form.getByRole('button', { name: 'Tambah sesi' }).click();
			await page.getByText(title).first().waitFor();
		}
		await page.getByText('8 dari 8 JP direncanakan').first().waitFor();
	});

	test('says at which field a session is wrong, by script and without', async () => {
		const page = await of('organiser');
		const plain = await visitor(browser, { at: portal.url, javaScript: false });
		await signIn(plain, 'admin');
		for (const one of [page, plain]) {
			await one.goto(`/manage/workshops/${story.eventId}`);
			await one.locator('summary', { hasText: 'Tambah sesi' }).click();
			const form = one.locator('form[action="?/add"]');
			await form.getByLabel('Judul sesi').fill('Terbalik');
			await form.getByLabel('Tanggal').fill(inDays(41));
			await form.getByLabel('Mulai').fill('11:30');
			await form.getByLabel('Selesai', { exact: true }).fill('08:30');
			await form.getByLabel('JP').fill('40');
			await form.getByRole('button', { name: 'Tambah sesi' }).click();
			await form.getByText('Paling besar 24.').waitFor();
			await form.getByLabel('JP').fill('1');
			await form.getByRole('button', { name: 'Tambah sesi' }).click();
			await form.getByText('Waktu selesai harus sesudah waktu mulai.').waitFor();
			expect(await form.getByLabel('Selesai', { exact: true }).getAttribute('aria-invalid')).toBe(
				'true'
			);
			expect(await form.getByLabel('Judul sesi').inputValue()).toBe('Terbalik');
		}
		await plain.context().close();
	});

	test('is hidden from people while it is a draft, and seen once it is opened', async () => {
		const phone = await of('online');
		expect((await phone.goto(`/workshops/${story.eventId}`))?.status()).toBe(404);

		const page = await of('organiser');
		await page.locator('summary', { hasText: 'Buka angkatan' }).click();
		await page.getByRole('button', { name: 'Buka angkatan' }).last().click();
		await page.getByText('Angkatan dibuka.').waitFor();
		await page.goto(`/workshops/${story.eventId}/attendance`);
		const links = page.getByRole('link', { name: /^Tampilkan kode/ });
		story.sessions = [
			...new Set(
				await links.evaluateAll((all) =>
					all.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? '')
				)
			)
		];
		expect(story.sessions).toHaveLength(2);
	});

	test.each(['online', 'offline', 'paper'] as const)(
		'the nurse who will be there %s signs up, and waits for the head',
		async (who) => {
			const phone = await of(who);
			await phone.goto(`/workshops/${story.eventId}`);
			await phone.getByRole('button', { name: 'Daftar', exact: true }).click();
			await phone.getByText('Menunggu atasan').first().waitFor();
		}
	);

	test('the head approves all three at once', async () => {
		const page = await of('supervisor');
		await page.goto('/team/signups');
		for (const { name } of Object.values(nurses))
			await page.getByLabel(new RegExp(`Pilih .*${name}`)).check();
		await page.getByRole('button', { name: 'Setujui yang dipilih' }).click();
		await page.getByRole('button', { name: 'Setujui 3 pendaftaran' }).click();
		await page.getByText('3 pendaftaran disetujui.').waitFor();
		const phone = await of('online');
		await phone.goto(`/workshops/${story.eventId}`);
		await phone.getByText('Terdaftar').first().waitFor();
		await phone.getByRole('link', { name: 'Buka tiket' }).waitFor();
	});

	test('a ticket opens in a hall without signal, and is gone from the phone of who signed out', async () => {
		const phone = await of('paper');
		await phone.goto(`/workshops/${story.eventId}`);
		await phone.getByRole('link', { name: 'Buka tiket' }).click();
		await phone.waitForURL(/\/my\/workshops\/sgn_/);
		const kept = () => phone.evaluate<boolean>('caches.match(location.pathname).then(Boolean)');
		await expect.poll(kept, { timeout: 30_000 }).toBe(true);
		await phone.context().setOffline(true);
		await phone.reload({ waitUntil: 'load' });
		await phone.getByRole('img', { name: 'Kode QR tiket' }).waitFor();
		await phone.getByText(nurses.paper.name).first().waitFor();

		await phone.context().setOffline(false);
		await phone.goto('/home', { waitUntil: 'load' });
		await phone.locator('summary', { hasText: nurses.paper.name }).click();
		await phone.getByRole('button', { name: 'Keluar' }).click();
		await phone.waitForURL((url) => !url.pathname.startsWith('/home'));
		await expect.poll(() => phone.evaluate<boolean>(`caches.has('malaqbi-own-pages')`)).toBe(false);
		await phone.context().close();
		pages.paper = null;
	});

	test('the first session: one scans the screen', async () => {
		await untilSession(portal.databaseUrl, story.eventId, 0, new Date(Date.now() + 10 * minute));
		const screen = await screenOf(0);
		const phone = await of('online');
		await phone.goto(await codeOn(screen));
		await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		await screen.getByText('1 dari 3 hadir').waitFor();
	});

	test('one scans without signal, closes the phone’s tab, and is received when there is signal again', async () => {
		const screen = await screenOf(0);
		const phone = await of('offline');
		const bound = phone.waitForResponse((answer) => answer.url().endsWith('/devices'));
		await phone.goto(`/workshops/${story.eventId}/attend`);
		await bound;
		await expect
			.poll(() => phone.evaluate<boolean>(`caches.match('/scan').then(Boolean)`), {
				timeout: 30_000
			})
			.toBe(true);
		await phone.evaluate(`navigator.serviceWorker.ready.then(() => true)`);
		const context = phone.context();
		await context.setOffline(true);
		await phone.goto(await codeOn(screen), { waitUntil: 'load' });
		await phone.getByText('Tersimpan di ponsel').waitFor();
		await phone.close();

		await context.setOffline(false);
		const again = await context.newPage();
		pages.offline = again;
		await again.goto('/scan', { waitUntil: 'load' });
		await again.getByText('Diterima, nomor 2').waitFor();
		await screen.getByText('2 dari 3 hadir').waitFor();
	});

	test('the third ticked the paper: the trainer photographs it, and both sessions are seen', async () => {
		await untilSession(portal.databaseUrl, story.eventId, 1, new Date(Date.now() + 10 * minute));
		const screen = await screenOf(1);
		for (const who of ['online', 'offline'] as const) {
			const phone = await of(who);
			await phone.goto(await codeOn(screen), { waitUntil: 'load' });
			await phone.getByRole('heading', { name: 'Tercatat' }).waitFor();
		}
		for (const sessionId of story.sessions) {
			await screen.goto(`/workshops/${story.eventId}/attendance/${sessionId}/paper`);
			await screen.getByRole('button', { name: 'Siapkan lembar' }).click();
			await screen.getByRole('link', { name: 'Unduh lembar (PDF)' }).waitFor();
			const picture = await sheetPicture(screen, { sessionId, number: 1 }, [nurses.paper.name]);
			await screen.getByLabel('Potret lembar', { exact: true }).setInputFiles(picture);
			const box = screen.getByRole('checkbox', { name: new RegExp(nurses.paper.name) });
			await box.waitFor();
			expect(await box.isChecked()).toBe(true);
			await screen.getByRole('button', { name: 'Catat yang dicentang' }).click();
			await screen.getByText('1 peserta dicatat hadir dari lembar.').waitFor();
		}
		await screen.goto(`/workshops/${story.eventId}/attendance`);
		await expect.poll(() => screen.getByText('3 dari 3 hadir').count()).toBe(2);
	});

	test('the trainer sees that all three complete it, and the organiser closes it after the last session', async () => {
		const outlook = await of('trainer');
		await outlook.goto(`/workshops/${story.eventId}/completion`);
		await outlook.getByText('Memenuhi syarat').first().waitFor();

		await untilSession(
			portal.databaseUrl,
			story.eventId,
			1,
			new Date(Date.now() - 4 * 60 * minute)
		);
		const page = await of('organiser');
		await page.goto(`/workshops/${story.eventId}/completion`);
		await page.locator('summary', { hasText: 'Tutup angkatan' }).click();
		await page.getByText('3 peserta mendapat JP dan sertifikat, 0 tidak.').waitFor();
		await page.getByRole('button', { name: 'Tutup angkatan' }).click();
		await page.getByText('Angkatan ditutup: 3 peserta selesai, 0 tidak.').waitFor();
	});

	test.each(['online', 'offline', 'paper'] as const)(
		'the nurse who was there %s has a certificate that anybody can check, and the JP',
		async (who) => {
			const phone = await of(who);
			await phone.goto('/my/certificates');
			await phone
				.getByRole('heading', { name: new RegExp(course) })
				.getByRole('link')
				.click();
			await phone.waitForURL(/\/my\/certificates\/crt_/);
			const code = /\/v\/([\w-]+)/.exec(await phone.locator('main').innerHTML())?.[1] ?? '';
			const stranger = await visitor(browser, { at: portal.url, javaScript: false });
			await stranger.goto(`/v/${code}`);
			await stranger.getByText('Berlaku').first().waitFor();
			await stranger.getByText(new RegExp(nurses[who].name)).first().waitFor();
			await stranger.context().close();
			await phone.goto('/my/credits');
			await phone.getByText(new RegExp(course)).first().waitFor();
		}
	);

	test('the list of participants leaves as a spreadsheet', async () => {
		const page = await of('organiser');
		await page.goto(`/manage/workshops/${story.eventId}/participants`);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Unduh XLSX' }).click()
		]);
		const read = readSpreadsheet(new Uint8Array(await readFile(await download.path())));
		const words = read.ok ? read.value.rows.flatMap(({ cells }) => cells).join(' ') : '';
		for (const { name } of Object.values(nurses)) expect(words).toContain(name);
	});
});
