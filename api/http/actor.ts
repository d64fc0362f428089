/** From a request to a Call: the cookie's session, or the console, or a stranger. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { openDb, type Db } from '#db/client.ts';
import { institution } from '#db/schema/rules.ts';
import { grantsOfPerson, grantsOfPersonId } from '#api/auth/lucia.ts';
import { readSession, type OpenSession } from '#api/auth/sessions.ts';
import { Call, type Actor } from '#api/call.ts';
import type { Grant } from '#api/domain/permissions.ts';
import { mayViewAs } from '#api/domain/viewing.ts';
import type { TimeZone } from '#api/domain/period.ts';
import { once } from './door.ts';
import { settingsOf, type AppEnv, type Bindings } from './env.ts';
import type { Settings } from './settings.ts';
import { idempotencyKeyOf } from './idempotency.ts';
import { Problem } from './problem.ts';

const stranger: Actor = {
	kind: 'stranger',
	id: 'stranger',
	personId: null,
	userId: null,
	sessionId: null,
	grants: []
};
const konsol: Actor = { ...stranger, kind: 'console', id: 'konsol' };
const system: Actor = { ...stranger, kind: 'system', id: 'system' };

export const openCall = createMiddleware<AppEnv>(async (c, next) => {
	const settings = settingsOf(c.env);
	const db = openDb(settings);
	const now = nowOf(c);
	const seen = await once(c.env.DOOR, 'session', () => whoAsks(c, db, now));
	const call = new Call({
		db,
		actor:
			c.env.DOOR.kind === 'console' ? await consoleActor(c, db, now) : actorOf(c, seen, settings),
		now,
		arrivedAt: arrivalOf(c, settings, now),
		requestId: c.var.requestId,
		address: c.req.header(settings.ADDRESS_HEADER) ?? 'unknown',
		device: c.req.header('user-agent') ?? '',
		settings,
		services: c.env,
		zone: seen.zone,
		key: await idempotencyKeyOf(c.req.raw, c.env.DOOR),
		later: (work) => c.executionCtx.waitUntil(work)
	});
	c.set('call', call);
	await next();

	const cookie = seen.session?.renewedCookie;
	if (cookie && !c.res.headers.has('set-cookie')) c.res.headers.append('set-cookie', cookie);
});

/** The call of a job: no request, the system as actor. */
export async function openJobCall(
	env: Bindings,
	given: { now: Date; later: (work: Promise<unknown>) => void }
) {
	const settings = settingsOf(env);
	const db = openDb(settings);
	return new Call({
		db,
		actor: system,
		requestId: crypto.randomUUID(),
		address: '',
		device: '',
		settings,
		services: env,
		zone: await zoneOf(db),
		key: null,
		arrivedAt: given.now,
		...given
	});
}

type Viewed = { personId: string; grants: readonly Grant[]; until: Date };
type Seen = { session: OpenSession | null; viewed: Viewed | null; zone: TimeZone };

async function whoAsks(c: Context<AppEnv>, db: Db, now: Date): Promise<Seen> {
	const cookies = c.req.header('cookie') ?? '';
	const session = cookies.includes('__Host-session=') ? await readSession(db, cookies, now) : null;
	const viewed = session ? await viewedBy(db, session, now) : null;
	return { session, viewed, zone: session?.account.zone ?? (await zoneOf(db)) };
}

/** Whom this session shows; asked with every request, so that a lost right ends it at once. */
async function viewedBy(db: Db, { account }: OpenSession, now: Date): Promise<Viewed | null> {
	if (!account.viewing) return null;
	const { personId, until } = account.viewing;
	const found = await grantsOfPersonId(db, personId, now);
	return found && mayViewAs(account.grants, found.grants) ? { ...found, until } : null;
}

/** These two are the admin's own doing, also while somebody else's portal is shown. */
const ownDoing = new Set(['/api/viewing', '/api/session']);
const isOwnDoing = (c: Context<AppEnv>) => c.req.method === 'DELETE' && ownDoing.has(c.req.path);

/** The session's person; or whom it shows, with the admin in the books and nothing to be written. */
function actorOf(c: Context<AppEnv>, { session, viewed }: Seen, settings: Settings): Actor {
	const own = asActor(session, settings);
	if (!viewed || own.secondStepMissing || isOwnDoing(c)) return own;
	const { personId, grants, until } = viewed;
	return { ...own, personId, grants, userId: null, viewing: { until } };
}

async function zoneOf(db: Db): Promise<TimeZone> {
	const place = await db.select({ zone: institution.timeZone }).from(institution).limit(1).get();
	return place?.zone ?? 'Asia/Makassar';
}

/** The console itself, or, for the demo agency's past, the person it names by NIP. */
async function consoleActor(c: Context<AppEnv>, db: Db, now: Date): Promise<Actor> {
	const nip = c.req.header('x-malaqbi-as');
	if (!nip) return konsol;
	const found = await grantsOfPerson(db, nip, now);
	if (!found) throw new Problem('not-found');
	return {
		kind: 'person',
		id: found.personId,
		personId: found.personId,
		userId: null,
		sessionId: null,
		grants: found.grants
	};
}

/** Who must have a second step and has none holds no role until it is set up; it is the one thing to do. */
function asActor(session: OpenSession | null, { DEMO }: Settings): Actor {
	if (!session) return stranger;
	const { account, userId, sessionId } = session;
	const secondStepMissing = DEMO !== '1' && account.secondStepMissing;
	return {
		kind: 'person',
		id: account.personId,
		personId: account.personId,
		userId,
		sessionId,
		grants: secondStepMissing ? [] : account.grants,
		secondStepMissing
	};
}

/** Longer than any hall waits; a header that claims more is not believed. */
const longestWaitMs = 10 * 60_000;

/** By the host's header, which nobody outside can set. */
function arrivalOf(c: Context<AppEnv>, { ARRIVAL_HEADER }: Settings, now: Date) {
	const header = ARRIVAL_HEADER && c.req.header(ARRIVAL_HEADER);
	const waited = header ? now.getTime() - Number(header) : 0;
	return waited > 0 && waited <= longestWaitMs ? new Date(now.getTime() - waited) : now;
}

/** Only the console may say what time it is: the demo agency's past is written that way. */
function nowOf(c: Context<AppEnv>) {
	const given = c.env.DOOR.kind === 'console' ? c.req.header('x-malaqbi-now') : undefined;
	const at = given ? new Date(given) : new Date();
	return Number.isNaN(at.getTime()) ? new Date() : at;
}
