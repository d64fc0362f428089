import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';
import { signup, workshopSession } from './workshops.ts';

/** Which shift of a session a participant comes to. */
export const signupShift = sqliteTable(
	'signup_shift',
	{
		signupId: text()
			.notNull()
			.references(() => signup.id),
		/** Of the sessions that are the same one, given several times. */
		shiftGroup: text().notNull(),
		/** Null: the shift was taken out of the plan; they choose again. */
		sessionId: text().references(() => workshopSession.id),
		/** How often it was changed: calendars take the newest. */
		revision: integer().notNull(),
		updatedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.signupId, t.shiftGroup] }),
		index('signup_shift_session').on(t.sessionId)
	]
);
