import { and, desc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { person, personChange, recordChange, type RecordKind } from '#db/schema/organisation.ts';
import type { Change } from './contract.ts';

const latest = 100;

/** What a unit, a position or a competency said before, latest first. */
export const changesOfRecord = (call: Call, kind: RecordKind, recordId: string) =>
	call.db
		.select({ change: recordChange, who: person })
		.from(recordChange)
		.leftJoin(person, eq(person.id, recordChange.changedBy))
		.where(and(eq(recordChange.kind, kind), eq(recordChange.recordId, recordId)))
		.orderBy(desc(recordChange.at), desc(recordChange.id))
		.limit(latest);

/** What a person's own values were before, latest first. */
export const changesOfPerson = (call: Call, personId: string) =>
	call.db
		.select({ change: personChange, who: person })
		.from(personChange)
		.leftJoin(person, eq(person.id, personChange.changedBy))
		.where(eq(personChange.personId, personId))
		.orderBy(desc(personChange.at), desc(personChange.id))
		.limit(latest);

type Stored = Pick<
	typeof recordChange.$inferSelect,
	'at' | 'changedBy' | 'field' | 'before' | 'after'
>;

const changeOut = ({ at, changedBy, field, before, after }: Stored, name?: string): Change => ({
	at: at.toISOString(),
	by: name ?? changedBy,
	field,
	before,
	after
});

export const changesOut = (
	rows: readonly { change: Stored; who: typeof person.$inferSelect | null }[]
): Change[] =>
	rows.map(({ change, who }) => changeOut(change, who ? nameWithTitles(who) : undefined));
