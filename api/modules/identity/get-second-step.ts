import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { qrPath } from '#api/ports/qr.ts';
import { enrolmentUri } from '#api/ports/totp.ts';
import { recoveryCode, totp, user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import { isSecondStepAsked } from './second-step-asked.ts';
import { unsealFor } from './spend-code.ts';

/** How the caller's second step stands; while it is being set up, what the app must be told. */
export async function getSecondStep(call: Call) {
	const unused = and(eq(recoveryCode.userId, user.id), isNull(recoveryCode.usedAt));
	const row = await call.db
		.select({
			totp,
			nip: person.nip,
			codesLeft: sql<number>`(select count(*) from ${recoveryCode} where ${unused})`
		})
		.from(user)
		.innerJoin(person, eq(person.id, user.personId))
		.leftJoin(totp, eq(totp.userId, user.id))
		.where(eq(user.personId, call.me))
		.get();
	if (!row) throw new Problem('not-found');

	const kept = row.totp;
	return {
		state: kept === null ? 'off' : kept.confirmedAt ? 'on' : 'begun',
		required: await isSecondStepAsked(call),
		since: kept?.confirmedAt?.toISOString() ?? null,
		codesLeft: row.codesLeft,
		// Whoever only views the portal as this person must not see their secret.
		enrolment:
			kept && !kept.confirmedAt && call.actor.userId
				? await enrolmentOf(call, { kept, nip: row.nip })
				: null
	} as const;
}

type Given = { kept: typeof totp.$inferSelect; nip: string };

async function enrolmentOf(call: Call, { kept, nip }: Given) {
	const secret = await unsealFor(call, kept);
	if (!secret) return null;
	const portal = new URL(call.settings.APP_ORIGIN ?? 'https://malaqbi').hostname;
	const uri = enrolmentUri(secret, { account: nip, portal: `Malaqbi ${portal}` });
	return { uri, key: secret.replace(/(.{4})(?=.)/g, '$1 '), qr: qrPath(uri) };
}
