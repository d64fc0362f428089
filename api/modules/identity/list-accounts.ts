import { and, eq, gt, isNotNull, isNull, like, not, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { user } from '#db/schema/identity.ts';
import { person, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { accountRows, withRoles, type State } from './account-reads.ts';
import type { AccountQuery } from './contract.ts';
import { withinScope } from './current-place.ts';

type Query = z.output<typeof AccountQuery>;

/** People with the state of their account and their roles, by name. Two round trips. */
export async function listAccounts(call: Call, query: Query) {
	const rows = await accountRows(call)
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
	return { items: await withRoles(call, items), next };
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
