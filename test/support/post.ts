/** What the tests' mail server received for one address. */
import { postOffice } from './env.ts';

type Arrived = {
	to: string[];
	from: string;
	subject: string;
	text: string;
	html: string;
	messageId: string;
	headers: string;
};

const [smtp = '', counter = ''] = postOffice().split(' ');

/** Bindings of a portal that sends its mail there. */
export const withMail = { SMTP_URL: smtp, MAIL_FROM: 'Malaqbi <malaqbi@contoh.go.id>' };
/** A mail server that is down. */
export const withoutServer = { ...withMail, SMTP_URL: 'smtp://127.0.0.1:9' };

export async function mailFor(address: string): Promise<Arrived[]> {
	const answer = await fetch(`${counter}/inbox?to=${encodeURIComponent(address)}`);
	return answer.json();
}
