/** Which certificates the caller may know of, and their events beside them. */
import { and, eq, exists, gte, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/sqlite-core';
import type { Call } from '#api/call.ts';
import { subtreeRange } from '#api/domain/org-tree.ts';
import type { Permission } from '#api/domain/permissions.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { certificate, certificateEvent } from '#db/schema/certificates.ts';
import { appointment, unit } from '#db/schema/organisation.ts';

export const rendered = alias(certificateEvent, 'rendered');
export const revoked = alias(certificateEvent, 'revoked');

export const isRenderedOf = () =>
	and(eq(rendered.certificateId, certificate.id), eq(rendered.kind, 'rendered'));
export const isRevokedOf = () =>
	and(eq(revoked.certificateId, certificate.id), eq(revoked.kind, 'revoked'));

/** The condition that keeps a read within the caller's reach. */
export function inScope(call: Call, permission: Permission): SQL | undefined {
	const scope = call.scopeOf(permission);
	switch (scope.kind) {
		case 'all':
			return undefined;
		case 'none':
			return sql`0`;
		case 'own':
			return isOwn(call);
		case 'units':
			return (
				or(
					scope.own ? isOwn(call) : undefined,
					...scope.unitPaths.map((path) => worksWithin(path, call.today))
				) ?? sql`0`
			);
	}
}

/** What every screen shows of one certificate. */
export const shown = {
	id: certificate.id,
	personId: certificate.personId,
	snapshot: certificate.snapshot,
	issuedAt: certificate.issuedAt,
	sha256: rendered.sha256,
	revokedAt: revoked.at,
	revokedReason: revoked.reason
};

/** The certificate, or the problem of a thing that does not exist. */
export async function visibleCertificate(
	db: Call['db'] | Tx,
	call: Call,
	given: { id: string; permission: Permission }
) {
	const row = await db
		.select(shown)
		.from(certificate)
		.leftJoin(rendered, isRenderedOf())
		.leftJoin(revoked, isRevokedOf())
		.where(and(eq(certificate.id, given.id), inScope(call, given.permission)))
		.get();
	if (!row) throw new Problem('not-found');
	return row;
}

const isOwn = (call: Call) => eq(certificate.personId, call.actor.personId ?? '');

function worksWithin(path: string, today: string) {
	const { from, below } = subtreeRange(path);
	return exists(
		new QueryBuilder()
			.select({ one: sql`1` })
			.from(appointment)
			.innerJoin(unit, eq(unit.id, appointment.unitId))
			.where(
				and(
					eq(appointment.personId, certificate.personId),
					gte(unit.path, from),
					lt(unit.path, below),
					lte(appointment.validFrom, today),
					or(isNull(appointment.validTo), gte(appointment.validTo, today))
				)
			)
	);
}
