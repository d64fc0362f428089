/** Signing in by a provider, in a browser, at a real one; and the password way when it is down. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visitor } from '../support/browser.ts';
import { startProvider } from '../support/oidc.global.ts';
import { faultsOf } from '../support/axe.ts';
import { fitsTheScreen, password, personas, signIn } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';
import { giveRecoveryCode, setUpSecondStep } from '../support/second-step.ts';

let portal: Portal;
let browser: Browser;
let provider: Awaited<ReturnType<typeof startProvider>>;

beforeAll(async () => {
	const port = await freePort();
	provider = await startProvider([`http://localhost:${port}/sign-in/callback/1`]);
	[portal, browser] = await Promise.all([
		startDemoPortal({
			PORT: String(port),
			OIDC_1_ISSUER: provider.issuer,
			OIDC_1_CLIENT_ID: 'malaqbi',
			OIDC_1_CLIENT_SECRET: 'rahasia-uji',
			OIDC_1_LABEL: 'SSO Mamuju',
			OIDC_2_ISSUER: 'http://127.0.0.1:9',
			OIDC_2_CLIENT_ID: 'malaqbi',
			OIDC_2_LABEL: 'Penyedia mati'
		}),
		openBrowser()
	]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
	await provider.stop();
});

const open = (javaScript = true) => visitor(browser, { at: portal.url, javaScript });

async function atProvider(page: Page, login: string) {
	await page.locator('input[name="login"]').fill(login);
	await page.locator('input[name="password"]').fill('apa saja');
	await page.locator('button[type="submit"]').click();
	await page.locator('button[type="submit"]').click();
}

test('a nurse signs in there without JavaScript and lands where she wanted to go', async () => {
	const page = await open(false);
	await page.goto('/my/credits');
	await page.waitForURL('**/sign-in?to=*');
	await fitsTheScreen(page);
	await page.getByRole('link', { name: 'Masuk dengan SSO Mamuju' }).click();
	await atProvider(page, `sub-perawat~${personas.nurse.nip}`);
	await page.waitForURL('**/my/credits');
	expect(page.url()).not.toContain('code=');
	const cookies = await page.context().cookies(portal.url);
	expect(cookies.map(({ name }) => name)).toContain('__Host-session');
	expect(cookies.map(({ name }) => name)).not.toContain('__Host-trip');
});

test('another subject with her number is told why, and an admin can unlink her', async () => {
	const page = await open();
	await page.goto('/sign-in/with/1');
	await atProvider(page, `sub-lain~${personas.nurse.nip}`);
	await page.waitForURL('**/sign-in');
	await page.getByText('sudah tertaut dengan identitas lain').waitFor();
	await fitsTheScreen(page);

	const admin = await open();
	await admin.goto('/sign-in/with/1');
	await atProvider(admin, `sub-admin~${personas.admin.nip}`);
	await admin.waitForURL('**/home');
	await admin.goto(`/admin/accounts?search=${personas.nurse.nip}`);
	await admin.locator('a[href^="/admin/accounts/per_"]').first().click();
	await admin.waitForURL('**/admin/accounts/per_*');
	await admin.waitForLoadState('networkidle');
	await admin.getByText('Lepas tautan SSO Mamuju').click();
	await admin.getByRole('button', { name: 'Lepas tautan', exact: true }).click();
	await admin.getByText('Tautan dilepas').waitFor();
	expect(await admin.getByRole('heading', { name: 'Penyedia masuk' }).count()).toBe(0);
});

test('axe finds nothing on the page that offers them', async () => {
	const page = await open();
	await page.goto('/sign-in');
	await page.getByRole('link', { name: 'Masuk dengan SSO Mamuju' }).waitFor();
	expect(await faultsOf(page)).toEqual([]);
});

test('who has a second step gives its code after the provider too', async () => {
	const page = await open();
	await signIn(page, 'verifier');
	await page.goto('/my/profile/second-step');
	const codes = await setUpSecondStep(page, password);
	await page.context().clearCookies();

	await page.goto('/sign-in/with/1?to=/my/credits');
	await atProvider(page, `sub-verifikator~${personas.verifier.nip}`);
	await page.waitForURL('**/sign-in/code**');
	await page.goto('/my/credits');
	await page.waitForURL('**/sign-in?to=*');
	await page.goto('/sign-in/code');
	await giveRecoveryCode(page, codes);
	expect(await page.getByRole('link', { name: 'Masuk', exact: true }).count()).toBe(0);
});

test('signing out clears what the device kept of her writing', async () => {
	const page = await open();
	await page.goto('/sign-in/with/1');
	await atProvider(page, `sub-pengajar~${personas.trainer.nip}`);
	await page.waitForURL('**/home');
	const kept = () => page.evaluate(() => localStorage.getItem('malaqbi-draft:uji'));
	await page.evaluate(() => localStorage.setItem('malaqbi-draft:uji', 'tulisan'));
	expect(await kept()).toBe('tulisan');
	await page.locator('form[action="/sign-out"] button').first().dispatchEvent('click');
	await page.waitForURL(`${portal.url}/`);
	expect(await kept()).toBeNull();
});

test('a provider that is down leaves the password way', async () => {
	const page = await open();
	await page.goto('/sign-in?to=/catalogue');
	await page.getByRole('link', { name: 'Masuk dengan Penyedia mati' }).click();
	await page.getByText('Penyedia mati sedang tidak dapat dihubungi').waitFor();
	await page.getByLabel('NIP atau NI PPPK').fill(personas.nurse.nip);
	await page.getByLabel('Kata sandi', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Masuk', exact: true }).click();
	await page.waitForURL('**/catalogue');
});

test('a link to the way in leads nowhere else', async () => {
	const page = await open(false);
	await page.goto('/sign-in/with/1?to=//penipu.example/x');
	await atProvider(page, `sub-perawat-2~${personas.teacher.nip}`);
	await page.waitForURL(`${portal.url}/home`);
});

async function freePort() {
	const server = http.createServer();
	await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
	const port = portOf(server.address());
	await new Promise((closed) => server.close(closed));
	return port;
}

const portOf = (address: string | AddressInfo | null) =>
	typeof address === 'object' && address ? address.port : 0;
