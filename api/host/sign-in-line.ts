/**
 * Sign-ins wait outside the Worker: each costs a third of a second of one core, and a hall that signs in
 * at once would else stand before everybody who only reads. Two at a time; pages pass by.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tooBusy } from './pages.ts';
import { waitingLine } from './waiting-line.ts';

const signInPaths = new Set(['/sign-in', '/api/session']);

type Passing = { request: IncomingMessage; response: ServerResponse; path: string };

export function signInLine() {
	const line = waitingLine({ atOnce: 2, longest: 500 });

	return {
		/** Goes on by `go`: at once, or for a sign-in when its turn has come. */
		pass({ request, response, path }: Passing, go: () => void) {
			if (request.method !== 'POST' || !signInPaths.has(path)) {
				go();
				return;
			}
			const entering = line.enter();
			if (!entering) {
				tooBusy(request, response);
				return;
			}
			void entering.then((leave) => {
				// Who has gone while waiting is not checked any more.
				if (response.destroyed) {
					leave();
					return;
				}
				response.once('close', leave);
				go();
			});
		}
	};
}
