import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { competency } from '#db/schema/competencies.ts';
import { person, position, unit } from '#db/schema/organisation.ts';

/** What identifies a record in a spreadsheet, by its id in the portal; or the problem of a thing that does not exist. */
export const recordCodes = {
	people: async (call: Call, id: string) =>
		known(await call.db.select({ code: person.nip }).from(person).where(eq(person.id, id)).get()),
	units: async (call: Call, id: string) =>
		known(await call.db.select({ code: unit.code }).from(unit).where(eq(unit.id, id)).get()),
	positions: async (call: Call, id: string) =>
		known(
			await call.db.select({ code: position.code }).from(position).where(eq(position.id, id)).get()
		),
	competencies: async (call: Call, id: string) =>
		known(
			await call.db
				.select({ code: competency.code })
				.from(competency)
				.where(eq(competency.id, id))
				.get()
		)
};

function known(found: { code: string } | undefined): string {
	if (!found) throw new Problem('not-found');
	return found.code;
}
