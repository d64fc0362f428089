/** MAIL: SMTP from the host, one mail a request. */
import { Mail } from '../ports/mail/mailer.ts';
import { sendBySmtp } from '../ports/mail/smtp.ts';

export function serveMail(server: { url: string; from: string }) {
	return async (request: Request): Promise<Response> => {
		const mail = Mail.safeParse(await request.json());
		if (!mail.success) return new Response('bad mail', { status: 400 });
		return Response.json(await sendBySmtp(server, mail.data));
	};
}
