/** MAIL: SMTP from the host, one mail a request. */
import type { Sender } from '../http/mail-from.ts';
import { Mail } from '../ports/mail/mailer.ts';
import { sendBySmtp } from '../ports/mail/smtp.ts';

export function serveMail(server: { url: string; from: Sender }) {
	return async (request: Request): Promise<Response> => {
		const mail = Mail.safeParse(await request.json());
		if (!mail.success) return new Response('bad mail', { status: 400 });
		return Response.json(await sendBySmtp(server, mail.data));
	};
}
