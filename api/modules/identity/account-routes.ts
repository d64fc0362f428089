import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { askPasswordReset } from './ask-password-reset.ts';
import { becomeFirstAdmin } from './become-first-admin.ts';
import {
	Account,
	AccountPage,
	AccountQuery,
	AskPasswordReset,
	BecomeFirstAdmin,
	Done,
	FirstAdminLink,
	Invitation,
	Invitations,
	InviteAccounts,
	LinkInfo,
	LinkParams,
	LinkUsed,
	OpenAccount,
	PasswordResetWays,
	PersonParams,
	RecoverAccount,
	SetDisabled,
	SubjectParams,
	UseLink
} from './contract.ts';
import { firstAdminLink } from './first-admin-link.ts';
import { getAccount } from './get-account.ts';
import { inviteAccounts } from './invite-accounts.ts';
import { listAccounts } from './list-accounts.ts';
import { openAccount } from './open-account.ts';
import { openLink } from './open-link.ts';
import { passwordResetWays } from './password-reset-ways.ts';
import { recoverAccount } from './recover-account.ts';
import { removeSecondStep } from './remove-second-step.ts';
import { setDisabled } from './set-disabled.ts';
import { unlinkSubject } from './unlink-subject.ts';
import { useLink } from './use-link.ts';

const done = { done: true } as const;

export const accountRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'console',
			summary: 'Open an account with a password (demo agency)',
			body: OpenAccount,
			output: Done
		}),
		async (c) => c.json(await openAccount(c.var.call, c.var.input), 200)
	)
	.post(
		'/first-admin-link',
		...endpoint({
			permission: 'console',
			summary: 'A one-time link for the first admin',
			output: FirstAdminLink
		}),
		async (c) => c.json(await firstAdminLink(c.var.call), 200)
	)
	.get(
		'/',
		...endpoint({
			permission: 'account.manage',
			summary: 'Accounts and roles',
			query: AccountQuery,
			output: AccountPage
		}),
		async (c) => c.json(await listAccounts(c.var.call, c.var.input), 200)
	)
	.post(
		'/invitations',
		...endpoint({
			permission: 'account.manage',
			summary: 'Accounts with one-time links, to print',
			body: InviteAccounts,
			output: Invitations
		}),
		async (c) => c.json(await inviteAccounts(c.var.call, c.var.input), 200)
	)
	.get(
		'/password-resets',
		...endpoint({
			permission: 'public',
			summary: 'How a forgotten password is replaced',
			output: PasswordResetWays
		}),
		async (c) => c.json(await passwordResetWays(c.var.call), 200)
	)
	.post(
		'/password-resets',
		...endpoint({
			permission: 'public',
			summary: 'Mail a one-time link to who forgot the password',
			body: AskPasswordReset,
			output: Done
		}),
		async (c) => c.json(await askPasswordReset(c.var.call, c.var.input), 200)
	)
	.get(
		'/:personId',
		...endpoint({
			permission: 'account.recover',
			summary: 'One account',
			params: PersonParams,
			output: Account
		}),
		async (c) => c.json(await getAccount(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:personId/subjects/:subjectId',
		...endpoint({
			permission: 'account.manage',
			summary: 'Take a provider’s subject off an account',
			params: SubjectParams,
			output: Done
		}),
		async (c) => c.json(await unlinkSubject(c.var.call, c.var.input), 200)
	)
	.post(
		'/:personId/recoveries',
		...endpoint({
			permission: 'account.recover',
			summary: 'A one-time link for a new password, after an identity check',
			params: PersonParams,
			body: RecoverAccount,
			output: Invitation
		}),
		async (c) => c.json(await recoverAccount(c.var.call, c.var.input), 200)
	)
	.post(
		'/:personId/second-step-removal',
		...endpoint({
			permission: 'account.manage',
			summary: 'Take a second step off, after an identity check',
			params: PersonParams,
			body: RecoverAccount,
			output: Done
		}),
		async (c) => c.json(await removeSecondStep(c.var.call, c.var.input), 200)
	)
	.put(
		'/:personId/disabled',
		...endpoint({
			permission: 'account.manage',
			summary: 'Stop an account or let it in again',
			params: PersonParams,
			body: SetDisabled,
			output: Done
		}),
		async (c) => c.json(await setDisabled(c.var.call, c.var.input), 200)
	)
	.get(
		'/links/:token',
		...endpoint({
			permission: 'public',
			summary: 'What a one-time link is for',
			params: LinkParams,
			output: LinkInfo
		}),
		async (c) => c.json(await openLink(c.var.call, c.var.input), 200)
	)
	.post(
		'/links/:token',
		...endpoint({
			permission: 'public',
			summary: 'Set the password by a one-time link',
			params: LinkParams,
			body: UseLink,
			output: LinkUsed
		}),
		async (c) => {
			const { cookie, secondStep } = await useLink(c.var.call, c.var.input);
			c.header('set-cookie', cookie, { append: true });
			return c.json({ ...done, secondStep }, 200);
		}
	)
	.post(
		'/links/:token/first-admin',
		...endpoint({
			permission: 'public',
			summary: 'Become the first admin by a one-time link',
			params: LinkParams,
			body: BecomeFirstAdmin,
			output: Done
		}),
		async (c) => {
			const { cookie } = await becomeFirstAdmin(c.var.call, c.var.input);
			c.header('set-cookie', cookie, { append: true });
			return c.json(done, 200);
		}
	);
