/** A database of this file's own, and the few sentences needed to fill it. */
import { eq } from 'drizzle-orm';
import { grantsOfPerson } from '#api/auth/lucia.ts';
import { startSession } from '#api/auth/sessions.ts';
import { Call, type Actor } from '#api/call.ts';
import type { AssignmentKind, EmploymentKind } from '#api/domain/employment.ts';
import { unitPathOf } from '#api/domain/org-tree.ts';
import type { Grant, Role } from '#api/domain/permissions.ts';
import { settingsOf, type Bindings } from '#api/http/env.ts';
import { newId } from '#api/ids.ts';
import { installReference } from '#api/modules/rules/index.ts';
import { openDb } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { reference } from './reference.ts';
import { openAgent } from './agent.ts';
import { bindingsFor } from './env.ts';

export type World = Awaited<ReturnType<typeof world>>;
type Unit = { id: string; code: string; name: string; path: string };
type Person = { id: string; nip: string; name: string };
type RoleGiven = Role | { role: Role; unit: Unit };
type PersonGiven = {
	kind?: EmploymentKind;
	legalStatus?: string;
	contractStart?: string;
	roles?: RoleGiven[];
	position?: { id: string };
	unit?: Unit;
	assignment?: AssignmentKind;
	since?: string;
	nip?: string;
};

let serial = 0;
const now = new Date('2026-11-23T02:00:00Z');

