/** Whom registrations reach at each desk; never the one who asked. */
import { sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { permissions, type Role } from '#api/domain/permissions.ts';
import type { Desk } from '#api/domain/signup.ts';
import { supervisorIn, supervisorReads } from '#api/modules/organisation/index.ts';
import type { Tx } from '#db/client.ts';

export type Asked = { signupId: string; desk: Desk; personId: string; unitId: string | null };
export type Reached = { signupId: string; deskId: string };

/**
 * The supervisor, or the personnel managers of the unit while nobody supervises; HR at its own desk. As many statements
 * for one registration as for many.
 */
export async function desksFor(tx: Tx, call: Call, asked: readonly Asked[]): Promise<Reached[]> {
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

async function supervisorsOf(tx: Tx, call: Call, asked: readonly Asked[]) {
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

async function holdersOf(tx: Tx, call: Call, { asked, roles }: Held): Promise<Reached[]> {
	if (asked.length === 0) return [];
	const given = asked.map(({ signupId, personId, unitId }) => [signupId, personId, unitId]);
	return tx.all<Reached>(sql`
		select distinct j.value ->> 0 as "signupId", g.person_id as "deskId"
		from json_each(${JSON.stringify(given)}) j
		join role_grant g on g.role in (select value from json_each(${JSON.stringify(roles)}))
			and g.revoked_at is null and (g.valid_to is null or g.valid_to >= ${call.today})
			and g.person_id <> j.value ->> 1
		left join unit u on u.id = g.unit_id
		where g.unit_id is null
			or (select here.path from unit here where here.id = j.value ->> 2) like u.path || '%'`);
}
