import { and, desc, eq, gte, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { readCode } from '#api/domain/certificate-code.ts';
import { withoutSeparators } from '#api/domain/employee-number.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { peopleFound } from '#api/people-found.ts';
import { certificate } from '#db/schema/certificates.ts';
import { person } from '#db/schema/organisation.ts';
import type { CertificateQuery } from './contract.ts';
import { rowOf } from './row.ts';
import { inScope, isRenderedOf, isRevokedOf, rendered, revoked, shown } from './visible.ts';

/** Certificates of the agency within the caller's reach, newest first; found by code, number, NIP or name. One round trip, two when people are looked for. */
export async function listCertificates(call: Call, input: z.output<typeof CertificateQuery>) {
	const about = await isAbout(call, input.search);
	const rows = await call.db
		.select(shown)
		.from(certificate)
		.innerJoin(person, eq(person.id, certificate.personId))
		.leftJoin(rendered, isRenderedOf())
		.leftJoin(revoked, isRevokedOf())
		.where(
			and(
				inScope(call, 'certificate.manage'),
				about,
				input.status === 'revoked' ? inArray(certificate.id, revokedIds) : undefined,
				input.status === 'valid' ? isNull(revoked.id) : undefined,
				isAfter(decodeCursor(input.after))
			)
		)
		.orderBy(desc(certificate.issuedAt), desc(certificate.id))
		.limit(input.limit + 1);
	const { items, next } = page(rows, input.limit, (row) => [row.issuedAt.getTime(), row.id]);
	return { items: items.map((row) => rowOf(call, row)), next };
}

/** A literal, so that the index of revocations serves. */
const revokedIds = sql`(select certificate_id from certificate_event where kind = 'revoked')`;

/** A code, the beginning of a number of a certificate or of a person, or parts of a name. */
async function isAbout(call: Call, search: string | undefined): Promise<SQL | undefined> {
	if (!search) return undefined;
	const code = readCode(search);
	if (code.ok) return eq(certificate.code, code.value);
	if (/\d/.test(search) && !isOfPerson(search)) {
		return and(gte(certificate.number, search), lt(certificate.number, `${search}\u{10ffff}`));
	}
	return peopleFound(call, { q: search });
}

const isOfPerson = (search: string) =>
	/^\d[\d ]*$/.test(search) || /^\d{18}$/.test(withoutSeparators(search));

function isAfter(cursor: unknown[] | null): SQL | undefined {
	const [issuedAt, id] = cursor ?? [];
	if (typeof issuedAt !== 'number' || typeof id !== 'string') return undefined;
	const at = new Date(issuedAt);
	return or(
		lt(certificate.issuedAt, at),
		and(eq(certificate.issuedAt, at), lt(certificate.id, id))
	);
}
