/** What a first visit to a page loads: requests and bytes as they travel, compressed. */
import { send } from './measure.ts';

export type Weight = { requests: number; kilobytes: number };

const LOADED = [
	/<link[^>]+rel="(?:stylesheet|modulepreload|preload|icon)"[^>]*>/g,
	/<script[^>]+src="[^"]+"[^>]*>/g,
	/<img[^>]+src="[^"]+"[^>]*>/g,
	/import\("([^"]+)"\)/g
];

type Visit = { url: string; path: string; headers: Record<string, string> };

export async function weigh({ url, path, headers }: Visit): Promise<Weight> {
	const asking = { ...headers, 'accept-encoding': 'br, gzip' };
	const page = await send({ at: url, asked: { path, headers: asking } });
	const plain = await send({ at: url, asked: { path, headers } });
	const html = new TextDecoder().decode(plain.body);
	let bytes = page.body.byteLength;
	const parts = partsOf(html, new URL(path, url));
	for (const part of parts) {
		const answer = await send({ at: url, asked: { path: part, headers: asking } });
		bytes += answer.body.byteLength;
	}
	return { requests: parts.length + 1, kilobytes: bytes / 1_024 };
}

function partsOf(html: string, page: URL): string[] {
	const found = new Set<string>();
	for (const pattern of LOADED) {
		for (const [tag, imported] of html.matchAll(pattern)) {
			const reference = imported ?? /(?:href|src)="([^"]+)"/.exec(tag)?.[1];
			const address = reference ? new URL(reference, page) : null;
			if (address?.origin === page.origin) found.add(address.pathname);
		}
	}
	return [...found];
}
