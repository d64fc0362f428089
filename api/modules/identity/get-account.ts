import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { linkedSubject, totp, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { accountOut, accountRows, grantsOf } from './account-reads.ts';
import { withinScope } from './current-place.ts';
import { recoveryOf } from './recovery-of.ts';

/** One person's account, with their roles and the providers they sign in by. Two round trips. */
export async function getAccount(call: Call, { personId }: { personId: string }) {
	const [rows, grants, subjects, second] = await call.readAll([
		accountRows(call)
			.where(and(eq(person.id, personId), withinScope(call, 'account.recover')))
			.limit(1),
		grantsOf(call, [personId]),
		subjectsRead(call, personId),
		call.db
			.select({ userId: totp.userId })
			.from(user)
			.innerJoin(totp, and(eq(totp.userId, user.id), isNotNull(totp.confirmedAt)))
			.where(eq(user.personId, personId))
	]);
	const [row] = rows;
	if (!row) throw new Problem('not-found');

	const account = accountOut(row, grants);
	return {
		...account,
		recovery: await recoveryOf(call, account),
		subjects: subjects.map((subject) => subjectOut(call, subject)),
		secondStep: second.length > 0
	};
}

const subjectsRead = (call: Call, personId: string) =>
	call.db
		.select({
			id: linkedSubject.id,
			issuer: linkedSubject.issuer,
			linkedAt: linkedSubject.linkedAt
		})
		.from(user)
		.innerJoin(linkedSubject, eq(linkedSubject.userId, user.id))
		.where(eq(user.personId, personId))
		.orderBy(asc(linkedSubject.linkedAt));

type Linked = Awaited<ReturnType<typeof subjectsRead>>[number];

const subjectOut = (call: Call, { id, issuer, linkedAt }: Linked) => ({
	id,
	provider: call.settings.providers.find((each) => each.issuer === issuer)?.label ?? issuer,
	linkedAt: linkedAt.toISOString()
});
