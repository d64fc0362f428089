import { count, desc, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { isLasting } from '#api/domain/certificate.ts';
import { isValidOn } from '#api/domain/period.ts';
import { Problem } from '#api/http/problem.ts';
import { institution, rule, signatory } from '#db/schema/rules.ts';

/** What an agency enters about itself: name, crest, who signs, how certificates are numbered. */
export async function getSettings(call: Call) {
	const rules = await call.rules();
	const [[agency], [numbered], signatories] = await call.readAll([
		call.db.select().from(institution).where(eq(institution.id, 'institution')),
		call.db
			.select({ values: count() })
			.from(rule)
			.where(
				inArray(rule.key, [
					'sertifikat.pola_nomor',
					'sertifikat.klasifikasi',
					'sertifikat.kode_instansi'
				])
			),
		call.db.select().from(signatory).orderBy(desc(signatory.validFrom), desc(signatory.id))
	]);
	if (!agency) throw new Problem('not-found');

	const current = signatories.find((each) => isValidOn(call.today, each));
	const origin = call.settings.APP_ORIGIN ?? null;
	const { name, hrUnitName, hrUnitShortName, city, timeZone } = agency;
	return {
		institution: { name, hrUnitName, hrUnitShortName, city, timeZone },
		dataOfficer: {
			name: agency.dpoName ?? '',
			email: agency.dpoEmail ?? '',
			phone: agency.dpoPhone ?? ''
		},
		crest: agency.crestSha256,
		numbering: {
			pattern: rules.text('sertifikat.pola_nomor').value,
			classification: rules.text('sertifikat.klasifikasi').value,
			issuerCode: rules.text('sertifikat.kode_instansi').value
		},
		numberingChanged: (numbered?.values ?? 0) > 3,
		signatories: signatories.map(({ createdAt: _, ...row }) => ({
			...row,
			current: row.id === current?.id
		})),
		origin,
		lasting: call.settings.DEMO === '1' || (origin !== null && isLasting(origin)),
		today: call.today
	};
}
