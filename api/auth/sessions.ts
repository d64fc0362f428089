/** Sessions: the cookie carries a random token, the database its hash (decision 004). */
import type { Db } from '#db/client.ts';
import { luciaOver, type Account } from './lucia.ts';
import { hashOfToken, newToken } from './tokens.ts';

const dayMs = 86_400_000;

type Start = { userId: string; now: Date; idleHours: number; device: string; address: string };

/** Starts a session and returns its `Set-Cookie`. */
export async function startSession(db: Db, { userId, now, idleHours, device, address }: Start) {
	const lucia = luciaOver(db, { now, idleHours });
	const token = newToken();
	const attributes = { createdAt: now, device: device.slice(0, 200), address };
	await lucia.createSession(userId, attributes, { sessionId: await hashOfToken(token) });
	return lucia.createSessionCookie(token).serialize();
}

export type OpenSession = {
	account: Account;
	userId: string;
	sessionId: string;
	renewedCookie: string | null;
};

/** The session of a request's cookies; null when there is none, it is over, or its account is stopped. */
export async function readSession(
	db: Db,
	cookieHeader: string,
	now: Date
): Promise<OpenSession | null> {
	const lucia = luciaOver(db, { now });
	const token = lucia.readSessionCookie(cookieHeader);
	if (!token) return null;

	const { session, user } = await lucia.validateSession(await hashOfToken(token));
	if (!session) return null;
	if (now.getTime() - session.createdAt.getTime() > user.longestLifeDays * dayMs || !user.active) {
		await lucia.invalidateSession(session.id);
		return null;
	}
	const renewedCookie = session.fresh ? lucia.createSessionCookie(token).serialize() : null;
	return { account: user, userId: user.id, sessionId: session.id, renewedCookie };
}

/** The `Set-Cookie` that makes a browser forget its session. */
export const blankCookie = (db: Db, now: Date) =>
	luciaOver(db, { now }).createBlankSessionCookie().serialize();

export const endSession = (db: Db, sessionId: string, now: Date) =>
	luciaOver(db, { now }).invalidateSession(sessionId);

export const endSessionsOf = (db: Db, userId: string, now: Date) =>
	luciaOver(db, { now }).invalidateUserSessions(userId);

export const sessionsOf = (db: Db, userId: string, now: Date) =>
	luciaOver(db, { now }).getUserSessions(userId);

export const deleteExpiredSessions = (db: Db, now: Date) =>
	luciaOver(db, { now }).deleteExpiredSessions();
