/** The demo agency's people, and what they do in a browser. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const password = 'malaqbi-demo';

export const personas = {
	nurse: { nip: '199201152019032901', role: 'asn' },
	teacher: { nip: '199506072025212907', role: 'asn' },
	supervisor: { nip: '197805102005012902', role: 'supervisor' },
	trainer: { nip: '198003202006041903', role: 'trainer' },
	verifier: { nip: '198811072014031904', role: 'verifier' },
	admin: { nip: '198502282010011905', role: 'admin' },
	leader: { nip: '197003151996031906', role: 'leader' }
} as const;
export type Persona = keyof typeof personas;

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, persona: Persona) {
	await signInWith(page, personas[persona].nip, password);
}

export async function signInWith(page: Page, nip: string, secret: string) {
	await page.goto('/sign-in');
	await page.getByLabel('NIP atau NI PPPK').fill(nip);
	await page.getByLabel('Kata sandi', { exact: true }).fill(secret);
	await page.getByRole('button', { name: 'Masuk', exact: true }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

export async function signOut(page: Page) {
	await page.context().clearCookies();
}

/** The page of a path that this person must not know to exist. */
export async function seesNothingAt(page: Page, path: string) {
	const response = await page.goto(path);
	expect(response?.status()).toBe(404);
}

/** Nothing runs off the side of the screen. */
export async function fitsTheScreen(page: Page) {
	const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
	expect(over, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}
