import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { changeLocale } from './change-locale.ts';
import { changePassword } from './change-password.ts';
import {
	ChangeLocale,
	ChangePassword,
	Done,
	Me,
	OpenAccount,
	SessionRow,
	SignedIn,
	SignIn
} from './contract.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { getMe } from './get-me.ts';
import { listSessions } from './list-sessions.ts';
import { openAccount } from './open-account.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const done = { done: true } as const;

export const sessionRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'public',
			summary: 'Sign in by NIP and password',
			body: SignIn,
			output: SignedIn
		}),
		async (c) => {
			const { cookie, personId } = await signIn(c.var.call, c.var.input);
			c.header('set-cookie', cookie, { append: true });
			return c.json({ personId }, 200);
		}
	)
	.delete(
		'/',
		...endpoint({ permission: 'public', summary: 'Sign out', output: Done }),
		async (c) => {
			const { cookie } = await signOut(c.var.call);
			c.header('set-cookie', cookie, { append: true });
			return c.json(done, 200);
		}
	);

export const meRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({ permission: 'signed-in', summary: 'Who is signed in', output: Me }),
		async (c) => c.json(await getMe(c.var.call), 200)
	)
	.put(
		'/password',
		...endpoint({
			permission: 'signed-in',
			summary: 'Change my password',
			body: ChangePassword,
			output: Done
		}),
		async (c) => {
			const { cookie } = await changePassword(c.var.call, c.var.input);
			c.header('set-cookie', cookie, { append: true });
			return c.json(done, 200);
		}
	)
	.put(
		'/locale',
		...endpoint({
			permission: 'signed-in',
			summary: 'Change my language',
			body: ChangeLocale,
			output: Done
		}),
		async (c) => c.json(await changeLocale(c.var.call, c.var.input), 200)
	)
	.get(
		'/sessions',
		...endpoint({
			permission: 'signed-in',
			summary: 'Where I am signed in',
			output: z.array(SessionRow)
		}),
		async (c) => c.json(await listSessions(c.var.call), 200)
	)
	.delete(
		'/sessions',
		...endpoint({ permission: 'signed-in', summary: 'Sign out everywhere else', output: Done }),
		async (c) => c.json(await endOtherSessions(c.var.call, {}), 200)
	)
	.delete(
		'/sessions/:sessionId',
		...endpoint({
			permission: 'signed-in',
			summary: 'Sign out on one device',
			params: z.object({ sessionId: z.string() }),
			output: Done
		}),
		async (c) => c.json(await endOtherSessions(c.var.call, c.var.input), 200)
	);

export const accountRoutes = new Hono<AppEnv>().post(
	'/',
	...endpoint({
		permission: 'console',
		summary: 'Open an account with a password (demo agency)',
		body: OpenAccount,
		output: Done
	}),
	async (c) => c.json(await openAccount(c.var.call, c.var.input), 200)
);

export const roleRoutes = new Hono<AppEnv>();
