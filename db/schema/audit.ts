import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';

/** Who did what to which thing; append-only; ids and codes, never names or NIP. */
export const auditEvent = sqliteTable(
	'audit_event',
	{
		id: id(),
		at: instant().notNull(),
		actorId: text().notNull(),
		/** Past tense: `certificate.revoked`. */
		action: text().notNull(),
		/** `kind:id`. */
		subject: text().notNull(),
		before: text({ mode: 'json' }).$type<unknown>(),
		after: text({ mode: 'json' }).$type<unknown>(),
		requestId: text()
	},
	(t) => [
		index('audit_event_subject').on(t.subject, t.at),
		index('audit_event_actor').on(t.actorId, t.at),
		index('audit_event_at').on(t.at, t.id)
	]
);

/** The first answer to a write, kept under the caller's Idempotency-Key. */
export const request = sqliteTable(
	'request',
	{
		actorId: text().notNull(),
		key: text().notNull(),
		action: text().notNull(),
		inputHash: text().notNull(),
		answer: text({ mode: 'json' }).$type<unknown>(),
		at: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.actorId, t.key] }), index('request_at').on(t.at)]
);
