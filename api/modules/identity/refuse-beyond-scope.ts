import type { Call } from '#api/call.ts';
import { isWithin } from '#api/domain/org-tree.ts';
import { Problem } from '#api/http/problem.ts';

/** Nobody hands out a role wider than their own reach. */
export function refuseBeyondScope(call: Call, unitPath: string | null) {
	const scope = call.scopeOf('role.grant');
	if (scope.kind === 'all') return;
	const inside =
		scope.kind === 'units' &&
		unitPath !== null &&
		scope.unitPaths.some((root) => isWithin(unitPath, root));
	if (!inside) throw new Problem('not-found');
}
