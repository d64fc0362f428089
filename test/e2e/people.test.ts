/** What an agency does with its people: moves them, names who leads, lets them go and back in. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, civilDateOf } from '#api/domain/period.ts';
import { openBrowser, visitor } from '#test/support/browser.ts';
import { fitsTheScreen, password, personas, signIn, signInWith } from '#test/support/personas.ts';
import { startDemoPortal, type Portal } from '#test/support/portal.ts';

const today = civilDateOf(new Date(), 'Asia/Makassar');
let portal: Portal;
let browser: Browser;
let admin: Page;

beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
	admin = await visitor(browser, { at: portal.url, size: 'desktop', javaScript: false });
	await signIn(admin, 'admin');
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

async function openPerson({ nip }: { nip: string }) {
	await admin.goto(`/admin/people?q=${nip}`);
	await admin.locator('main a[href^="/admin/people/per_"]').first().click();
	await admin.waitForURL('**/admin/people/per_*');
}
/** Opens the panel of that name; its fields and its button. */
async function panel(name: string) {
	const opened = admin.locator('details', { has: admin.locator('summary', { hasText: name }) });
	await opened.locator('summary').click();
	return opened;
}
const badge = (words: RegExp) => admin.locator('.badge', { hasText: words });
const section = (name: string) => admin.getByRole('region', { name, exact: true });

type Appointment = { kind: string; position: RegExp; unit?: RegExp; until?: string };
async function appoint({ kind, position, unit, until }: Appointment) {
	await admin.getByRole('link', { name: 'Catat jabatan' }).click();
	await admin.getByLabel('Jenis penugasan').selectOption({ value: kind });
	const choose = async (label: string, words: RegExp) => {
		const field = admin.getByLabel(label, { exact: true });
		const option = field.locator('option').filter({ hasText: words }).first();
		await field.selectOption((await option.getAttribute('value')) ?? '');
	};
	await choose('Jabatan', position);
	await choose('Unit kerja', unit ?? /Puskesmas/);
	await admin.getByLabel('Tanggal mulai (TMT)').fill(today);
	if (until) await admin.getByLabel('Tanggal selesai').fill(until);
	await admin.getByRole('button', { name: 'Catat jabatan' }).click();
	await admin.getByText('Jabatan dicatat.').waitFor();
}

describe('the appointments of a nurse', () => {
	test('she is moved, acts for a month, and the acting ends; the history stays', async () => {
		await openPerson(personas.nurse);
		const before = await section('Jabatan').getByRole('listitem').count();
		await appoint({ kind: 'D', position: /Perawat/, unit: /Puskesmas/ });
		const held = section('Jabatan').getByRole('listitem');
		expect(await held.count()).toBe(before + 1);
		expect(await held.filter({ hasText: 'sekarang' }).count()).toBe(1);

		await appoint({ kind: 'PLT', position: /Kepala/, until: addDays(today, 30) });
		const acting = held.filter({ has: badge(/Plt/) });
		await acting.locator('summary').click();
		await acting.getByLabel('Hari terakhir').fill(today);
		await acting.getByLabel('Alasan').fill('Pejabat definitif sudah dilantik');
		await acting.getByRole('button', { name: 'Simpan hari terakhir' }).click();
		await admin.getByText('Hari terakhir jabatan tersimpan.').waitFor();
		await held.getByText('Pejabat definitif sudah dilantik').waitFor();
		expect(await held.count()).toBe(before + 2);
	});

	test('her supervisor is the head of the unit, named there, unless another is named for her', async () => {
		await openPerson(personas.nurse);
		const person = admin.url();
		await section('Jabatan')
			.getByRole('listitem')
			.filter({ has: badge(/^sekarang$/), hasNot: badge(/Plt/) })
			.locator('a[href^="/admin/organisation/"]')
			.click();
		const head = await panel('Tetapkan pimpinan');
		await head.getByLabel('NIP pimpinan').fill(personas.supervisor.nip);
		await head.getByRole('button', { name: 'Tetapkan pimpinan' }).click();
		await admin.getByText('Pimpinan unit ditetapkan.').waitFor();
		await admin.goto(person);
		await section('Atasan langsung')
			.getByText(/^Pimpinan /)
			.waitFor();

		const override = await panel('Tetapkan atasan lain');
		await override.getByLabel('NIP atasan').fill(personas.verifier.nip);
		await override.getByLabel('Alasan').fill('Ketua tim kerja');
		await override.getByRole('button', { name: 'Tetapkan atasan lain' }).click();
		await section('Atasan langsung').getByText('Ketua tim kerja', { exact: true }).waitFor();
		const clear = await panel('Kembalikan ke pimpinan unit');
		await clear.getByRole('button', { name: 'Kembalikan ke pimpinan unit' }).click();
		await section('Atasan langsung')
			.getByText(/^Pimpinan /)
			.waitFor();
	});
});

