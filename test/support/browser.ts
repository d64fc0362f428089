/** One Chromium a file; each visitor has a window, cookies and a language of their own. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArguments, browserPath } from '../../scripts/browser.ts';

export const sizes = {
	phone: { width: 360, height: 740 },
	desktop: { width: 1280, height: 800 }
} as const;

export type Visit = {
	at: string;
	size?: keyof typeof sizes;
	javaScript?: boolean;
	dark?: boolean;
	locale?: 'id-ID' | 'en-GB';
	/** Without: everything is asked of the network by the page itself, where it can be counted. */
	serviceWorker?: boolean;
};

/** `knows`: a host name that this browser finds on this computer. */
export async function openBrowser({ knows }: { knows?: string } = {}): Promise<Browser> {
	const args = knows ? [`--host-resolver-rules=MAP ${knows} 127.0.0.1`] : [];
	return chromium.launch({
		executablePath: await browserPath(),
		args: [...browserArguments, ...args]
	});
}

/** Somebody with a fresh window, who looks at `at` when told a path. */
export async function visitor(
	browser: Browser,
	{
		at,
		size = 'phone',
		javaScript = true,
		dark = false,
		locale = 'id-ID',
		serviceWorker = true
	}: Visit
): Promise<Page> {
	const context = await browser.newContext({
		baseURL: at,
		viewport: sizes[size],
		hasTouch: size === 'phone',
		javaScriptEnabled: javaScript,
		colorScheme: dark ? 'dark' : 'light',
		locale,
		timezoneId: 'Asia/Makassar',
		ignoreHTTPSErrors: true,
		serviceWorkers: serviceWorker ? 'allow' : 'block'
	});
	// Long enough for a machine that has much else to do; what comes sooner is not waited for.
	context.setDefaultTimeout(60_000);
	const page = await context.newPage();
	return javaScript ? patient(page) : page;
}

/** A page that has scripts of its own is opened once they have taken it over, unless told otherwise. */
function patient(page: Page): Page {
	const open = page.goto.bind(page);
	page.goto = async (address, options) => {
		const response = await open(address, options);
		if (options?.waitUntil === undefined)
			await page.locator(alive).first().waitFor({ state: 'attached' });
		return response;
	};
	return page;
}

/** SvelteKit starts a page by a script in the body; without one there is nothing to wait for. */
const alive = 'html[data-alive], body:not(:has(script:not([src])))';
