import type { Call } from '#api/call.ts';
import {
	codeOf,
	codeText,
	isInTime,
	pinOf,
	stepsInTime,
	type Scan
} from '#api/domain/attendance-code.ts';
import { isSameSecret } from '#api/http/same-secret.ts';
import { sessionSecret } from './session-secret.ts';

type Session = { id: string; secretNumber: number };
type Changed = Session & { secretChangedAt: Date | null };
type Judged = 'good' | 'replaced' | 'old' | 'wrong';

/**
 * Whether a code was on the screen of the session, and at the time it says. What was seen before the secret was replaced
 * stays good; what is seen after it is only old, for the screen shows another one by now. Of a secret that was replaced
 * more than once nobody knows when: it may have been shown then, and a trainer says.
 */
export async function judgeCode(
	call: Call,
	session: Changed,
	given: { scan: Scan; at: Date; tolerance: number }
): Promise<Judged> {
	const { scan, at, tolerance } = given;
	const age = await secretAge(call, session, scan);
	if (age === null) return 'wrong';
	const wasShown = age === 0 || (session.secretChangedAt && at < session.secretChangedAt);
	if (!wasShown || !isInTime(scan.step, { at: at.getTime(), tolerance })) return 'old';
	return age > 1 ? 'replaced' : 'good';
}

/** So many replaced secrets of a session are still told from a forged code. */
const knownBack = 20;

/** How many secrets ago a code was made: 0, of the present one; null, of none of them. */
export async function secretAge(call: Call, session: Session, scan: Scan): Promise<number | null> {
	for (let age = 0; age <= knownBack && age < session.secretNumber; age++) {
		const mac = await macMaker(call, { ...session, secretNumber: session.secretNumber - age });
		if (isSameSecret(scan.code, codeOf(await mac(scan.step)))) return age;
	}
	return null;
}

/** The step on whose screen the PIN stood around `at`; null when it stood on none. */
export async function stepOfPin(
	call: Call,
	session: Session,
	given: { pin: string; at: Date; tolerance: number }
): Promise<number | null> {
	const mac = await macMaker(call, session);
	for (const step of stepsInTime(given.at.getTime(), given.tolerance)) {
		if (isSameSecret(given.pin, pinOf(await mac(step)))) return step;
	}
	return null;
}

async function macMaker(call: Call, session: Session) {
	const secret = new TextEncoder().encode(await sessionSecret(call, session));
	const kind = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', secret, kind, false, ['sign']);
	return async (step: number) => {
		const text = new TextEncoder().encode(codeText(session.id, step));
		return new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
	};
}
