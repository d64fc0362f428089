import type { BatchResponse } from 'drizzle-orm/batch';
import { and, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { Db } from '#db/client.ts';
import { packed, packedIn } from '#db/packed.ts';
import { civilDateOf, type CivilDate, type TimeZone } from '#api/domain/period.ts';
import type { Grant, PlaceGrant } from '#api/domain/permissions.ts';
import { isAskedOf } from '#api/domain/second-step.ts';
import { roleGrant, session, user } from '#db/schema/identity.ts';
import { appointment, person, position, supervision, unit } from '#db/schema/organisation.ts';
import { institution, legalStatus, rule } from '#db/schema/rules.ts';

/** What is known of a signed-in person; read again with every request, so that a revoked role is revoked now. */
export type Account = {
	personId: string;
	name: string;
	locale: 'id' | 'en' | null;
	/** Neither disabled nor in a legal status that ends the use of the portal. */
	active: boolean;
	grants: Grant[];
	/** Signs in by password, holds a role of which the rule asks a second step, and has none. */
	secondStepMissing: boolean;
	zone: TimeZone;
	/** Lifetimes by the rules in force: unused, and at all. */
	idleHours: number;
	longestLifeDays: number;
	/** Whom this session shows, until when. */
	viewing: { personId: string; until: Date } | null;
};

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaOver>;
		DatabaseSessionAttributes: {
			createdAt: Date;
			device: string;
			address: string;
		};
		DatabaseUserAttributes: Account;
	}
}

export type Clock = { now: Date; idleHours?: number };

/** Lucia over our tables. Every id that passes through here is already a hash: see sessions.ts. */
export function luciaOver(db: Db, { now, idleHours = 24 }: Clock) {
	const idle = new TimeSpan(idleHours, 'h');
	return new Lucia(adapterOver(db, { now, idle }), {
		sessionExpiresIn: idle,
		sessionCookie: {
			name: '__Host-session',
			attributes: { secure: true, sameSite: 'lax', path: '/' }
		},
		getSessionAttributes: ({ createdAt, device, address }) => ({ createdAt, device, address }),
		getUserAttributes: (account) => account
	});
}

/** `idle` is the object Lucia renews by: the rule in force, read with the session, is written into it. */
function adapterOver(db: Db, { now, idle }: { now: Date; idle: TimeSpan }): Adapter {
	const asSession = (row: typeof session.$inferSelect) => {
		const { id, userId, expiresAt, createdAt, device, address } = row;
		return { id, userId, expiresAt, attributes: { createdAt, device, address } };
	};
	return {
		async getSessionAndUser(sessionId) {
			const found = await readAccount(db, sessionId, now);
			if (found) idle.value = found.account.idleHours;
			return found
				? [asSession(found.session), { id: found.userId, attributes: found.account }]
				: [null, null];
		},
		getUserSessions: async (userId) =>
			(await db.select().from(session).where(eq(session.userId, userId))).map(asSession),
		setSession: async ({ id, userId, expiresAt, attributes }) =>
			void (await db.insert(session).values({ id, userId, expiresAt, ...attributes })),
		updateSessionExpiration: async (id, expiresAt) =>
			void (await db.update(session).set({ expiresAt }).where(eq(session.id, id))),
		deleteSession: async (id) => void (await db.delete(session).where(eq(session.id, id))),
		deleteUserSessions: async (userId) =>
			void (await db.delete(session).where(eq(session.userId, userId))),
		deleteExpiredSessions: async () =>
			void (await db.delete(session).where(lte(session.expiresAt, now)))
	};
}

