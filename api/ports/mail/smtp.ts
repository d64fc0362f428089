/** SMTP by nodemailer, on Node and on workerd alike. */
import nodemailer from 'nodemailer';
import type { Sender } from '#api/http/mail-from.ts';
import type { Delivery, Mail } from './mailer.ts';

const seconds = 1_000;

export async function sendBySmtp(
	{ url, from }: { url: string; from: Sender },
	mail: Mail
): Promise<Delivery> {
	const transport = nodemailer.createTransport({
		url,
		requireTLS: mustEncrypt(url),
		connectionTimeout: 10 * seconds,
		greetingTimeout: 10 * seconds,
		socketTimeout: 20 * seconds,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	try {
		await transport.sendMail({
			from,
			to: mail.to,
			subject: mail.subject,
			text: mail.text,
			html: mail.html,
			messageId: `<${mail.id}@${from.address.split('@').at(-1)}>`,
			headers: { 'Auto-Submitted': 'auto-generated' }
		});
		return { ok: true };
	} catch (error) {
		return { ok: false, ...faultOf(error) };
	} finally {
		transport.close();
	}
}

/** A password leaves this computer only under TLS: a server that offers none is not sent to. */
export function mustEncrypt(url: string) {
	const { protocol, password, hostname } = new URL(url);
	return protocol === 'smtp:' && password !== '' && !isThisComputer(hostname);
}

const isThisComputer = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** 421: the server itself is going away. */
const closing = 421;

/** A 5xx answer to this recipient or message is final, a 4xx may pass; everything else is the server's state. */
function faultOf(error: unknown): Omit<Extract<Delivery, { ok: false }>, 'ok'> {
	const { code, responseCode, message } = detailsOf(error);
	const answer = withoutAddresses(message);
	const isOfThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
	if (!isOfThisMail || responseCode === null || responseCode === closing)
		return { fault: 'unreachable', answer };
	return { fault: responseCode >= 500 ? 'refused' : 'deferred', answer };
}

function detailsOf(error: unknown) {
	if (!(error instanceof Error)) return { code: '', responseCode: null, message: String(error) };
	const code = 'code' in error ? String(error.code) : '';
	const given = 'responseCode' in error ? Number(error.responseCode) : Number.NaN;
	return { code, responseCode: Number.isNaN(given) ? null : given, message: error.message };
}

/** Servers repeat the recipient; what is kept names nobody. */
const withoutAddresses = (text: string) =>
	text.replace(/[^\s<>"']+@[^\s<>"']+/g, '…').slice(0, 300);
