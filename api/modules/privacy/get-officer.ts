import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { institution } from '#db/schema/rules.ts';
import { officerOf } from './officer-of.ts';

/** Whom to ask about personal data: for the foot of every page. */
export async function getOfficer(call: Call) {
	const agency = await call.db
		.select({
			dpoName: institution.dpoName,
			dpoEmail: institution.dpoEmail,
			dpoPhone: institution.dpoPhone
		})
		.from(institution)
		.where(eq(institution.id, 'institution'))
		.get();
	return { officer: officerOf(agency) };
}
