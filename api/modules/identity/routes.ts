import { Hono } from 'hono';
import * as z from 'zod';
import { forget, once } from '#api/http/door.ts';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { askPasswordReset } from './ask-password-reset.ts';
import { beginSecondStep } from './begin-second-step.ts';
import { becomeFirstAdmin } from './become-first-admin.ts';
import { changeLocale } from './change-locale.ts';
import { changePassword } from './change-password.ts';
import {
	Account,
	AccountPage,
	AccountQuery,
	AskPasswordReset,
	AuditPage,
	AuditQuery,
	BecomeFirstAdmin,
	CameBack,
	ChangeLocale,
	ChangePassword,
	ComeBack,
	Done,
	FirstAdminLink,
	GrantParams,
	GiveCode,
	GivePassword,
	GrantRole,
	Invitation,
	Invitations,
	InviteAccounts,
	LeaveForProvider,
	LeftForProvider,
	LinkInfo,
	LinkParams,
	LinkUsed,
	Me,
	OpenAccount,
	PasswordResetWays,
	PersonParams,
	ProviderParams,
	Providers,
	RecoverAccount,
	RecoveryCodes,
	RoleGranted,
	SecondStep,
	SessionRow,
	SetDisabled,
	SignedIn,
	SignIn,
	SignInWaits,
	SubjectParams,
	UseLink
} from './contract.ts';
import { confirmSecondStep } from './confirm-second-step.ts';
import { endOtherSessions } from './end-other-sessions.ts';
import { endSecondStep } from './end-second-step.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { firstAdminLink } from './first-admin-link.ts';
import { getAccount } from './get-account.ts';
import { getMe } from './get-me.ts';
import { getSecondStep } from './get-second-step.ts';
import { grantRole } from './grant-role.ts';
import { inviteAccounts } from './invite-accounts.ts';
import { leaveForProvider } from './leave-for-provider.ts';
import { listAccounts } from './list-accounts.ts';
import { listAudit } from './list-audit.ts';
import { listSessions } from './list-sessions.ts';
import { openAccount } from './open-account.ts';
import { openLink } from './open-link.ts';
import { passwordResetWays } from './password-reset-ways.ts';
import { listProviders } from './providers.ts';
import { recoverAccount } from './recover-account.ts';
import { removeSecondStep } from './remove-second-step.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { revokeRole } from './revoke-role.ts';
import { setDisabled } from './set-disabled.ts';
import { signInByProvider } from './sign-in-by-provider.ts';
import { signIn } from './sign-in.ts';
import { signInWaits } from './sign-in-waits.ts';
import { signOut } from './sign-out.ts';
import { unlinkSubject } from './unlink-subject.ts';
import { useLink } from './use-link.ts';

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

export const roleRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'role.grant',
			summary: 'Give a role',
			body: GrantRole,
			output: RoleGranted,
			status: 201
		}),
		async (c) => c.json(await grantRole(c.var.call, c.var.input), 201)
	)
	.delete(
		'/:grantId',
		...endpoint({
			permission: 'role.grant',
			summary: 'Take a role back',
			params: GrantParams,
			output: Done
		}),
		async (c) => c.json(await revokeRole(c.var.call, c.var.input), 200)
	);

export const auditRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		permission: 'audit.read',
		summary: 'The audit, newest first',
		query: AuditQuery,
		output: AuditPage
	}),
	async (c) => c.json(await listAudit(c.var.call, c.var.input), 200)
);
