import type { BatchItem } from 'drizzle-orm/batch';
import type { Call } from '#api/call.ts';
import type { ReadDb } from '#db/client.ts';
import { correctionReads } from './reads/correction.ts';
import { creditReads } from './reads/credit.ts';
import { identityReads } from './reads/identity.ts';
import { studyReads } from './reads/study.ts';
import { trailReads } from './reads/trail.ts';
import { workshopReads } from './reads/workshop.ts';

/** A read for each table that holds something about people, by the table's name in `db/schema`. */
export const personReads = (db: ReadDb, personId: string) => ({
	...identityReads(db, personId),
	...studyReads(db, personId),
	...workshopReads(db, personId),
	...creditReads(db, personId),
	...correctionReads(db, personId),
	...trailReads(db, personId)
});
type Reads = ReturnType<typeof personReads>;
export type Held = { [Table in keyof Reads]: Awaited<Reads[Table]> };

/** Everything the portal holds about a person. One round trip. */
export async function heldAbout(call: Call, personId: string): Promise<Held> {
	const reads = personReads(call.db, personId);
	const names = Object.keys(reads);
	const answers = await call.readAll(asBatch(Object.values(reads)));
	return asHeld(Object.fromEntries(names.map((name, at) => [name, answers[at]])));
}

type Batch = Readonly<[BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]>;
/** There is a read for the person at least. */
const asBatch = (reads: unknown) => reads as Batch;
/** Answers come in the order of the reads. */
const asHeld = (answers: unknown) => answers as Held;
