import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { linkedSubject, totp, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { accountRows, withRoles } from './account-reads.ts';
import { withinScope } from './current-place.ts';
import { recoveryOf } from './recovery-of.ts';

/** One person's account, with their roles and the providers they sign in by. */
export async function getAccount(call: Call, { personId }: { personId: string }) {
	const rows = await accountRows(call)
		.where(and(eq(person.id, personId), withinScope(call, 'account.recover')))
		.limit(1);
	const [account] = await withRoles(call, rows);
	if (!account) throw new Problem('not-found');
	const [recovery, subjects, second] = await Promise.all([
		recoveryOf(call, account),
		subjectsOf(call, personId),
		call.db
			.select({ userId: totp.userId })
			.from(user)
			.innerJoin(totp, and(eq(totp.userId, user.id), isNotNull(totp.confirmedAt)))
			.where(eq(user.personId, personId))
			.get()
	]);
	return { ...account, recovery, subjects, secondStep: second !== undefined };
}

async function subjectsOf(call: Call, personId: string) {
	const rows = await call.db
		.select({
			id: linkedSubject.id,
			issuer: linkedSubject.issuer,
			linkedAt: linkedSubject.linkedAt
		})
		.from(user)
		.innerJoin(linkedSubject, eq(linkedSubject.userId, user.id))
		.where(eq(user.personId, personId))
		.orderBy(asc(linkedSubject.linkedAt));
	return rows.map(({ id, issuer, linkedAt }) => ({
		id,
		provider: call.settings.providers.find((each) => each.issuer === issuer)?.label ?? issuer,
		linkedAt: linkedAt.toISOString()
	}));
}
