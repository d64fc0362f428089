/** A walk through every page of the router that a visitor can find. */
import type { Page } from 'playwright-core';
import { addressOf, matcherOf, pageRoutes } from './routes.ts';

export type Found = {
	route: string;
	address: string;
	status: number;
	/** Where the visitor was sent, which is mostly the address itself. */
	landed: string;
	/** As the server wrote it. */
	html: string;
};

/**
 * Asks for what can be opened, fixed addresses first: their links lead to the pages of single things. `more`:
 * addresses that no page links to.
 */
export async function* walk(page: Page, more: readonly string[] = []): AsyncGenerator<Found> {
	const seen = new Set<string>();
	const routes = pageRoutes().sort((one, other) => depth(one) - depth(other));
	let sawNothing = false;

	const addresses = function* () {
		for (const route of routes) {
			const address = addressOf(route, seen);
			if (address) yield { route, address };
		}
		for (const address of more) {
			const route = routes.find((each) => matcherOf(each).test(address));
			if (!route) throw new Error(`there is no page at ${address}`);
			yield { route, address };
		}
	};
	for (const { route, address } of addresses()) {
		const response = await page.request.get(address);
		const status = response.status();
		if (status === 404 && sawNothing) continue;
		sawNothing ||= status === 404;
		const html = await response.text();
		for (const link of linksOf(html, response.url())) seen.add(link);
		yield { route, address, status, landed: new URL(response.url()).pathname, html };
	}
}

const depth = (route: string) => route.split('[').length;

const linksOf = (html: string, at: string) =>
	[...html.matchAll(/<a\b[^>]*?\shref="(\/[^"]*)"/g)].map(
		([, link = '/']) => new URL(link.replaceAll('&amp;', '&'), at).pathname
	);
