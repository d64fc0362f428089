import * as z from 'zod';
import { accountStates } from '#api/domain/account-state.ts';
import { identityChecks } from '#api/domain/identity-check.ts';
import { permissionNames, roles } from '#api/domain/permissions.ts';

const password = z.string().min(1).max(400);
const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const Done = z.object({ done: z.literal(true) });

export const SignIn = z.object({ nip: z.string().min(1).max(60), password });
export const SignedIn = z.object({
	personId: z.string(),
	/** The password was right; the code of the second step is still owed. */
	secondStep: z.boolean()
});

export const Providers = z.object({
	items: z.array(z.object({ id: z.string(), label: z.string() }))
});
export const ProviderParams = z.object({ provider: z.string().max(10) });
export const LeaveForProvider = z.object({
	/** Where to go after signing in: a path of this portal, and nothing that could leave it. */
	to: z
		.string()
		.max(1000)
		.regex(/^\/(?![/\\])[^\\\s]*$/)
		.default('/')
});
export const LeftForProvider = z.object({ url: z.url() });
/** What the provider put after the `?` of the callback, unread. */
export const ComeBack = z.object({ query: z.string().max(8000) });
export const CameBack = z.object({ personId: z.string(), to: z.string() });

export const Me = z.object({
	personId: z.string(),
	/** With titles, as printed. */
	name: z.string(),
	nip: z.string(),
	kind: z.string(),
	locale: z.enum(['id', 'en']).nullable(),
	roles: z.array(z.enum(roles)),
	permissions: z.array(z.enum(permissionNames)),
	position: z.string().nullable(),
	unit: z.string().nullable(),
	/** Unread notifications, at most 100. */
	unread: z.number().int(),
	/** Whom to ask about personal data (PPDP); null: not named yet. */
	dataOfficer: z
		.object({ name: z.string(), email: z.string().nullable(), phone: z.string().nullable() })
		.nullable(),
	/** The account may do nothing until its second step is set up. */
	secondStepMissing: z.boolean(),
	/** For a certificate of the demo agency, and the notice on each page. */
	demo: z.boolean(),
	/** An admin sees the portal as this person, until then, and cannot write. */
	viewing: z.object({ until: z.iso.datetime() }).nullable()
});

export const GiveCode = z.object({ code: z.string().trim().min(1).max(40) });
export const SignInWaits = z.object({ waiting: z.boolean() });
export const GivePassword = z.object({ password });
export const SecondStep = z.object({
	state: z.enum(['off', 'begun', 'on']),
	required: z.boolean(),
	since: z.iso.datetime().nullable(),
	codesLeft: z.number().int(),
	/** What the app must be told, for as long as its first code has not been given. */
	enrolment: z
		.object({
			uri: z.string(),
			key: z.string(),
			/** The QR code as an SVG path in a square view box. */
			qr: z.object({ path: z.string(), size: z.number().int() })
		})
		.nullable()
});
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export const ChangePassword = z.object({ current: password, next: password });
export const ChangeLocale = z.object({ locale: z.enum(['id', 'en']) });
export const SessionRow = z.object({
	id: z.string(),
	device: z.string(),
	address: z.string(),
	startedAt: z.iso.datetime(),
	expiresAt: z.iso.datetime(),
	current: z.boolean()
});

export const AccountQuery = z.object({
	search: z.string().trim().max(100).optional(),
	state: z.enum(accountStates).optional(),
	unitId: z.string().optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
export const AccountRow = z.object({
	personId: z.string(),
	name: z.string(),
	nip: z.string(),
	unit: z.string().nullable(),
	state: z.enum(accountStates),
	roles: z.array(
		z.object({ grantId: z.string(), role: z.enum(roles), unit: z.string().nullable() })
	)
});
/** One account by itself; `issuer` stands for a provider that is no longer set up. */
export const Account = AccountRow.extend({
	subjects: z.array(z.object({ id: z.string(), provider: z.string(), linkedAt: z.iso.datetime() })),
	/** Whether the reader may recover it after an identity check, or why not. */
	recovery: z.enum(['possible', 'own', 'beyond', 'none']),
	secondStep: z.boolean()
});
export const AccountPage = z.object({ items: z.array(AccountRow), next: z.string().nullable() });

export const InviteAccounts = z.object({
	/** Named people, or everybody of a unit's subtree who has no password yet. */
	personIds: z.array(z.string()).max(500).optional(),
	unitId: z.string().optional(),
	/** The whole agency. */
	everybody: z.boolean().optional()
});
export const Invitation = z.object({
	personId: z.string(),
	name: z.string(),
	nip: z.string(),
	unit: z.string().nullable(),
	/** Path below the portal's address; shown once, stored hashed. */
	path: z.string(),
	expiresAt: z.iso.datetime()
});
export const Invitations = z.object({ items: z.array(Invitation) });

export const LinkParams = z.object({ token: z.string().min(20).max(100) });
export const LinkInfo = z.object({
	purpose: z.enum(['activate', 'first-admin', 'reset']),
	name: z.string().nullable()
});
/** A number or a mail address, as it was typed. */
export const AskPasswordReset = z.object({ who: z.string().trim().min(1).max(254) });
export const PasswordResetWays = z.object({ byMail: z.boolean(), hours: z.number() });
export const UseLink = z.object({ password });
export const LinkUsed = z.object({ done: z.literal(true), secondStep: z.boolean() });
export const BecomeFirstAdmin = z.object({
	nip: z.string().max(60),
	name: z.string().trim().min(2).max(150),
	frontTitle: z.string().trim().max(60).optional(),
	backTitle: z.string().trim().max(60).optional(),
	password
});
export const FirstAdminLink = z.object({ path: z.string(), expiresAt: z.iso.datetime() });

export const PersonParams = z.object({ personId: z.string() });
export const SubjectParams = PersonParams.extend({ subjectId: z.string() });
export const SetDisabled = z.object({ disabled: z.boolean() });
const IdentityCheck = {
	checkedBy: z.enum(identityChecks),
	/** No numbers of persons: the audit holds none. */
	note: z
		.string()
		.trim()
		.min(10)
		.max(300)
		.refine((text) => !/\d[\d .-]{6,}\d/.test(text), 'note-holds-number')
};
export const RecoverAccount = z.object(IdentityCheck);
export const GrantParams = z.object({ grantId: z.string() });
export const GrantRole = z.object({
	personId: z.string(),
	role: z.enum(roles).exclude(['asn']),
	/** Null: everywhere. */
	unitId: z.string().nullable(),
	validTo: civil.nullish()
});
export const RoleGranted = z.object({ grantId: z.string() });

/** Console only: an account that can sign in at once, for the demo agency. */
export const OpenAccount = z.object({
	nip: z.string(),
	password,
	roles: z
		.array(z.object({ role: z.enum(roles).exclude(['asn']), unitCode: z.string().nullable() }))
		.default([])
});

export const AuditQuery = z.object({
	subject: z.string().max(120).optional(),
	actorId: z.string().max(60).optional(),
	action: z.string().max(60).optional(),
	from: civil.optional(),
	to: civil.optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50)
});
export const AuditRow = z.object({
	id: z.string(),
	at: z.iso.datetime(),
	actorId: z.string(),
	/** Looked up for the reader; the audit itself holds ids only. */
	actorName: z.string().nullable(),
	action: z.string(),
	subject: z.string(),
	before: z.unknown(),
	after: z.unknown()
});
export const AuditPage = z.object({ items: z.array(AuditRow), next: z.string().nullable() });
