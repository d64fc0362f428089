import type { Call } from '#api/call.ts';
import { entryOf } from '#api/domain/linked-subject.ts';
import { Problem } from '#api/http/problem.ts';
import { linkedSubject } from '#db/schema/identity.ts';
import { accountOf, type Wanted } from './provider-account.ts';

/** Links at a first sign-in; looked at again in the transaction, since two may come at once. */
export async function linkSubject(call: Call, given: Wanted & { provider: string }) {
	const { issuer, subject } = given.proven;
	await call.write('subject.linked', async (tx) => {
		const account = await accountOf(tx, given);
		if (!account) throw new Problem('conflict');
		const entry = entryOf({ subject, ...account });
		if (!entry.ok) throw new Problem('conflict');
		if (entry.value === 'first') {
			await tx.insert(linkedSubject).values({
				id: call.newId('sub'),
				userId: account.userId,
				issuer,
				subject,
				linkedAt: call.now
			});
		}
		return {
			subject: `person:${account.personId}`,
			after: { provider: given.provider },
			result: { done: true as const }
		};
	});
}