describe('a teacher who goes to another agency', () => {
	test('a day to come is planned and can be cancelled; today signs her out at once, and back in', async () => {
		const teacher = await visitor(browser, { at: portal.url, javaScript: false });
		await signIn(teacher, 'teacher');
		await openPerson(personas.teacher);
		const leave = async (from: string) => {
			const status = await panel('Nonaktifkan atau ubah kedudukan');
			await status.getByLabel('Kedudukan hukum').selectOption({ value: 'MK' });
			await status.getByLabel('Berlaku sejak (TMT)').fill(from);
			await status.getByLabel('Alasan').fill('Pindah ke Pemerintah Provinsi');
			await status.getByRole('button', { name: 'Simpan kedudukan' }).click();
		};
		await leave(addDays(today, 14));
		await admin.getByText('Perubahan kedudukan direncanakan.').waitFor();
		const plan = await panel('Batalkan rencana');
		await plan.getByRole('button', { name: 'Batalkan rencana' }).click();
		await admin.getByText('Rencana dibatalkan.').waitFor();
		await teacher.goto('/my/credits');
		expect(new URL(teacher.url()).pathname).toBe('/my/credits');

		await leave(today);
		await admin.getByText('Kedudukan hukum tersimpan.').waitFor();
		await admin.getByText('Pindah ke Pemerintah Provinsi').first().waitFor();
		await teacher.goto('/my/credits');
		expect(new URL(teacher.url()).pathname).toBe('/sign-in');
		await teacher.getByLabel('NIP atau NI PPPK').fill(personas.teacher.nip);
		await teacher.getByLabel('Kata sandi', { exact: true }).fill(password);
		await teacher.getByRole('button', { name: 'Masuk', exact: true }).click();
		await teacher.locator('[data-form-errors]').waitFor();
		await fitsTheScreen(teacher);

		const back = await panel('Aktifkan kembali');
		await back.getByLabel('Alasan').fill('Kepindahan dibatalkan');
		await back.getByRole('button', { name: 'Aktifkan kembali' }).click();
		await admin.getByText('Kedudukan hukum tersimpan.').waitFor();
		expect(await admin.locator('main').innerText()).toContain('Mutasi Keluar ke Instansi Lain');
	});

	test('her password is given anew by an officer who looked at her card', async () => {
		await openPerson(personas.teacher);
		await admin.locator('main a[href^="/admin/accounts/per_"]').click();
		const recovery = section('Pulihkan kata sandi');
		await recovery.getByLabel(/kartu pegawai atau KTP diperlihatkan/).check();
		await recovery.getByLabel('Catatan pemeriksaan').fill('Datang ke loket BKPP pagi ini');
		await recovery.getByRole('button', { name: 'Buat tautan kata sandi baru' }).click();
		await admin.getByRole('heading', { name: /^Tautan untuk/ }).waitFor();
		const path = /\/reset-password\/[\w-]+/.exec(await admin.locator('main').innerText())?.[0];

		const teacher = await visitor(browser, { at: portal.url, javaScript: false });
		await teacher.goto(path ?? '');
		await fitsTheScreen(teacher);
		for (const field of await teacher.locator('input[type="password"]').all())
			await field.fill('perahu-sandeq-biru');
		await teacher.locator('main button[type="submit"]').click();
		await teacher.waitForURL('**/home');
		await teacher.context().clearCookies();
		await signInWith(teacher, personas.teacher.nip, 'perahu-sandeq-biru');
	});
});
