/**
 * WCAG 2.2 AA on every page of the router, for everybody who may open it, light and dark, phone and
 * desk. A page that a person may not open is the 404 page, which is looked at too. Pages of the same
 * HTML are judged once.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, sizes, visitor } from '../support/browser.ts';
import { personas, signIn, type Persona } from '../support/personas.ts';
import { startDemoPortal, type Portal } from '../support/portal.ts';
import { walk } from '../support/walk.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
	(['phone', 'desktop'] as const).map((size) => ({ colorScheme, size }))
);

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
			await page.evaluate(axe);
			for (const look of looks) {
				for (const problem of await violations(page, look)) {
					found.push(`${address} (${look.colorScheme}, ${look.size}): ${problem}`);
				}
			}
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

type Look = (typeof looks)[number];
const runOf = (runOnly: object) =>
	`axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`;
/** The dark look changes colours and nothing else: only the rules about colours can differ. */
const runs = {
	light: runOf({ type: 'tag', values: rules }),
	dark: runOf({ type: 'rule', values: ['color-contrast', 'link-in-text-block'] })
};

/** Colours change over a frame or two, even without motion; axe must not measure half of the way. */
const settled = `new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))
	.then(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))))
	.then(() => undefined)`;

async function violations(page: Page, { colorScheme, size }: Look): Promise<string[]> {
	await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
	await page.setViewportSize(sizes[size]);
	await page.evaluate(settled);
	const results = await page.evaluate<AxeResults>(runs[colorScheme]);

	return results.violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`
	);
}
