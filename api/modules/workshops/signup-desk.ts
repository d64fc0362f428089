/** Whom registrations reach at each desk; never the one who asked. */
import { and, eq, gte, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { permissions, type Role } from '#api/domain/permissions.ts';
import type { Desk } from '#api/domain/signup.ts';
import { supervisorIn, supervisorReads } from '#api/modules/organisation/index.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { idList } from '#db/many-rows.ts';
import { roleGrant } from '#db/schema/identity.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { unitOf } from './place-of.ts';

export type Asked = { signupId: string; desk: Desk; personId: string; unitId: string | null };
export type Reached = { signupId: string; deskId: string };

/**
 * The supervisor, or the personnel managers of the unit while nobody supervises; HR at its own desk. As many statements
 * for one registration as for many.
 */
export async function desksFor(
	tx: Tx | ReadDb,
	call: Call,
	asked: readonly Asked[]
): Promise<Reached[]> {
	const requested = asked.filter(({ desk }) => desk === 'requested');
	const supervised = await supervisorsOf(tx, call, requested);
	const orphans = requested.filter(({ signupId }) => !supervised.has(signupId));
	return [
		...[...supervised].map(([signupId, deskId]) => ({ signupId, deskId })),
		...(await holdersOf(tx, call, { asked: orphans, roles: ['unit-hr'] })),
		...(await holdersOf(tx, call, {
			asked: asked.filter(({ desk }) => desk === 'reviewed'),
			roles: permissions['signup.review']
		}))
	];
}

/** Of registrations at the supervisor's desk those that nobody sits there for: who heads an office may have nobody above. */
export async function stranded<Row extends Asked>(
	tx: Tx | ReadDb,
	call: Call,
	asked: readonly Row[]
): Promise<Row[]> {
	const waiting = asked.filter(({ desk }) => desk === 'requested');
	const reached = new Set((await desksFor(tx, call, waiting)).map(({ signupId }) => signupId));
	return waiting.filter(({ signupId }) => !reached.has(signupId));
}

type Wanted = { personId: string; desk: Desk | null };

/** The desk that each of those who ask today comes to: HR's where nobody sits at the supervisor's; null: nobody is asked. */
export async function askedDesks(tx: Tx, call: Call, wanted: readonly Wanted[]) {
	const requested = wanted.filter(({ desk }) => desk === 'requested');
	if (requested.length === 0) return ({ desk }: Wanted) => desk;
	const ids = requested.map(({ personId }) => personId);
	const places = await tx
		.select({ personId: person.id, unitId: unitOf(call, person.id) })
		.from(person)
		.where(inArray(person.id, idList(ids)));
	// They are on no list yet: each is known by the person.
	const asked = places.map((each) => ({
		...each,
		signupId: each.personId,
		desk: 'requested' as const
	}));
	const lost = new Set((await stranded(tx, call, asked)).map(({ personId }) => personId));
	return ({ personId, desk }: Wanted) => (lost.has(personId) ? 'reviewed' : desk);
}

async function supervisorsOf(tx: Tx | ReadDb, call: Call, asked: readonly Asked[]) {
	const people = asked.map(({ personId }) => personId);
	if (people.length === 0) return new Map<string, string>();
	const answers = await call.readAllOn(tx, supervisorReads(tx, people, call.today));
	return new Map(
		asked.flatMap(({ signupId, personId }): [string, string][] => {
			const found = supervisorIn(answers, personId);
			return found && found.id !== personId ? [[signupId, found.id]] : [];
		})
	);
}

type Held = { asked: readonly Asked[]; roles: readonly Role[] };

async function holdersOf(tx: Tx | ReadDb, call: Call, { asked, roles }: Held): Promise<Reached[]> {
	if (asked.length === 0) return [];
	const given = asked.map(({ signupId, personId, unitId }) => [signupId, personId, unitId]);
	const here = sql`(select here.path from unit here where here.id = j.value ->> 2)`;
	return tx
		.selectDistinct({ signupId: sql<string>`j.value ->> 0`, deskId: roleGrant.personId })
		.from(roleGrant)
		.innerJoin(
			sql`json_each(${JSON.stringify(given)}) j`,
			ne(roleGrant.personId, sql`j.value ->> 1`)
		)
		.leftJoin(unit, eq(unit.id, roleGrant.unitId))
		.where(
			and(
				inArray(roleGrant.role, [...roles]),
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today)),
				or(isNull(roleGrant.unitId), sql`${here} like ${unit.path} || '%'`)
			)
		);
}
