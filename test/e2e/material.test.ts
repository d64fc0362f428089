/** Material at a workshop as a form sends it, and who finds nothing. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
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

const bytes = Buffer.from(noise(4000));
bytes.write('%PDF-1.7\n');

test('without JavaScript a small file goes with the form; a stranger finds nothing', async () => {
	const page = await visitor(browser, { at: portal.url, javaScript: false });
	await signIn(page, 'trainer');
	await page.goto(`/manage/workshops/${eventId}/material`);
	// Where nothing was handed out yet, the form for a file is open.
	const form = page.locator('form', { has: page.locator('input[type=file]') });
	await form.getByLabel('Judul').fill('Lembar kerja');
	await form.locator('input[type=file]').setInputFiles({
		name: 'lembar.pdf',
		mimeType: 'application/pdf',
		buffer: bytes
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
