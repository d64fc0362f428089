import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, visitor } from '#test/support/browser.ts';
import { signIn } from '#test/support/personas.ts';
import { startDemoPortal, type Portal } from '#test/support/portal.ts';

let portal: Portal;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

describe('a page whose scripts come late, as on a weak network', () => {
	test('keeps open what its reader has opened meanwhile', async () => {
		const page = await visitor(browser, { at: portal.url });
		await signIn(page, 'admin');
		await page.goto('/admin/people');
		await page.locator('main a[href^="/admin/people/per_"]').first().click();
		await page.waitForURL(/people\/per_/);
		const address = page.url();

		let arrive = () => {};
		const late = new Promise<void>((resolve) => {
			arrive = resolve;
		});
		await page.route('**/_app/**/*.js', async (route) => {
			await late;
			await route.continue();
		});
		await page.goto(address, { waitUntil: 'commit' });
		const panel = page.locator('main details').first();
		await panel.locator('summary').click();
		expect(await panel.getAttribute('open')).toBe('');

		arrive();
		await page.waitForLoadState('networkidle');
		expect(await panel.getAttribute('open')).toBe('');
	});
});
