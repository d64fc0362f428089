import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { certificateEventKinds } from '#api/domain/certificate.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { id, instant, isOneOf } from './columns.ts';
import { person } from './organisation.ts';

/** An issued certificate: a snapshot that nothing alters. */
export const certificate = sqliteTable(
	'certificate',
	{
		id: id(),
		number: text().notNull(),
		code: text().notNull(),
		personId: text()
			.notNull()
			.references(() => person.id),
		/** `completion` and its id. */
		sourceType: text().notNull(),
		sourceId: text().notNull(),
		/** Everything that is printed. */
		snapshot: text({ mode: 'json' }).$type<CertificateSnapshot>().notNull(),
		issuedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('certificate_number').on(t.number),
		uniqueIndex('certificate_code').on(t.code),
		uniqueIndex('certificate_source').on(t.sourceType, t.sourceId),
		index('certificate_person').on(t.personId, t.issuedAt),
		index('certificate_issued').on(t.issuedAt, t.id)
	]
);

/** What happened to a certificate after its issue; append-only. */
export const certificateEvent = sqliteTable(
	'certificate_event',
	{
		id: id(),
		certificateId: text()
			.notNull()
			.references(() => certificate.id),
		kind: text({ enum: certificateEventKinds }).notNull(),
		/** Of the rendered PDF. */
		sha256: text(),
		reason: text(),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		uniqueIndex('certificate_event_once').on(t.certificateId, t.kind),
		index('certificate_event_revoked')
			.on(t.certificateId)
			.where(sql`kind = 'revoked'`),
		check('certificate_event_kind', isOneOf(t.kind, certificateEventKinds))
	]
);

/** Derived: certificates whose paper is still to be made; rebuilt from certificate and its events. */
export const certificatePending = sqliteTable(
	'certificate_pending',
	{
		certificateId: text()
			.primaryKey()
			.references(() => certificate.id),
		issuedAt: instant().notNull(),
		/** Failed tries push a paper back in the queue. */
		tries: integer().notNull()
	},
	(t) => [index('certificate_pending_queue').on(t.tries, t.issuedAt)]
);

/** The last number given in a series, such as one year. */
export const certificateCounter = sqliteTable('certificate_counter', {
	series: text().primaryKey(),
	last: integer().notNull()
});
