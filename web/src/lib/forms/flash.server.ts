import type { Cookies } from '@sveltejs/kit';

/** One sentence that survives a redirect: written by an action, shown once by the next page. */
export type Flash = {
	tone: 'ok' | 'warn' | 'bad' | 'info';
	text: string;
	/** The next page says it in its own flow, where it covers nothing. */
	inPage?: boolean;
};

const name = 'malaqbi-flash';
const options = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 } as const;

export function flash(cookies: Cookies, text: string, tone: Flash['tone'] = 'ok') {
	cookies.set(name, JSON.stringify({ tone, text: text.slice(0, 600) }), options);
}

/** A refusal that the next page shows in its own place. */
export function notice(cookies: Cookies, text: string) {
	cookies.set(
		name,
		JSON.stringify({ tone: 'bad', text: text.slice(0, 600), inPage: true }),
		options
	);
}

export function takeFlash(cookies: Cookies): Flash | null {
	const value = cookies.get(name);
	if (!value) return null;
	cookies.delete(name, { path: '/' });

	try {
		return asFlash(JSON.parse(value));
	} catch {
		return null;
	}
}

function asFlash(given: unknown): Flash | null {
	if (typeof given !== 'object' || given === null || !('tone' in given) || !('text' in given)) {
		return null;
	}
	const { tone, text } = given;
	const known = (['ok', 'warn', 'bad', 'info'] as const).find((one) => one === tone);
	const inPage = 'inPage' in given && given.inPage === true;
	return known && typeof text === 'string' ? { tone: known, text, inPage } : null;
}
