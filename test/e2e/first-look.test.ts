import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, sizes, visitor } from '../support/browser.ts';
import { fitsTheScreen, seesNothingAt, signIn, type Persona } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';

let portal: Portal;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

test('a nurse finds none of the forms of the administration', async () => {
	const page = await visitor(browser, { at: portal.url });
	await signIn(page, 'nurse');
	for (const register of ['people', 'organisation', 'positions', 'competencies']) {
		await seesNothingAt(page, `/admin/${register}/new`);
	}
	await seesNothingAt(page, '/admin/accounts/links');
});

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
	test('a stranger finds the sign-in and the certificate check', async () => {
		const page = await visitor(browser, { at: portal.url, size });
		await page.goto('/');
		expect(await page.locator('h1').count()).toBe(1);
		await fitsTheScreen(page);
		await page.goto('/v');
		await fitsTheScreen(page);
	});

	test.each(['nurse', 'verifier', 'admin'] satisfies Persona[])(
		'the %s signs in',
		async (persona) => {
			const page = await visitor(browser, { at: portal.url, size });
			await signIn(page, persona);
			expect(page.viewportSize()).toEqual(sizes[size]);
			await fitsTheScreen(page);
		}
	);
});

test('what was typed and picked before the scripts came is still there after', async () => {
	const page = await visitor(browser, { at: portal.url, size: 'desktop' });
	await signIn(page, 'admin');
	let scriptsMayCome = () => {};
	const typed = new Promise<void>((go) => (scriptsMayCome = go));
	await page.route('**/immutable/**/*.js', async (route) => {
		await typed;
		await route.continue();
	});
	await page.goto('/admin/settings', { waitUntil: 'commit' });
	const name = page.getByLabel('Nama instansi');
	const zone = page.getByLabel('Zona waktu');
	await name.fill('Pemerintah Kabupaten Majene');
	await zone.selectOption('Asia/Jayapura');
	scriptsMayCome();
	await page.waitForLoadState('networkidle');
	expect(await name.inputValue()).toBe('Pemerintah Kabupaten Majene');
	expect(await zone.inputValue()).toBe('Asia/Jayapura');
});
