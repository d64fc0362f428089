import { and, desc, eq, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { readCode } from '#api/domain/certificate-code.ts';
import { withoutSeparators } from '#api/domain/employee-number.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { QueryBuilder, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { certificate } from '#db/schema/certificates.ts';
import { person } from '#db/schema/organisation.ts';
import type { CertificateQuery } from './contract.ts';
import { rowOf } from './row.ts';
import { inScope, isRenderedOf, isRevokedOf, rendered, revoked, shown } from './visible.ts';

/** Certificates of the agency within the caller's reach, newest first; found by code, number, NIP or name. */
export async function listCertificates(call: Call, input: z.output<typeof CertificateQuery>) {
	const rows = await call.db
		.select(shown)
		.from(certificate)
		.leftJoin(rendered, isRenderedOf())
		.leftJoin(revoked, isRevokedOf())
		.where(
			and(
				inScope(call, 'certificate.manage'),
				input.search ? isAbout(input.search) : undefined,
				input.status === 'revoked' ? isNotNull(revoked.id) : undefined,
				input.status === 'valid' ? isNull(revoked.id) : undefined,
				isAfter(decodeCursor(input.after))
			)
		)
		.orderBy(desc(certificate.issuedAt), desc(certificate.id))
		.limit(input.limit + 1);
	const { items, next } = page(rows, input.limit, (row) => [row.issuedAt.getTime(), row.id]);
	return { items: items.map((row) => rowOf(call, row)), next };
}

function isAbout(search: string): SQL | undefined {
	const code = readCode(search);
	if (code.ok) return eq(certificate.code, code.value);
	const digits = withoutSeparators(search);
	if (/^\d{18}$/.test(digits)) return isOf(eq(person.nip, digits));
	const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
	return or(isOf(contains(person.name, pattern)), contains(certificate.number, pattern));
}

/** A subquery, not a join: the list keeps reading its own index, newest first. */
const isOf = (condition: SQL) =>
	inArray(
		certificate.personId,
		new QueryBuilder().select({ id: person.id }).from(person).where(condition)
	);

const contains = (column: SQLiteColumn, pattern: string) =>
	sql`${column} like ${pattern} escape '\\'`;

function isAfter(cursor: unknown[] | null): SQL | undefined {
	const [issuedAt, id] = cursor ?? [];
	if (typeof issuedAt !== 'number' || typeof id !== 'string') return undefined;
	const at = new Date(issuedAt);
	return or(
		lt(certificate.issuedAt, at),
		and(eq(certificate.issuedAt, at), lt(certificate.id, id))
	);
}
