/**
 * WCAG 2.2 AA on every page of the router, for everybody who may open it, light and dark, phone and
 * desk. A page that a person may not open is the 404 page, which is looked at too. Pages of the same
 * HTML are judged once.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { openBrowser, visitor } from '../support/browser.ts';
import { personas, signIn, type Persona } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';
import { walk } from '../support/walk.ts';

let portal: Portal;
let browser: Browser;
beforeAll(async () => {
	[portal, browser] = await Promise.all([startDemoPortal(), openBrowser()]);
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
		for await (const { address, html } of walk(page)) {
			visited.push(address);
			if (!isNews(html)) continue;
			await page.goto(address);
			for (const fault of await faultsOf(page)) found.push(`${address} ${fault}`);
		}
		expect(visited.length).toBeGreaterThan(4);
		expect(found).toEqual([]);
	});
});

/** Pages that somebody has looked at already: what is the same for two people is judged once. */
const judged = new Set<string>();

/** A form's key is new each time, and neither it nor a script is anything that axe looks at. */
const unseen =
	/<script\b[\s\S]*?<\/script>|<input\b[^>]*?type="hidden"[^>]*>|<link\b[^>]*>|<meta\b[^>]*>/g;

function isNews(html: string) {
	const shown = html.replaceAll(unseen, '');
	if (judged.has(shown)) return false;
	judged.add(shown);
	return true;
}
