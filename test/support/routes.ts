/** The pages of the portal, read from the router's folders, and the addresses of real ones. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../web/src/routes', import.meta.url));

/** A stranger's addresses, which no page links to: unknown tokens and codes show their own words. */
const samples: Record<string, string> = {
	'/activate/[token]': '/activate/0000000000000000000000000000',
	'/first-run/[token]': '/first-run/0000000000000000000000000000',
	'/problems/[code]': '/problems/not-found',
	'/reset-password/[token]': '/reset-password/0000000000000000000000000000',
	'/h/[session]/[code]': '/h/ses_0/1.0000000000',
	'/t/[signupId]/[code]': '/t/sgn_0/0000000000000000',
	'/v/[code]': '/v/0000000000000'
};

/** Every route with a page: `/catalogue/[courseId]`. */
export function pageRoutes(): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\+page@?\.svelte$/.test(file))
		.map((file) =>
			`/${file}`
				.replaceAll('\\', '/')
				.replace(/\/\([^)]+\)/g, '')
				.replace(/\/\+page@?\.svelte$/, '')
		)
		.map((route) => route || '/')
		.sort();
}

const isParameter = (part: string) => part.startsWith('[');

/** Matches the addresses of a route; an optional last part may be missing. */
export function matcherOf(route: string): RegExp {
	const parts = route
		.split('/')
		.filter(Boolean)
		.map((part) => {
			if (part.startsWith('[[')) return '(?:/[^/?#]+)?';
			return isParameter(part) ? '/[^/?#]+' : `/${part}`;
		});
	return new RegExp(`^${parts.join('') || '/'}$`);
}

/**
 * The address to visit for a route: itself, a sample, or one of the links that were seen on other
 * pages. Undefined when nobody linked to such a page.
 */
export function addressOf(route: string, seen: Iterable<string>): string | undefined {
	if (samples[route]) return samples[route];
	if (!route.includes('[')) return route;

	const fixed = new Set(pageRoutes().filter((other) => !other.includes('[')));
	const matcher = matcherOf(route);
	return [...seen].find((path) => matcher.test(path) && !fixed.has(path));
}
