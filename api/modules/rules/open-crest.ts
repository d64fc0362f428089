import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { institution } from '#db/schema/rules.ts';

/** The crest's bytes; anybody may see it, it stands on every certificate. */
export async function openCrest(call: Call) {
	const agency = await call.db
		.select({ sha256: institution.crestSha256 })
		.from(institution)
		.where(eq(institution.id, 'institution'))
		.get();
	const file = agency?.sha256 ? await openStorage(call.services).get(agency.sha256) : null;
	if (!agency?.sha256 || !file) throw new Problem('not-found');
	return { ...file, etag: `"${agency.sha256}"` };
}
