import type { ClosingRefusal } from '#api/domain/workshop-completion.ts';
import { Problem } from '#api/http/problem.ts';

/** Why an event is not closed, as the answer of the API. */
export function closingRefusal(error: ClosingRefusal): Problem {
	switch (error.code) {
		case 'event-state':
			return new Problem('event-not-open');
		case 'event-not-over':
			return new Problem('event-not-over');
		case 'scans-waiting':
			return new Problem('scans-waiting', { params: { count: error.count } });
	}
}
