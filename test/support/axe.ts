/** What axe finds on the page that stands open: WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { sizes } from './browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** From one to the next as little changes as can be, and the first is how a page of a desk stands open. */
const looks = [
	{ colorScheme: 'light', size: 'desktop' },
	{ colorScheme: 'light', size: 'phone' },
	{ colorScheme: 'dark', size: 'phone' },
	{ colorScheme: 'dark', size: 'desktop' }
] as const;
type Look = (typeof looks)[number];
/** `frame`: what stands around `<main>` was looked at before; what is said of the whole page is judged anew. */
type Given = { except?: 'frame' };

/** In each look, every rule that is broken and where. */
export async function faultsOf(page: Page, given: Given = {}): Promise<string[]> {
	await page.evaluate(axe);
	const found: string[] = [];
	for (const look of looks)
		for (const problem of await violations(page, look, given))
			found.push(`(${look.colorScheme}, ${look.size}): ${problem}`);
	return found;
}

/** The dark look changes colours and nothing else: only the rules about colours can differ. */
const runOnly = {
	light: { type: 'tag', values: rules },
	dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
};
/** Whatever is neither `<main>` nor holds it. */
const frame = ['body > :not(main, :has(main))', 'body :has(main) > :not(main, :has(main))'];

/** Only what is broken comes back: the list of what is well is long. */
function runOf({ colorScheme }: Look, { except }: Given) {
	const context = except ? JSON.stringify({ exclude: frame.map((part) => [part]) }) : 'document';
	const options = { runOnly: runOnly[colorScheme], resultTypes: ['violations'] };
	return `axe.run(${context}, ${JSON.stringify(options)})
		.then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })))`;
}

/** Colours change over a frame or two, even without motion; axe must not measure half of the way. */
const settled = `new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)))
	.then(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))))
	.then(() => undefined)`;

type Broken = { id: string; nodes: string[] };

async function violations(page: Page, look: Look, given: Given): Promise<string[]> {
	await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
	await page.setViewportSize(sizes[look.size]);
	await page.evaluate(settled);
	const broken = await page.evaluate<Broken[]>(runOf(look, given));
	return broken.map(
		({ id, nodes }) => `${id}: ${nodes.map((html) => html.slice(0, 120)).join(' | ')}`
	);
}
