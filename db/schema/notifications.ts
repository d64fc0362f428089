import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { mailChoices, notificationKinds } from '#api/domain/notification.ts';
import { id, instant, isOneOf } from './columns.ts';
import { person } from './organisation.ts';

/** What the portal told a person: facts of the moment, no prose. */
export const notification = sqliteTable(
	'notification',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		kind: text({ enum: notificationKinds }).notNull(),
		/** What happened, named once: the same event reaches a person once. */
		eventKey: text().notNull(),
		facts: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
		createdAt: instant().notNull(),
		readAt: instant()
	},
	(t) => [
		uniqueIndex('notification_once').on(t.personId, t.eventKey),
		index('notification_inbox').on(t.personId, t.createdAt, t.id),
		index('notification_unread')
			.on(t.personId)
			.where(sql`read_at is null`),
		index('notification_age').on(t.createdAt)
	]
);

export const mailStates = ['waiting', 'sending', 'sent', 'failed', 'skipped'] as const;
export const mailFaults = [
	'no-address',
	'bad-address',
	'not-wanted',
	'too-old',
	'refused',
	'deferred',
	'unreachable'
] as const;

/** A mail about a notification: one a notification, sent once. */
export const outbox = sqliteTable(
	'outbox',
	{
		notificationId: text()
			.primaryKey()
			.references(() => notification.id, { onDelete: 'cascade' }),
		state: text({ enum: mailStates }).notNull(),
		dueAt: instant().notNull(),
		/** Since when a run has it in hand. */
		claimedAt: instant(),
		tries: integer().notNull(),
		fault: text({ enum: mailFaults }),
		/** What the mail server said, without addresses. */
		answer: text(),
		settledAt: instant()
	},
	(t) => [
		index('outbox_due').on(t.state, t.dueAt),
		check('outbox_state', isOneOf(t.state, mailStates))
	]
);

/** What a person chose to receive by mail; without a row, each by itself. */
export const notificationPreference = sqliteTable(
	'notification_preference',
	{
		personId: text()
			.primaryKey()
			.references(() => person.id),
		mail: text({ enum: mailChoices }).notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [check('notification_preference_mail', isOneOf(t.mail, mailChoices))]
);
