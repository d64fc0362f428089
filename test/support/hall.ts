/** The screen of a session, as a trainer's device would draw it. */
import { codeOf, codeText, pinOf, scanText, stepAt } from '#api/domain/attendance-code.ts';
import type { World } from './world.ts';

type Session = { id: string; secretNumber: number };

/** What the screen shows, `secret` being what the trainer's device got. */
export async function screenOf(secret: string, session: { id: string }, at = new Date()) {
	const kind = { name: 'HMAC', hash: 'SHA-256' };
	const bytes = new TextEncoder();
	const key = await crypto.subtle.importKey('raw', bytes.encode(secret), kind, false, ['sign']);
	const step = stepAt(at.getTime());
	const text = bytes.encode(codeText(session.id, step));
	const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
	return { code: scanText({ step, code: codeOf(mac) }), pin: pinOf(mac) };
}

/** The screen as it stood at `at`, asked for as `who` teaches there. */
export const hallOf = (w: World, who: { id: string }) => {
	const known = new Map<string, string>();
	return async (session: Session, at = new Date()) => {
		const secret =
			known.get(session.id) ??
			(await (await w.agent(who)).get(`/api/attendance/sessions/${session.id}/code`)).body.secret;
		known.set(session.id, secret);
		return screenOf(secret, session, at);
	};
};
