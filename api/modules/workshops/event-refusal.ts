import type { EventRefusal } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';

/** A refusal of the rules of an event, as the answer it gets. */
export function eventRefusal(refusal: EventRefusal): Problem {
	switch (refusal.code) {
		case 'event-state':
			return new Problem('event-state', { params: { status: refusal.status } });
		case 'event-without-sessions':
		case 'event-has-participants':
		case 'event-attended':
			return new Problem(refusal.code);
		case 'reason-missing':
			return new Problem('invalid-input', {
				errors: [{ pointer: '/reason', code: 'too_small', params: { minimum: 1 } }]
			});
	}
}
