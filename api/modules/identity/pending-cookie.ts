const name = '__Host-second-step';
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';

/** Who has given the password carries this until the code is given; it opens nothing by itself. */
export const pendingCookie = (token: string, minutes: number) =>
	`${name}=${token}; Max-Age=${minutes * 60}; ${attributes}`;

export const endedPendingCookie = `${name}=; Max-Age=0; ${attributes}`;

/** The token of a request's cookies. */
export const pendingTokenOf = (cookies: string) =>
	new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`).exec(cookies)?.[1] ?? null;
