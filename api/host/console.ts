/** Speaks to a running portal through its console socket: demo load, imports, the first admin's link. */
import http from 'node:http';

export type ConsoleCall = {
	method: string;
	body?: unknown;
	/** Idempotency-Key. */
	key?: string;
	/** ISO instant at which the demo agency says it happened. */
	now?: string;
	/** NIP of the demo person who does it. */
	as?: string;
};
export type ConsoleAnswer = { status: number; body: unknown };
export type Send = (path: string, call: ConsoleCall) => Promise<ConsoleAnswer>;

export const consoleOver = (socketPath: string): Send => {
	const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
	return (path, { method, body, key, now, as }) =>
		new Promise((done, fail) => {
			const headers = {
				...(body === undefined ? {} : { 'content-type': typeOf(body) }),
				...(key ? { 'idempotency-key': key } : {}),
				...(now ? { 'x-malaqbi-now': now } : {}),
				...(as ? { 'x-malaqbi-as': as } : {})
			};
			const request = http.request({ socketPath, path, method, headers, agent }, (answer) => {
				let text = '';
				answer.setEncoding('utf8');
				answer.on('data', (part: string) => (text += part));
				answer.on('end', () => done({ status: answer.statusCode ?? 0, body: parsed(text) }));
				answer.on('error', fail);
			});
			request.on('error', fail);
			request.end(body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body));
		});
};

/** Bytes travel as they are: a spreadsheet to import. */
const typeOf = (body: unknown) =>
	body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
