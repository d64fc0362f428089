/** Who may come to an event: seats by unit, what it asks for, and who may come all the same. */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { requirementKinds } from '#api/domain/eligibility.ts';
import { instant, isOneOf } from './columns.ts';
import { person, unit } from './organisation.ts';
import { workshopEvent } from './workshops.ts';

/** Seats that a unit, with everything below it, may fill by nomination. */
export const eventQuota = sqliteTable(
	'event_quota',
	{
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		unitId: text()
			.notNull()
			.references(() => unit.id),
		seats: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.eventId, t.unitId] }),
		index('event_quota_unit').on(t.unitId),
		check('event_quota_seats', sql`seats > 0`)
	]
);

/** What an event asks of those who take part (api/domain/eligibility.ts). */
export const eventRequirement = sqliteTable(
	'event_requirement',
	{
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		kind: text({ enum: requirementKinds }).notNull(),
		/** The position, the class, the lowest rank or the course; empty for a gap. */
		about: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.eventId, t.kind, t.about] }),
		check('event_requirement_kind', isOneOf(t.kind, requirementKinds))
	]
);

/** Somebody who may come although something is asked that they do not meet, and why. */
export const eventException = sqliteTable(
	'event_exception',
	{
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		personId: text()
			.notNull()
			.references(() => person.id),
		reason: text().notNull(),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.eventId, t.personId] }),
		index('event_exception_person').on(t.personId)
	]
);

/** What an exception said before it was given anew; goes with the exception when its person is purged. */
export const eventExceptionEarlier = sqliteTable(
	'event_exception_earlier',
	{
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		personId: text()
			.notNull()
			.references(() => person.id),
		reason: text().notNull(),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.eventId, t.personId, t.at] }),
		index('event_exception_earlier_person').on(t.personId)
	]
);
