/** One connection that stays open, and one request on it again and again. */
import { Agent, request } from 'node:http';

export function keptAlive(port: number, body: string) {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const headers = {
		authorization: 'Bearer token',
		'content-type': 'application/json',
		'content-length': new TextEncoder().encode(body).byteLength
	};
	const ask = () =>
		new Promise<string>((done, fail) => {
			const given = {
				agent,
				host: '127.0.0.1',
				port,
				path: '/v2/pipeline',
				method: 'POST',
				headers
			};
			const asked = request(given, (response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (part: string) => (text += part));
				response.on('end', () => {
					if (response.statusCode === 200) done(text);
					else fail(new Error(`${response.statusCode}: ${text}`));
				});
			});
			asked.on('error', fail);
			asked.end(body);
		});
	return { ask, end: () => agent.destroy() };
}
