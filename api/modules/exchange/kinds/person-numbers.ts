import { sql } from 'drizzle-orm';
import { person } from '#db/schema/organisation.ts';
import type { Reader } from '../kind-work.ts';

/** Ids of the people that a file names, by employee number. */
export async function numbersOf(db: Reader, nips: readonly string[]): Promise<Map<string, string>> {
	const rows = await db
		.select({ id: person.id, nip: person.nip })
		.from(person)
		.where(
			sql`${person.nip} in (select value from json_each(${JSON.stringify([...new Set(nips)])}))`
		);
	return new Map(rows.map(({ nip, id }) => [nip, id]));
}
