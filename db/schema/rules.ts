import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { signatoryPrefixes } from '#api/domain/certificate-snapshot.ts';
import { civilDate, id, instant } from './columns.ts';

/**
 * A business rule: one row a value and validity; a result stores the id of the row that made it. Only `validTo`
 * ever changes (triggers see to it); a row that was withdrawn ends before it begins.
 */
export const rule = sqliteTable(
	'rule',
	{
		id: id(),
		key: text().notNull(),
		/** Null: not yet set by the agency. */
		value: text({ mode: 'json' }).$type<unknown>(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		legalBasis: text().notNull(),
		note: text(),
		changedBy: text().notNull(),
		changedAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('rule_key_valid_from')
			.on(t.key, t.validFrom)
			.where(sql`valid_to is null or valid_to >= valid_from`)
	]
);

/** A form of competency development (Peraturan LAN 10/2018) with its rule for JP. */
export const developmentForm = sqliteTable('development_form', {
	code: text().primaryKey(),
	name: text().notNull(),
	group: text().notNull(),
	siasnId: integer(),
	siasnClass: text(),
	/** actual: JP of the certificate, else `jpValue` (per day when `capPeriod` is day); manual: with a reason. */
	jpMode: text({ enum: ['actual', 'per_activity', 'per_session', 'per_day', 'manual'] }).notNull(),
	jpValue: integer(),
	cap: integer(),
	capPeriod: text({ enum: ['activity', 'day', 'month', 'year'] }),
	evidence: text().notNull(),
	verifier: text({ enum: ['hr', 'supervisor'] }).notNull(),
	/** Share of the 10-20-70 learning mix. */
	mix: integer(),
	validFrom: civilDate().notNull(),
	legalBasis: text().notNull()
});

/** A class of positions with the level it asks for in managerial and socio-cultural competencies (Permenpan RB 38/2017). */
export const positionClass = sqliteTable('position_class', {
	code: text().primaryKey(),
	name: text().notNull(),
	sequence: integer().notNull(),
	level: integer().notNull(),
	validFrom: civilDate().notNull(),
	legalBasis: text().notNull()
});

/** Ranks (pangkat, golongan ruang) of PNS and PPPK. */
export const rank = sqliteTable('rank', {
	code: text().primaryKey(),
	name: text(),
	kind: text({ enum: ['PNS', 'PPPK'] }).notNull(),
	sequence: integer().notNull(),
	siasnId: text()
});

/** Legal status (kedudukan hukum), by SIASN code. */
export const legalStatus = sqliteTable('legal_status', {
	code: text().primaryKey(),
	name: text().notNull(),
	/** May sign in. */
	active: integer({ mode: 'boolean' }).notNull(),
	/** Stands in the denominator of yearly targets. */
	counted: integer({ mode: 'boolean' }).notNull()
});

/** The agency itself: exactly one row, `institution`. */
export const institution = sqliteTable('institution', {
	id: id(),
	name: text().notNull(),
	hrUnitName: text().notNull(),
	hrUnitShortName: text().notNull(),
	city: text().notNull(),
	timeZone: text({ enum: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] }).notNull(),
	crestSha256: text(),
	crestType: text(),
	updatedAt: instant().notNull()
});

/** Who signs certificates, and since when; `prefix` is a.n., u.b., Plt. or Plh. */
export const signatory = sqliteTable(
	'signatory',
	{
		id: id(),
		name: text().notNull(),
		nip: text().notNull(),
		rank: text(),
		position: text().notNull(),
		prefix: text({ enum: signatoryPrefixes }).notNull(),
		/** With a.n. or u.b.: in whose name. */
		onBehalfOf: text(),
		validFrom: civilDate().notNull(),
		validTo: civilDate(),
		createdAt: instant().notNull()
	},
	(t) => [index('signatory_valid_from').on(t.validFrom)]
);
