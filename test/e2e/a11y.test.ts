/**
 * WCAG 2.2 AA on every page of the router, for everybody who may open it, light and dark, phone and
 * desk. A page that a person may not open is the 404 page, which is looked at too. What two
 * people see alike is judged once.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { personas, signIn, type Persona } from '../support/personas.ts';
import { startCountedPortal } from '../support/portal.ts';
import { heldTicket } from '../support/ticket.ts';
import { walk } from '../support/walk.ts';

let portal: Awaited<ReturnType<typeof startCountedPortal>>;
let browser: Browser;
let ticket: string;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startCountedPortal(), openBrowser()]);
	ticket = await heldTicket(browser, portal);
});
afterAll(async () => {
	await browser.close();
	await portal.stop();
});

const visitors = ['stranger', ...(Object.keys(personas) as Persona[])] as const;

describe('axe finds nothing on any page', () => {
	test.concurrent.each(visitors)('as %s', { timeout: 900_000 }, async (who) => {
		const page = await visitor(browser, { at: portal.url, size: 'desktop' });
		if (who !== 'stranger') await signIn(page, who);

		const found: string[] = [];
		const visited: string[] = [];
		for await (const { address, html } of walk(page, who === 'trainer' ? [ticket] : [])) {
			visited.push(address);
			const { main, frame } = newsOf(html);
			if (!main && !frame) continue;
			await page.goto(address);
			for (const fault of await faultsOf(page, frame ? {} : { except: 'frame' }))
				found.push(`${address} ${fault}`);
		}
		expect(visited.length).toBeGreaterThan(4);
		expect(found).toEqual([]);
	});
});

/** Parts of pages that somebody has looked at already: what is the same for two people is judged once. */
const judged = new Set<string>();

/** A form's key is new each time, and neither it nor a script or a comment is anything that axe looks at. */
const unseen =
	/<!--[\s\S]*?-->|<script\b[\s\S]*?<\/script>|<input\b[^>]*?type="hidden"[^>]*>|<link\b[^>]*>|<meta\b[^>]*>/g;

/** Which parts of the page nobody has looked at; every `<main>` is seen in the frame of one of those who may open it. */
function newsOf(html: string) {
	const [before = '', main = '', after = ''] = html
		.replaceAll(unseen, '')
		.replaceAll(/\s+/g, ' ')
		.split(/(?=<main\b)|(?<=<\/main>)/);
	const frame = `${before}${after}`.replace(/<title>.*?<\/title>/s, '').replaceAll(place, '');
	const news = { main: !judged.has(main), frame: !judged.has(frame) };
	judged.add(main).add(frame);
	return news;
}

/** Where in the menus the page stands. */
const place = /\saria-current="[^"]*"/g;
