import type { Call } from '#api/call.ts';
import { openMailer } from '#api/ports/mail/mailer.ts';

/** Whether this portal can mail a link for a new password, and for how long such a link works. */
export async function passwordResetWays(call: Call) {
	const hours = (await call.rules()).number('tautan.lupa_sandi_umur_jam').value;
	return { byMail: openMailer(call.settings, call.services) !== null, hours };
}
