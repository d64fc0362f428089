/** The console door: the host proves itself by a key it made at this start. */
import { isSameSecret } from './same-secret.ts';
import type { Settings } from './settings.ts';

const keyHeader = 'x-malaqbi-console';
const consoleHeaders = [keyHeader, 'x-malaqbi-now', 'x-malaqbi-as'];

export function isConsole(request: Request, { CONSOLE_KEY }: Settings) {
	const given = request.headers.get(keyHeader);
	return given !== null && CONSOLE_KEY !== undefined && isSameSecret(given, CONSOLE_KEY);
}

/** Nobody else gets to say these things. */
export function withoutConsoleHeaders(request: Request) {
	if (!consoleHeaders.some((name) => request.headers.has(name))) return request;
	const plain = new Request(request);
	for (const name of consoleHeaders) plain.headers.delete(name);
	return plain;
}