/** Session, person, roles and the agency's zone in one statement: every request begins with it. */
async function readAccount(db: Db, sessionId: string, now: Date) {
	// The zone is not known yet; the day in WITA decides, an hour off at most elsewhere.
	const today = civilDateOf(now, 'Asia/Makassar');
	const mine = personOfSession(db, sessionId);
	const row = await db
		.select({
			session,
			personId: person.id,
			name: person.name,
			locale: user.locale,
			disabledAt: user.disabledAt,
			byPassword: sql<number>`${user.passwordHash} is not null`,
			secondStep: sql<number>`exists (select 1 from totp where totp.user_id = ${user.id} and totp.confirmed_at is not null)`,
			legallyActive: legalStatus.active,
			granted: packedIn<PlaceGrant>(grantsQuery(db, mine, today)),
			leading: packedIn<Leading>(leadingQuery(db, mine, today)),
			heading: packedIn<Leading>(headingQuery(db, mine)),
			supervised: packedIn<Supervised>(supervisedQuery(db, mine, today)),
			zone: sql<TimeZone | null>`(select ${institution.timeZone} from ${institution} limit 1)`,
			lives: packedIn<Life>(livesQuery(db, today))
		})
		.from(session)
		.innerJoin(user, eq(user.id, session.userId))
		.innerJoin(person, eq(person.id, user.personId))
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.where(eq(session.id, sessionId))
		.limit(1)
		.get();
	if (!row) return null;

	const grants = grantsFrom({
		granted: row.granted,
		leading: [...row.leading, ...row.heading],
		supervised: row.supervised
	});
	const asked = isAskedOf(grants, listOf('keamanan.mfa_wajib_peran', row.lives));
	const account: Account = {
		personId: row.personId,
		name: row.name,
		locale: row.locale,
		active: row.disabledAt === null && row.legallyActive === true,
		grants,
		secondStepMissing: asked && row.byPassword === 1 && row.secondStep === 0,
		zone: row.zone ?? 'Asia/Makassar',
		idleHours: lifeOf('session.umur_jam', row.lives),
		longestLifeDays: lifeOf('session.umur_maks_hari', row.lives),
		viewing: viewingOf(row.session, now)
	};
	return { session: row.session, userId: row.session.userId, account };
}

function viewingOf(row: typeof session.$inferSelect, now: Date) {
	const { viewingPersonId: personId, viewingUntil: until } = row;
	return personId && until && until > now ? { personId, until } : null;
}

const personOfSession = (db: Db, sessionId: string) =>
	db
		.select({ id: user.personId })
		.from(session)
		.innerJoin(user, eq(user.id, session.userId))
		.where(eq(session.id, sessionId));

type PersonQuery =
	| ReturnType<typeof personOfSession>
	| ReturnType<typeof personOfNip>
	| ReturnType<typeof activePerson>;

type Leading = { unitPath: string };
type Supervised = { id: string };

const grantsQuery = (db: Db, who: PersonQuery, today: CivilDate) =>
	db
		.select({ grants: packed<PlaceGrant>({ role: roleGrant.role, unitPath: unit.path }) })
		.from(roleGrant)
		.leftJoin(unit, eq(unit.id, roleGrant.unitId))
		.where(
			and(
				inArray(roleGrant.personId, who),
				isNull(roleGrant.revokedAt),
				or(isNull(roleGrant.validTo), gte(roleGrant.validTo, today))
			)
		);

/**
 * Who holds a leading position is the supervisor of that unit, for as long as the appointment lasts, unless
 * another head was named for it.
 */
const leadingQuery = (db: Db, who: PersonQuery, today: CivilDate) =>
	db
		.select({ leading: packed<Leading>({ unitPath: unit.path }) })
		.from(appointment)
		.innerJoin(position, and(eq(position.id, appointment.positionId), eq(position.leads, true)))
		.innerJoin(unit, eq(unit.id, appointment.unitId))
		.where(
			and(
				inArray(appointment.personId, who),
				or(isNull(unit.headPersonId), eq(unit.headPersonId, appointment.personId)),
				lte(appointment.validFrom, today),
				or(isNull(appointment.validTo), gte(appointment.validTo, today))
			)
		);

/** Units whose head was named by hand. */
const headingQuery = (db: Db, who: PersonQuery) =>
	db
		.select({ leading: packed<Leading>({ unitPath: unit.path }) })
		.from(unit)
		.where(inArray(unit.headPersonId, who));

/** People whose supervisor was named by hand. */
const supervisedQuery = (db: Db, who: PersonQuery, today: CivilDate) =>
	db
		.select({ supervised: packed<Supervised>({ id: supervision.personId }) })
		.from(supervision)
		.where(
			and(
				inArray(supervision.supervisorId, who),
				lte(supervision.validFrom, today),
				or(isNull(supervision.validTo), gte(supervision.validTo, today))
			)
		);

