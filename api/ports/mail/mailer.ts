/**
 * Mail behind a port: by the host where there is one (its TLS says what is wrong with a certificate),
 * else from the isolate. Null when no mail server is named.
 */
import * as z from 'zod';
import type { Services, Settings } from '#api/http/settings.ts';

export const Mail = z.object({
	/** Makes the Message-ID, so that a mail sent twice after a crash is seen to be one. */
	id: z.string().max(80),
	to: z.object({ name: z.string().max(400), address: z.string().max(320) }),
	subject: z.string().max(300),
	text: z.string().max(50_000),
	html: z.string().max(200_000)
});
export type Mail = z.output<typeof Mail>;

export const Delivery = z.discriminatedUnion('ok', [
	z.object({ ok: z.literal(true) }),
	z.object({
		ok: z.literal(false),
		/** refused: for good; deferred: this mail, for now; unreachable: the server, so that no other would fare better. */
		fault: z.enum(['refused', 'deferred', 'unreachable']),
		/** In the server's words, without addresses. */
		answer: z.string()
	})
]);
export type Delivery = z.output<typeof Delivery>;

export type Mailer = (mail: Mail) => Promise<Delivery>;

export function openMailer(settings: Settings, services: Services): Mailer | null {
	if (services.MAIL) return mailByHost(services.MAIL);
	const { SMTP_URL: url, MAIL_FROM: from } = settings;
	if (!url || !from) return null;
	return async (mail) => {
		const { sendBySmtp } = await import('./smtp.ts');
		return sendBySmtp({ url, from }, mail);
	};
}

function mailByHost(host: { fetch: typeof fetch }): Mailer {
	return async (mail) => {
		const response = await host.fetch('http://host/mail', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(mail)
		});
		if (response.ok) return Delivery.parse(await response.json());
		const fault = response.status === 400 ? 'refused' : 'unreachable';
		return { ok: false, fault, answer: `host: ${response.status}` };
	};
}

/** One plain address: what a mailer could read as two, or as a header, is none. */
export const isMailAddress = (text: string) =>
	text.length <= 254 && z.email().safeParse(text).success;
