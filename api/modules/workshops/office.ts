import { and, desc, gte, isNull, lte, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { officeLines } from '#api/domain/certificate-snapshot.ts';
import { formatEmployeeNumber } from '#api/domain/employee-number.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { institution, signatory } from '#db/schema/rules.ts';

/** Whose paper it is, and who signs today. */
export const officeQueries = (call: Call) =>
	[
		call.db.select().from(institution).limit(1),
		call.db
			.select()
			.from(signatory)
			.where(
				and(
					lte(signatory.validFrom, call.today),
					or(isNull(signatory.validTo), gte(signatory.validTo, call.today))
				)
			)
			.orderBy(desc(signatory.validFrom))
			.limit(1)
	] as const;

type Institution = typeof institution.$inferSelect;

export async function letterheadOf(call: Call, place: Institution | undefined) {
	return {
		institution: place?.name ?? '',
		hrUnit: place?.hrUnitName ?? '',
		city: place?.city ?? '',
		crest: place?.crestSha256 ? await crestOf(call, place.crestSha256) : null
	};
}

/** A paper without its crest is better than no paper. */
async function crestOf(call: Call, sha256: string) {
	const file = await openStorage(call.services).get(sha256);
	return file ? new Uint8Array(await new Response(file.body).arrayBuffer()) : null;
}

/** The lines of who signs; the empty one is room for a pen. */
export function signerLines(signer: typeof signatory.$inferSelect | undefined) {
	if (!signer) return ['Penanda tangan belum ditetapkan.'];
	return [
		...officeLines(signer),
		'',
		signer.name,
		...(signer.rank ? [signer.rank] : []),
		`NIP ${formatEmployeeNumber(signer.nip)}`
	];
}
