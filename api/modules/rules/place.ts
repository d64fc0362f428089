import type { Call } from '#api/call.ts';
import {
	placeVersion,
	withdrawVersion,
	type Placement,
	type Version
} from '#api/domain/validity.ts';
import { Problem } from '#api/http/problem.ts';

/** Room for a version from a day on, or the problem of a day that is past. */
export function placeOf(call: Call, versions: readonly Version[], validFrom: string): Placement {
	const place = placeVersion(versions, validFrom, call.today);
	if (place.ok) return place.value;
	throw new Problem('invalid-input', {
		errors: [{ pointer: '/validFrom', code: place.error.code }]
	});
}

/** The ends that move when a plan is taken back, or the problem that there is no such plan. */
export function endingsOf(call: Call, versions: readonly Version[], id: string) {
	if (!versions.some((version) => version.id === id)) throw new Problem('not-found');
	const endings = withdrawVersion(versions, id, call.today);
	if (!endings.ok) throw new Problem('rule-in-force');
	return endings.value;
}
