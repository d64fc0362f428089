import { and, eq, gt, gte, inArray, isNotNull, isNull, like, not, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { roleGrant, user } from '#db/schema/identity.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import type { AccountQuery } from './contract.ts';
import { definitiveToday, withinScope } from './current-place.ts';

type Query = z.output<typeof AccountQuery>;
type State = 'none' | 'invited' | 'active' | 'disabled' | 'stopped';

/** People with the state of their account and their roles, by name. Two round trips. */
export async function listAccounts(call: Call, query: Query) {
	const rows = await call.db
		.select({ person, user, unitName: unit.name, legallyActive: legalStatus.active })
		.from(person)
		.leftJoin(user, eq(user.personId, person.id))
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.leftJoin(appointment, definitiveToday(call.today))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.where(
			and(
				withinScope(call, 'account.manage'),
				matching(query),
				inState(query.state),
				inUnit(call, query.unitId),
				afterCursor(query.after)
			)
		)
		.orderBy(person.name, person.id)
		.limit(query.limit + 1);
	const { items, next } = page(rows, query.limit, (row) => [row.person.name, row.person.id]);
	const grants = items.length
		? await grantsOf(
				call,
				items.map((row) => row.person.id)
			)
		: [];

	return {
		items: items.map((row) => ({
			personId: row.person.id,
			name: nameWithTitles(row.person),
			nip: row.person.nip,
			unit: row.unitName,
			state: stateOf(row),
			roles: grants
				.filter((grant) => grant.personId === row.person.id)
				.map(({ personId: _id, ...grant }) => grant)
		})),
		next
	};
}

const matching = ({ search }: Query) => {
	if (!search) return undefined;
	const digits = search.replace(/\D/g, '');
	return digits.length >= 6
		? like(person.nip, `${digits}%`)
		: like(person.name, `%${search.replace(/[%_]/g, '')}%`);
};

const stopped = eq(legalStatus.active, false);

function inState(state: State | undefined) {
	switch (state) {
		case undefined:
			return undefined;
		case 'none':
			return isNull(user.id);
		case 'invited':
			return and(isNotNull(user.id), isNull(user.passwordHash), not(stopped));
		case 'active':
			return and(isNotNull(user.passwordHash), isNull(user.disabledAt), not(stopped));
		case 'disabled':
			return isNotNull(user.disabledAt);
		case 'stopped':
			return stopped;
	}
}

function inUnit(call: Call, unitId: string | undefined) {
	if (!unitId) return undefined;
	const root = call.db.select({ path: unit.path }).from(unit).where(eq(unit.id, unitId));
	return sql`substr(${unit.path}, 1, length((${root}))) = (${root})`;
}

function afterCursor(cursor: string | undefined) {
	const [name, id] = decodeCursor(cursor) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return or(gt(person.name, name), and(eq(person.name, name), gt(person.id, id)));
}

const grantsOf = (call: Call, personIds: string[]) =>
	call.db
		.select({
			personId: roleGrant.personId,
			grantId: roleGrant.id,
			role: roleGrant.role,
			unit: unit.name
		})
		.from(roleGrant)
		.leftJoin(unit, eq(unit.id, roleGrant.unitId))
		.where(
			and(
				inArray(roleGrant.personId, personIds),
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, call.today))
			)
		);

function stateOf(row: {
	user: typeof user.$inferSelect | null;
	legallyActive: boolean | null;
}): State {
	if (row.legallyActive === false) return 'stopped';
	if (!row.user) return 'none';
	if (row.user.disabledAt) return 'disabled';
	return row.user.passwordHash ? 'active' : 'invited';
}
