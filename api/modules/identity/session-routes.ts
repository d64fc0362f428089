import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	CameBack,
	ComeBack,
	Done,
	GiveCode,
	LeaveForProvider,
	LeftForProvider,
	ProviderParams,
	Providers,
	SignedIn,
	SignIn,
	SignInWaits
} from './contract.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { leaveForProvider } from './leave-for-provider.ts';
import { listProviders } from './providers.ts';
import { signInByProvider } from './sign-in-by-provider.ts';
import { signIn } from './sign-in.ts';
import { signInWaits } from './sign-in-waits.ts';
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
			const { cookie, ...signedIn } = await signIn(c.var.call, c.var.input);
			c.header('set-cookie', cookie, { append: true });
			return c.json(signedIn, 200);
		}
	)
	.get(
		'/second-step',
		...endpoint({
			permission: 'public',
			summary: 'Whether the code of the second step is owed',
			output: SignInWaits
		}),
		async (c) => c.json(await signInWaits(c.var.call, c.req.header('cookie') ?? ''), 200)
	)
	.post(
		'/second-step',
		...endpoint({
			permission: 'public',
			summary: 'Give the code of the second step',
			body: GiveCode,
			output: SignedIn
		}),
		async (c) => {
			const given = { ...c.var.input, cookies: c.req.header('cookie') ?? '' };
			const { cookies, personId } = await finishSignIn(c.var.call, given);
			for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
			return c.json({ personId, secondStep: false }, 200);
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
	)
	.get(
		'/providers',
		...endpoint({
			permission: 'public',
			summary: 'By whom one may sign in besides the password',
			output: Providers
		}),
		(c) => c.json({ items: listProviders(c.var.call) }, 200)
	)
	.post(
		'/providers/:provider',
		...endpoint({
			permission: 'public',
			summary: 'Begin to sign in by a provider: where to go',
			params: ProviderParams,
			body: LeaveForProvider,
			output: LeftForProvider
		}),
		async (c) => {
			const { cookie, url } = await leaveForProvider(c.var.call, c.var.input);
			c.header('set-cookie', cookie, { append: true });
			return c.json({ url }, 200);
		}
	)
	.post(
		'/providers/:provider/answer',
		...endpoint({
			permission: 'public',
			summary: 'Sign in by what a provider answered',
			params: ProviderParams,
			body: ComeBack,
			output: CameBack
		}),
		async (c) => {
			const given = { ...c.var.input, cookies: c.req.header('cookie') ?? '' };
			const { cookies, ...answer } = await signInByProvider(c.var.call, given);
			for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
			return c.json(answer, 200);
		}
	);
