import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { person } from '#db/schema/organisation.ts';
import { accountRows, withRoles } from './account-reads.ts';
import { withinScope } from './current-place.ts';

/** One person's account, with their roles. */
export async function getAccount(call: Call, { personId }: { personId: string }) {
	const rows = await accountRows(call)
		.where(and(eq(person.id, personId), withinScope(call, 'account.manage')))
		.limit(1);
	const [account] = await withRoles(call, rows);
	if (!account) throw new Problem('not-found');
	return account;
}
