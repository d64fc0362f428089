/** A ticket as its QR code leads to it: no page links there, it stands on a phone. */
import type { Browser } from 'playwright-core';
import { visitor } from './browser.ts';
import { planHall } from './hall-plan.ts';
import { signIn } from './personas.ts';

type Portal = { url: string; databaseUrl: string };

/** The nurse's, for an event that begins now at which the trainer teaches. */
export async function heldTicket(browser: Browser, portal: Portal) {
	const { eventId } = await planHall(portal.databaseUrl, {
		trainer: 'trainer',
		people: ['nurse'],
		starts: [new Date()]
	});
	const phone = await visitor(browser, { at: portal.url });
	await signIn(phone, 'nurse');
	await phone.goto(`/workshops/${eventId}`);
	await phone.getByRole('link', { name: 'Buka tiket' }).click();
	const code = (await phone.locator('code').textContent()) ?? '';
	await phone.context().close();
	return `/t/${code.replace('.', '/')}`;
}
