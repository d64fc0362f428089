import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { certificate } from '#db/schema/certificates.ts';
import { creditEntry } from '#db/schema/credits.ts';
import { purgeable } from './purgeable.ts';

/** Of whom everything would be purged, and what would stay without a name. */
export async function previewPurge(call: Call, { personId }: { personId: string }) {
	const { person } = await purgeable(call.db, call, personId);
	const [certificates, credits] = await Promise.all([
		call.db.$count(certificate, eq(certificate.personId, personId)),
		call.db.$count(creditEntry, eq(creditEntry.personId, personId))
	]);
	return { personId, name: person.name, nip: person.nip, certificates, credits };
}
