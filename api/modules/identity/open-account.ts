import { eq, inArray, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { hashPassword } from '#api/auth/password.ts';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openHashing } from '#api/ports/hashing.ts';
import { roleGrant, user } from '#db/schema/identity.ts';
import { person, unit } from '#db/schema/organisation.ts';
import type { OpenAccount } from './contract.ts';

/** Console: an account with a password and roles, for the demo agency. The same again changes nothing. */
export async function openAccount(call: Call, input: z.output<typeof OpenAccount>) {
	const passwordHash = await hashPassword(openHashing(call.services), input.password);
	return call.write('account.opened', async (tx) => {
		const who = await tx
			.select({ id: person.id })
			.from(person)
			.where(eq(person.nip, input.nip))
			.get();
		if (!who) throw new Problem('not-found');

		const account = {
			id: call.newId('usr'),
			personId: who.id,
			passwordHash,
			passwordChangedAt: call.now,
			createdAt: call.now
		};
		await tx
			.insert(user)
			.values(account)
			.onConflictDoUpdate({
				target: user.personId,
				set: { passwordHash: sql`coalesce(${user.passwordHash}, excluded.password_hash)` }
			});
		const codes = input.roles.flatMap(({ unitCode }) => (unitCode ? [unitCode] : []));
		const units = codes.length
			? await tx
					.select({ id: unit.id, code: unit.code })
					.from(unit)
					.where(inArray(unit.code, codes))
			: [];
		const held = await tx.select().from(roleGrant).where(eq(roleGrant.personId, who.id));
		const wanted = input.roles.map(({ role, unitCode }) => ({
			role,
			unitId: unitIdOf(units, unitCode)
		}));
		const missing = wanted.filter(
			(grant) =>
				!held.some(
					(row) => row.role === grant.role && row.unitId === grant.unitId && !row.revokedAt
				)
		);
		if (missing.length) {
			await tx.insert(roleGrant).values(
				missing.map((grant) => ({
					id: call.newId('rgr'),
					personId: who.id,
					...grant,
					grantedBy: call.actor.id,
					grantedAt: call.now
				}))
			);
		}
		return {
			subject: `person:${who.id}`,
			after: { roles: missing },
			result: { done: true as const }
		};
	});
}

function unitIdOf(units: { id: string; code: string }[], code: string | null) {
	if (code === null) return null;
	const found = units.find((each) => each.code === code);
	if (!found)
		throw new Problem('invalid-input', {
			errors: [{ pointer: '/roles', code: 'unknown-unit', params: { code } }]
		});
	return found.id;
}
