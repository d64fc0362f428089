/**
 * A real mail server for the tests, with a counter where they ask what arrived: GET /inbox?to=… answers
 * the parsed mails. Recipients at `refused.test` are turned away for good, at `busy.test` for now, and at
 * `slow.test` taken after a while.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		/** `smtp://…` of the server, then the counter's address, parted by a blank. */
		postOffice: string;
	}
}

type Arrived = {
	to: string[];
	from: string;
	subject: string;
	text: string;
	html: string;
	messageId: string;
	headers: string;
};

export default async function setup(project: TestProject) {
	const arrived: Arrived[] = [];
	const smtp = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS', 'AUTH'],
		onRcptTo({ address }, _session, done) {
			if (address.endsWith('@refused.test')) done(answering(550, `${address} unknown`));
			else if (address.endsWith('@busy.test')) done(answering(451, 'try again later'));
			else if (address.endsWith('@slow.test')) setTimeout(done, 1_500);
			else done();
		},
		onData(stream, session, done) {
			simpleParser(stream).then((mail) => {
				arrived.push({
					to: session.envelope.rcptTo.map(({ address }) => address),
					from: mail.from?.text ?? '',
					subject: mail.subject ?? '',
					text: mail.text ?? '',
					html: mail.html || '',
					messageId: mail.messageId ?? '',
					headers: mail.headerLines.map(({ line }) => line).join('\n')
				});
				done();
			}, done);
		}
	});
	const counter = http.createServer((request, response) => {
		const to = new URL(request.url ?? '/', 'http://counter').searchParams.get('to') ?? '';
		response.end(JSON.stringify(arrived.filter((mail) => mail.to.includes(to))));
	});
	await Promise.all([
		new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready)),
		new Promise<void>((ready) => counter.listen(0, '127.0.0.1', ready))
	]);
	const portOf = (address: string | AddressInfo | null) =>
		typeof address === 'object' && address ? address.port : 0;
	const smtpPort = portOf(smtp.server.address());
	const counterPort = portOf(counter.address());
	project.provide('postOffice', `smtp://127.0.0.1:${smtpPort} http://127.0.0.1:${counterPort}`);
	return async () => {
		await new Promise<void>((closed) => smtp.close(closed));
		counter.close();
	};
}

const answering = (responseCode: number, message: string) =>
	Object.assign(new Error(message), { responseCode });
