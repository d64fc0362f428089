/** What axe finds on the page that stands open: WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { sizes } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
	(['phone', 'desktop'] as const).map((size) => ({ colorScheme, size }))
);
type Look = (typeof looks)[number];

/** In each look, every rule that is broken and where. */
export async function faultsOf(page: Page): Promise<string[]> {
	await page.evaluate(axe);
	const found: string[] = [];
	for (const look of looks)
		for (const problem of await violations(page, look))
			found.push(`(${look.colorScheme}, ${look.size}): ${problem}`);
	return found;
}

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
