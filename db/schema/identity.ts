import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { roles } from '#api/domain/permissions.ts';
import { civilDate, id, instant, isOneOf } from './columns.ts';
import { person, unit } from './organisation.ts';

/** An account: one a person, made before its first password. */
export const user = sqliteTable(
	'user',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		/** PHC string; null until the one-time link was used. */
		passwordHash: text(),
		passwordChangedAt: instant(),
		locale: text({ enum: ['id', 'en'] }),
		disabledAt: instant(),
		createdAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('user_person').on(t.personId),
		index('user_with_password')
			.on(t.personId)
			.where(sql`password_hash is not null`),
		index('user_disabled')
			.on(t.personId)
			.where(sql`disabled_at is not null`)
	]
);

export const session = sqliteTable(
	'session',
	{
		/** SHA-256 of the cookie's token, in hex; the token itself is never stored. */
		id: id(),
		userId: text()
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		expiresAt: instant().notNull(),
		createdAt: instant().notNull(),
		/** What the person recognises the device by; never used to decide. */
		device: text().notNull(),
		address: text().notNull(),
		/** Whose portal this session shows, read-only, and until when (decision on viewing). */
		viewingPersonId: text(),
		viewingUntil: instant()
	},
	(t) => [index('session_user').on(t.userId), index('session_expires').on(t.expiresAt)]
);

/** A role held by a person in a unit's subtree, or everywhere when `unitId` is null. */
export const roleGrant = sqliteTable(
	'role_grant',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		role: text({ enum: roles }).notNull(),
		unitId: text().references(() => unit.id),
		grantedBy: text().notNull(),
		grantedAt: instant().notNull(),
		validTo: civilDate(),
		revokedAt: instant(),
		revokedBy: text()
	},
	(t) => [
		index('role_grant_person').on(t.personId),
		index('role_grant_unit').on(t.unitId),
		index('role_grant_held')
			.on(t.role, t.personId)
			.where(sql`revoked_at is null`),
		check('role_grant_role', isOneOf(t.role, roles))
	]
);

const linkPurposes = ['activate', 'first-admin', 'reset'] as const;

/** A one-time link; only the SHA-256 of its secret is kept. */
export const oneTimeLink = sqliteTable(
	'one_time_link',
	{
		id: id(),
		tokenHash: text().notNull(),
		purpose: text({ enum: linkPurposes }).notNull(),
		userId: text().references(() => user.id),
		expiresAt: instant().notNull(),
		usedAt: instant(),
		createdBy: text().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('one_time_link_token').on(t.tokenHash),
		index('one_time_link_user').on(t.userId),
		index('one_time_link_expires').on(t.expiresAt),
		check('one_time_link_purpose', isOneOf(t.purpose, linkPurposes))
	]
);

/** The second step of an account: the authenticator app on its owner's phone. */
export const totp = sqliteTable('totp', {
	userId: text()
		.primaryKey()
		.references(() => user.id, { onDelete: 'cascade' }),
	/** Account and secret under a key derived from APP_SECRET: useless for another account, or without the key. */
	sealedSecret: text().notNull(),
	/** Null until the first code has been given. */
	confirmedAt: instant(),
	/** The last period whose code was taken: none is taken twice. */
	lastPeriod: integer(),
	createdAt: instant().notNull()
});

/** Codes on paper for who lost the phone; only keyed hashes are kept. */
export const recoveryCode = sqliteTable(
	'recovery_code',
	{
		id: id(),
		userId: text()
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		codeHash: text().notNull(),
		usedAt: instant(),
		createdAt: instant().notNull()
	},
	(t) => [uniqueIndex('recovery_code_user').on(t.userId, t.codeHash)]
);

/** Between password and code: opens nothing, for some minutes. */
export const pendingSignIn = sqliteTable(
	'pending_sign_in',
	{
		/** SHA-256 of the cookie's token, in hex. */
		id: id(),
		userId: text()
			.notNull()
			.references(() => user.id, { onDelete: 'cascade' }),
		expiresAt: instant().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		index('pending_sign_in_expires').on(t.expiresAt),
		index('pending_sign_in_user').on(t.userId)
	]
);

/** Attempts in a window, by bucket: `sign-in:account:<hash>`, `verification:address:<hash>`. */
export const attempt = sqliteTable(
	'attempt',
	{
		bucket: text().primaryKey(),
		windowStart: instant().notNull(),
		count: integer().notNull()
	},
	(t) => [index('attempt_window').on(t.windowStart)]
);

/**
 * The subject by which a provider knows the owner of an account. One account has at most one a
 * provider, and one subject opens one account.
 */
export const linkedSubject = sqliteTable(
	'linked_subject',
	{
		id: id(),
		userId: text()
			.notNull()
			.references(() => user.id),
		issuer: text().notNull(),
		subject: text().notNull(),
		linkedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('linked_subject_user').on(t.userId, t.issuer),
		uniqueIndex('linked_subject_subject').on(t.issuer, t.subject)
	]
);
