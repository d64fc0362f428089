import { and, eq, gt, isNotNull, isNull, not, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { peopleFound } from '#api/people-found.ts';
import { user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { accountRows, withRoles, type State } from './account-reads.ts';
import type { AccountQuery } from './contract.ts';
import { withinScope } from './current-place.ts';

type Query = z.output<typeof AccountQuery>;

/** People with the state of their account and their roles, by name. Two round trips, three with a search. */
export async function listAccounts(call: Call, query: Query) {
	const meant = await peopleFound(call, { q: query.search, unitId: query.unitId });
	const rows = await accountRows(call)
		.where(
			and(
				withinScope(call, 'account.manage'),
				meant,
				inState(query.state),
				afterCursor(query.after)
			)
		)
		.orderBy(person.name, person.id)
		.limit(query.limit + 1);
	const { items, next } = page(rows, query.limit, (row) => [row.person.name, row.person.id]);
	return { items: await withRoles(call, items), next };
}

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
			return sql`${person.id} in (select person_id from user where disabled_at is not null)`;
		case 'stopped':
			return stopped;
	}
}

function afterCursor(cursor: string | undefined) {
	const [name, id] = decodeCursor(cursor) ?? [];
	if (typeof name !== 'string' || typeof id !== 'string') return undefined;
	return or(gt(person.name, name), and(eq(person.name, name), gt(person.id, id)));
}
