import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { person } from '#db/schema/organisation.ts';
import { tombstone } from '#db/schema/privacy.ts';
import { legalStatus } from '#db/schema/rules.ts';

/** Somebody whose data may be purged: no longer in service, not oneself, and not purged already. */
export async function purgeable(db: Tx | ReadDb, call: Call, personId: string) {
	const found = await db
		.select({ person, active: legalStatus.active, tombstoneId: tombstone.id })
		.from(person)
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.leftJoin(tombstone, eq(tombstone.subject, person.id))
		.where(eq(person.id, personId))
		.get();
	if (!found) throw new Problem('not-found');
	if (found.tombstoneId) throw new Problem('person-purged');
	if (personId === call.actor.personId) throw new Problem('own-purge');
	if (found.active !== false) throw new Problem('person-active');
	return found;
}
