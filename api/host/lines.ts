/**
 * What a hall full of people does at the same moment waits outside the Worker, in the order it came, so that who
 * only reads passes by. A sign-in costs a third of a second of one core: two at a time. A check-in writes, and one
 * writes at a time: a few are under way, the others wait here instead of at the database; none is turned away
 * before a whole city stands there, and each counts from when it arrived. Seats are taken by transactions of several
 * steps, one at a time: the others wait here too.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tooBusy } from './pages.ts';
import { waitingLine } from './waiting-line.ts';

const signInPaths = new Set(['/sign-in', '/api/session']);
const isSignIn = (method: string | undefined, path: string) =>
	method === 'POST' && signInPaths.has(path);

/** The address of a code, and the endpoints that take scans and PINs. */
const checkIn = /^\/h\/|^\/api\/attendance\/(uploads$|receipts$|sessions\/[^/]+\/(scans|pins)$)/;

/** The form of an event's page, and its endpoint. */
const seats = /^\/workshops\/[^/]+$|^\/api\/workshops\/[^/]+\/signups$/;

type Passing = { request: IncomingMessage; response: ServerResponse; path: string };

export function openLines() {
	const signIns = waitingLine({ atOnce: 2, longest: 500 });
	const checkIns = waitingLine({ atOnce: 8, longest: 20_000 });
	const seatTakers = waitingLine({ atOnce: 4, longest: 20_000 });
	const lineOf = ({ request: { method }, path }: Passing) => {
		if (isSignIn(method, path)) return signIns;
		if (checkIn.test(path)) return checkIns;
		return method === 'POST' && seats.test(path) ? seatTakers : null;
	};

	return {
		/** Goes on by `go`: at once, or when its turn has come. */
		pass(passing: Passing, go: () => void) {
			const line = lineOf(passing);
			if (!line) {
				go();
				return;
			}
			const { request, response } = passing;
			const entering = line.enter();
			if (!entering) {
				tooBusy(request, response);
				return;
			}
			void entering.then((leave) => {
				// Who has gone while waiting is not served any more.
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
