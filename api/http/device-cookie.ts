/**
 * Which browser this is, as a hash: a random value in a cookie of its own, which says nothing about whose it is and
 * outlives signing out. Two people who check in from one browser are told to the trainer.
 */
import type { Context } from 'hono';
import { hashOfToken, newToken } from '#api/auth/tokens.ts';
import type { AppEnv } from './env.ts';

const name = '__Host-device';
const yearSeconds = 31_536_000;

export async function deviceCookie<E extends AppEnv>(c: Context<E>): Promise<string> {
	const cookies = c.req.header('cookie') ?? '';
	const [, known] = /(?:^|;\s*)__Host-device=([\w-]{43})(?:;|$)/.exec(cookies) ?? [];
	const token = known ?? newToken();
	if (!known)
		c.header(
			'set-cookie',
			`${name}=${token}; Path=/; Max-Age=${yearSeconds}; HttpOnly; Secure; SameSite=Lax`,
			{ append: true }
		);
	return hashOfToken(token);
}
