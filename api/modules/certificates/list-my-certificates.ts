import { desc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { certificate } from '#db/schema/certificates.ts';
import { rowOf } from './row.ts';
import { isRenderedOf, isRevokedOf, rendered, revoked, shown } from './visible.ts';

/** More than anybody earns; a page of a person's own list needs no second one. */
const most = 500;

/** The caller's own certificates, newest first. */
export async function listMyCertificates(call: Call) {
	const rows = await call.db
		.select(shown)
		.from(certificate)
		.leftJoin(rendered, isRenderedOf())
		.leftJoin(revoked, isRevokedOf())
		.where(eq(certificate.personId, call.me))
		.orderBy(desc(certificate.issuedAt), desc(certificate.id))
		.limit(most);
	return { items: rows.map((row) => rowOf(call, row)) };
}
