import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { linkToken } from '#api/auth/keys.ts';
import { hashOfToken } from '#api/auth/tokens.ts';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import { nameParts } from '#db/name-parts.ts';
import type { Tx } from '#db/client.ts';
import { oneTimeLink, user } from '#db/schema/identity.ts';
import { appointment, person, unit } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import type { InviteAccounts } from './contract.ts';
import { definitiveToday, withinScope } from './current-place.ts';

const mostAtOnce = 500;

type Link = { id: string; personId: string };

/**
 * Makes accounts and one-time links, to print and to cut, for people without a password. A new link
 * ends the older ones. A link's secret is derived from its id and APP_SECRET: the database holds its
 * hash only, and a repeated request still gets the same list.
 */
export async function inviteAccounts(call: Call, input: z.output<typeof InviteAccounts>) {
	const hours = (await call.rules()).number('tautan.aktivasi_umur_jam').value;
	const expiresAt = new Date(call.now.getTime() + hours * 3_600_000);

	const made = await call.write('account.invited', async (tx) => {
		const people = await withoutPassword(tx, call, input);
		if (people.length === 0) throw new Problem('nobody-to-invite');
		const links = people.map(({ id }): Link => ({ id: call.newId('otl'), personId: id }));
		await openAccounts(tx, call, links);
		await replaceLinks(tx, call, { links, expiresAt });
		const after = { personIds: links.map(({ personId }) => personId) };
		return {
			subject: 'account:many',
			after,
			result: { links, expiresAt: expiresAt.toISOString() }
		};
	});
	return { items: await listed(call, made) };
}

async function listed(call: Call, { links, expiresAt }: { links: Link[]; expiresAt: string }) {
	const people = await call.db
		.select({
			id: person.id,
			nip: person.nip,
			...nameParts,
			unit: unit.name
		})
		.from(person)
		.leftJoin(appointment, definitiveToday(call.today))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.where(
			inArray(
				person.id,
				links.map(({ personId }) => personId)
			)
		)
		.orderBy(unit.name, person.name, person.id);
	const linkOf = new Map(links.map((link) => [link.personId, link]));
	return Promise.all(
		people.map(async ({ id, nip, unit: unitName, ...names }) => ({
			personId: id,
			name: nameWithTitles(names),
			nip,
			unit: unitName,
			path: `/activate/${await tokenOf(call, linkOf.get(id)?.id ?? '')}`,
			expiresAt
		}))
	);
}

const tokenOf = (call: Call, linkId: string) => linkToken(call.settings.APP_SECRET, linkId);

function withoutPassword(tx: Tx, call: Call, input: z.output<typeof InviteAccounts>) {
	return tx
		.select({ id: person.id })
		.from(person)
		.innerJoin(
			legalStatus,
			and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.active, true))
		)
		.leftJoin(user, eq(user.personId, person.id))
		.leftJoin(appointment, definitiveToday(call.today))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.where(
			and(
				isNull(user.passwordHash),
				isNull(user.disabledAt),
				chosen(tx, input),
				withinScope(call, 'account.manage')
			)
		)
		.orderBy(unit.name, person.name, person.id)
		.limit(mostAtOnce);
}

function chosen(tx: Tx, input: z.output<typeof InviteAccounts>) {
	if (input.personIds) return inArray(person.id, input.personIds);
	if (input.everybody) return undefined;
	if (!input.unitId) return sql`0`;
	const root = tx.select({ path: unit.path }).from(unit).where(eq(unit.id, input.unitId));
	return sql`substr(${unit.path}, 1, length((${root}))) = (${root})`;
}

async function openAccounts(tx: Tx, call: Call, links: Link[]) {
	const rows = links.map(({ personId }) => ({
		id: call.newId('usr'),
		personId,
		createdAt: call.now
	}));
	await tx.insert(user).values(rows).onConflictDoNothing();
}

async function replaceLinks(
	tx: Tx,
	call: Call,
	{ links, expiresAt }: { links: Link[]; expiresAt: Date }
) {
	const people = links.map(({ personId }) => personId);
	const accounts = await tx
		.select({ id: user.id, personId: user.personId })
		.from(user)
		.where(inArray(user.personId, people));
	const userIdOf = new Map(accounts.map(({ id, personId }) => [personId, id]));
	const stale = and(
		inArray(
			oneTimeLink.userId,
			accounts.map(({ id }) => id)
		),
		isNull(oneTimeLink.usedAt)
	);
	await tx.update(oneTimeLink).set({ expiresAt: call.now }).where(stale);

	const rows = await Promise.all(
		links.map(async ({ id, personId }) => ({
			id,
			tokenHash: await hashOfToken(await tokenOf(call, id)),
			purpose: 'activate' as const,
			userId: userIdOf.get(personId) ?? null,
			expiresAt,
			createdBy: call.actor.id,
			createdAt: call.now
		}))
	);
	await tx.insert(oneTimeLink).values(rows);
}
