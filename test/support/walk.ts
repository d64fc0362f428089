/** A walk through every page of the router that a visitor can find. */
import type { Page } from 'playwright-core';
import { addressOf, pageRoutes } from './routes.ts';

/** Opens what can be opened, fixed addresses first: their links lead to the pages of single things. */
export async function* walk(
	page: Page
): AsyncGenerator<{ route: string; address: string; status: number }> {
	const seen = new Set<string>();
	const routes = pageRoutes().sort((one, other) => depth(one) - depth(other));
	let sawNothing = false;

	for (const route of routes) {
		const address = addressOf(route, seen);
		if (!address) continue;
		const response = await page.goto(address);
		const status = response?.status() ?? 0;
		if (status === 404 && sawNothing) continue;
		sawNothing ||= status === 404;
		for (const link of await linksOf(page)) seen.add(link);
		yield { route, address, status };
	}
}

const depth = (route: string) => route.split('[').length;

const linksOf = (page: Page) =>
	page.$$eval('a[href^="/"]', (links) =>
		links.map((link) => new URL(link.getAttribute('href') ?? '/', location.href).pathname)
	);
