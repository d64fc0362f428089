import { and, eq } from 'drizzle-orm';
import type { Proven } from '#api/ports/oidc.ts';
import type { ReadDb } from '#db/client.ts';
import { linkedSubject, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';

export type Wanted = { nip: string; proven: Proven };

/** The account of a number, with what is linked already; null when there is none. */
export async function accountOf(db: ReadDb, { nip, proven }: Wanted) {
	const { issuer, subject } = proven;
	const account = await db
		.select({
			userId: user.id,
			personId: person.id,
			disabledAt: user.disabledAt,
			active: legalStatus.active,
			subjectOfAccount: linkedSubject.subject
		})
		.from(person)
		.innerJoin(user, eq(user.personId, person.id))
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.leftJoin(
			linkedSubject,
			and(eq(linkedSubject.userId, user.id), eq(linkedSubject.issuer, issuer))
		)
		.where(eq(person.nip, nip))
		.get();
	if (!account) return null;

	const other = await db
		.select({ userId: linkedSubject.userId })
		.from(linkedSubject)
		.where(and(eq(linkedSubject.issuer, issuer), eq(linkedSubject.subject, subject)))
		.get();
	return { ...account, accountOfSubject: other?.userId ?? null };
}