export async function world(overrides: Partial<Bindings> = {}) {
	const bindings = bindingsFor(crypto.randomUUID(), overrides);
	const db = openDb(settingsOf(bindings));
	const trusted: Actor = {
		kind: 'system',
		id: 'system',
		personId: null,
		userId: null,
		sessionId: null,
		grants: []
	};

	const callOf = (actor: Actor, at: Date) =>
		new Call({
			db,
			actor,
			now: at,
			arrivedAt: at,
			requestId: 'test',
			address: '203.0.113.9',
			device: 'Peramban uji',
			settings: settingsOf(bindings),
			services: bindings,
			zone: 'Asia/Makassar',
			key: null,
			later: () => {}
		});

	await installReference(callOf(trusted, now), reference);
	const root = await unit('Pemerintah Kabupaten Mamuju');

	async function unit(name: string, given: { parent?: Unit; code?: string } = {}): Promise<Unit> {
		const id = newId('unt');
		const code = given.code ?? `U${++serial}`;
		const path = unitPathOf(id, given.parent?.path ?? null);
		await db.insert(t.unit).values({
			id,
			code,
			name,
			kind: 'opd',
			parentId: given.parent?.id ?? null,
			path,
			validFrom: '2020-01-01',
			updatedAt: now
		});
		return { id, code, name, path };
	}

	async function position(
		name: string,
		given: { classCode?: string; leads?: boolean; code?: string } = {}
	) {
		const id = newId('pos');
		const code = given.code ?? `J${++serial}`;
		await db.insert(t.position).values({
			id,
			code,
			name,
			classCode: given.classCode ?? 'jf_terampil',
			kind: 'fungsional',
			leads: given.leads ?? false,
			validFrom: '2020-01-01',
			updatedAt: now
		});
		return { id, code, name };
	}

	async function competency(
		name: string,
		given: { kind?: (typeof t.competency.$inferSelect)['kind']; code?: string } = {}
	) {
		const id = newId('cmp');
		const code = given.code ?? `T.${++serial}`;
		await db
			.insert(t.competency)
			.values({ id, code, name, kind: given.kind ?? 'technical', updatedAt: now });
		return { id, code, name };
	}

	async function requires(of: { id: string }, what: { id: string }, level: number) {
		await db.insert(t.positionRequirement).values({
			id: newId('req'),
			positionId: of.id,
			competencyId: what.id,
			level,
			importance: 'essential',
			validFrom: '2020-01-01'
		});
	}

	/** A civil servant with an account, an appointment and roles; `asn` is everybody's. */
	async function person(name: string, given: PersonGiven = {}): Promise<Person> {
		const id = newId('per');
		serial += 1;
		const nip =
			given.nip ??
			`19900101201501${1 + (serial % 2)}${String(900 + Math.floor(serial / 2)).slice(-3)}`;
		await db.insert(t.person).values({
			id,
			nip,
			name,
			kind: given.kind ?? 'PNS',
			legalStatus: given.legalStatus ?? '01',
			contractStart: given.contractStart ?? null,
			createdAt: now,
			updatedAt: now
		});
		await db.insert(t.user).values({ id: newId('usr'), personId: id, createdAt: now });
		for (const each of given.roles ?? []) await grant({ id }, each);
		if (given.position || given.unit) {
			await appoint(
				{ id },
				{
					position: given.position ?? (await position(`Jabatan ${serial}`)),
					unit: given.unit ?? root,
					kind: given.assignment ?? 'D',
					since: given.since ?? '2024-01-01'
				}
			);
		}
		return { id, nip, name };
	}

	async function appoint(
		who: { id: string },
		given: {
			position: { id: string };
			unit?: Unit;
			kind?: AssignmentKind;
			since?: string;
			until?: string;
		}
	) {
		await db.insert(t.appointment).values({
			id: newId('apt'),
			personId: who.id,
			positionId: given.position.id,
			unitId: (given.unit ?? root).id,
			kind: given.kind ?? 'D',
			validFrom: given.since ?? '2024-01-01',
			validTo: given.until ?? null,
			createdAt: now
		});
	}

	async function grant(who: { id: string }, given: RoleGiven) {
		const { role, unitId } =
			typeof given === 'string'
				? { role: given, unitId: null }
				: { role: given.role, unitId: given.unit.id };
		if (role === 'asn') return;
		await db.insert(t.roleGrant).values({
			id: newId('rgr'),
			personId: who.id,
			role,
			unitId,
			grantedBy: 'system',
			grantedAt: now
		});
	}

	/** Another value of a rule, from the world's own day on. */
	async function rule(key: string, value: unknown) {
		await db.insert(t.rule).values({
			id: newId('rul'),
			key,
			value,
			validFrom: callOf(trusted, now).today,
			legalBasis: 'Keputusan uji',
			changedBy: 'system',
			changedAt: now
		});
	}

	async function actorOf(who: { id: string }): Promise<Actor> {
		const row = await db
			.select({ nip: t.person.nip })
			.from(t.person)
			.where(eq(t.person.id, who.id))
			.get();
		const found = await grantsOfPerson(db, row?.nip ?? '', now);
		const grants: readonly Grant[] = found?.grants ?? [];
		return { kind: 'person', id: who.id, personId: who.id, userId: null, sessionId: null, grants };
	}

	async function accountOf(personId: string) {
		const account = await db
			.select({ id: t.user.id })
			.from(t.user)
			.where(eq(t.user.personId, personId))
			.get();
		if (!account) throw new Error('this person has no account');
		return account.id;
	}

	return {
		db,
		bindings,
		now,
		root,
		unit,
		position,
		competency,
		requires,
		person,
		appoint,
		grant,
		rule,
		/** A call made by `who`, as the server would open it. */
		as: async (who: { id: string }, at = now) => callOf(await actorOf(who), at),
		system: (at = now) => callOf(trusted, at),
		/** The API as `who` reaches it, signed in. */
		async agent(who: { id: string }) {
			const userId = await accountOf(who.id);
			const cookie = await startSession(db, {
				userId,
				now: new Date(),
				idleHours: 24,
				device: 'Peramban uji',
				address: '203.0.113.9'
			});
			return openAgent(bindings, { cookie: cookie.split(';')[0] ?? '' });
		},
		/** The API as anybody reaches it. */
		stranger: () => openAgent(bindings),
		/** The API as the host reaches it. */
		console: (at?: Date) =>
			openAgent(bindings, {
				door: 'console',
				...(at ? { headers: { 'x-malaqbi-now': at.toISOString() } } : {})
			})
	};
}