const activePerson = (db: Db, personId: string) =>
	db
		.select({ id: person.id })
		.from(person)
		.innerJoin(
			legalStatus,
			and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.active, true))
		)
		.where(eq(person.id, personId));

const personOfNip = (db: Db, nip: string) =>
	db.select({ id: person.id }).from(person).where(eq(person.nip, nip));

/** A person by NIP with what they may do on the day of `now`. */
export const grantsOfPerson = (db: Db, nip: string, now: Date) =>
	grantsOf(db, personOfNip(db, nip), now);

/** The same of an active person by id. */
export const grantsOfPersonId = (db: Db, personId: string, now: Date) =>
	grantsOf(db, activePerson(db, personId), now);

/** The same of several people, by their id; those who do not serve are left out. One round trip. */
export async function grantsOfPeople(db: Db, personIds: readonly string[], now: Date) {
	const reads = personIds.map((id) => grantsReads(db, activePerson(db, id), now));
	const [first, ...others] = reads.flat();
	const answers: unknown[] = first ? await db.batch([first, ...others]) : [];
	const found = reads.flatMap((read, at) => {
		const known = grantsRead(asGrantsAnswers(answers.slice(at * read.length)));
		return known ? [[known.personId, known.grants] as const] : [];
	});
	return new Map(found);
}

async function grantsOf(db: Db, named: PersonQuery, now: Date) {
	return grantsRead(await db.batch(grantsReads(db, named, now)));
}

function grantsReads(db: Db, named: PersonQuery, now: Date) {
	const today = civilDateOf(now, 'Asia/Makassar');
	return [
		named,
		grantsQuery(db, named, today),
		leadingQuery(db, named, today),
		headingQuery(db, named),
		supervisedQuery(db, named, today)
	] as const;
}
type GrantsAnswers = BatchResponse<ReturnType<typeof grantsReads>>;
/** Answers of a longer batch, in the order of `grantsReads`. */
const asGrantsAnswers = (answers: unknown) => answers as GrantsAnswers;

function grantsRead([[who], [granted], [leading], [heading], [supervised]]: GrantsAnswers) {
	if (!who) return null;
	const grants = grantsFrom({
		granted: granted?.grants ?? [],
		leading: [...(leading?.leading ?? []), ...(heading?.leading ?? [])],
		supervised: supervised?.supervised ?? []
	});
	return { personId: who.id, grants };
}

type Rights = { granted: PlaceGrant[]; leading: Leading[]; supervised: Supervised[] };

/** Everybody learns; the rest is granted, or comes with leading a unit or supervising somebody. */
const grantsFrom = ({ granted, leading, supervised }: Rights): Grant[] => [
	{ role: 'asn', unitPath: null },
	...granted,
	...leading.map(({ unitPath }) => ({ role: 'supervisor' as const, unitPath })),
	...(supervised.length > 0
		? [{ role: 'supervisor' as const, people: supervised.map(({ id }) => id) }]
		: [])
];

type Life = { key: string; value: unknown };

const sessionRules = ['session.umur_jam', 'session.umur_maks_hari', 'keamanan.mfa_wajib_peran'];

const livesQuery = (db: Db, today: CivilDate) =>
	db
		.select({
			lives: packed<Life>(
				{ key: rule.key, value: sql`json(${rule.value})` },
				sql`${rule.validFrom}`
			)
		})
		.from(rule)
		.where(
			and(
				inArray(rule.key, sessionRules),
				lte(rule.validFrom, today),
				or(isNull(rule.validTo), gte(rule.validTo, today))
			)
		);

/** The latest row in force; without one the shortest life there is. */
function lifeOf(key: string, rows: Life[]) {
	const value = rows.filter((row) => row.key === key).at(-1)?.value;
	return typeof value === 'number' ? value : 1;
}

function listOf(key: string, rows: Life[]): string[] {
	const value = rows.filter((row) => row.key === key).at(-1)?.value;
	return Array.isArray(value) ? value.map(String) : [];
}
