import { Hono } from 'hono';
import * as z from 'zod';
import { forget, once } from '#api/http/door.ts';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { beginSecondStep } from './begin-second-step.ts';
import { changeLocale } from './change-locale.ts';
import { changePassword } from './change-password.ts';
import {
	ChangeLocale,
	ChangePassword,
	Done,
	GiveCode,
	GivePassword,
	Me,
	RecoveryCodes,
	SecondStep,
	SessionRow
} from './contract.ts';
import { confirmSecondStep } from './confirm-second-step.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSecondStep } from './end-second-step.ts';
import { getMe } from './get-me.ts';
import { getSecondStep } from './get-second-step.ts';
import { listSessions } from './list-sessions.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';

const done = { done: true } as const;

export const meRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'signed-in',
			summary: 'Who is signed in',
			whileViewing: 'shown',
			output: Me
		}),
		// The frame and the language of one page both ask.
		async (c) => c.json(await once(c.env.DOOR, 'me', () => getMe(c.var.call)), 200)
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
		async (c) => {
			const changed = await changeLocale(c.var.call, c.var.input);
			forget(c.env.DOOR, 'me');
			return c.json(changed, 200);
		}
	)
	.get(
		'/second-step',
		...endpoint({
			permission: 'signed-in',
			summary: 'My second step of signing in',
			output: SecondStep
		}),
		async (c) => c.json(await getSecondStep(c.var.call), 200)
	)
	.post(
		'/second-step',
		...endpoint({
			permission: 'signed-in',
			summary: 'Begin to set up my second step',
			body: GivePassword,
			output: Done
		}),
		async (c) => c.json(await beginSecondStep(c.var.call, c.var.input), 200)
	)
	.put(
		'/second-step',
		...endpoint({
			permission: 'signed-in',
			summary: 'Turn my second step on by its first code',
			body: GiveCode,
			output: RecoveryCodes
		}),
		async (c) => {
			const made = await confirmSecondStep(c.var.call, c.var.input);
			forget(c.env.DOOR, 'me');
			return c.json(made, 200);
		}
	)
	.post(
		'/second-step/removal',
		...endpoint({
			permission: 'signed-in',
			summary: 'Turn my second step off',
			body: GivePassword,
			output: Done
		}),
		async (c) => c.json(await endSecondStep(c.var.call, c.var.input), 200)
	)
	.post(
		'/second-step/recovery-codes',
		...endpoint({
			permission: 'signed-in',
			summary: 'A new sheet of recovery codes',
			body: GivePassword,
			output: RecoveryCodes
		}),
		async (c) => c.json(await renewRecoveryCodes(c.var.call, c.var.input), 200)
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
