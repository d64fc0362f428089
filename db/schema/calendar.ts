import { sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant } from './columns.ts';
import { person } from './organisation.ts';

/** The address from which somebody's calendar program reads their own workshops: one a person, by a hash. */
export const calendarFeed = sqliteTable(
	'calendar_feed',
	{
		/** What the secret of the address is made of (see calendar-token.ts); a new one makes the old worthless. */
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		tokenHash: text().notNull(),
		createdAt: instant().notNull()
	},
	(t) => [
		uniqueIndex('calendar_feed_person').on(t.personId),
		uniqueIndex('calendar_feed_token').on(t.tokenHash)
	]
);
