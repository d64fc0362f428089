import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { institution } from '#db/schema/rules.ts';
import { aboutAll } from './about.ts';
import { officerOf } from './officer-of.ts';
import type { DataQuery, PrivacyNotice } from './contract.ts';

/** The privacy notice (UU 27/2022, Pasal 21): for anybody, in the reader's language. */
export async function getNotice(
	call: Call,
	{ language }: z.output<typeof DataQuery>
): Promise<z.output<typeof PrivacyNotice>> {
	const [rules, agency] = await Promise.all([
		call.rules(),
		call.db.select().from(institution).where(eq(institution.id, 'institution')).get()
	]);
	return {
		agency: agency?.name ?? '',
		hrUnit: agency?.hrUnitName ?? '',
		officer: officerOf(agency),
		correctionHours: rules.number('pdp.batas_perbaikan_jam').value,
		breachHours: rules.number('pdp.batas_notifikasi_jam').value,
		sections: aboutAll(rules, language)
	};
}
