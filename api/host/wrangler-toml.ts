/** `wrangler.toml` is the one place of the compatibility date, the flags and the crons. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../wrangler.toml', import.meta.url));

export function readWranglerToml() {
	const text = readFileSync(file, 'utf8');
	const compatibilityDate = /^compatibility_date\s*=\s*"([\d-]+)"/m.exec(text)?.[1];
	if (!compatibilityDate) throw new Error('wrangler.toml names no compatibility_date');
	return {
		compatibilityDate,
		compatibilityFlags: quotedIn(/^compatibility_flags\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1]),
		crons: quotedIn(/^crons\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1])
	};
}

const quotedIn = (list = '') => [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
