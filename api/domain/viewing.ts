/**
 * Who may see the portal as somebody else does (lihat sebagai): only downwards. Whoever holds any right that
 * the viewer does not hold for the whole agency is not shown, and no admin is shown to another.
 */
import { aboveOf, permissionNames, scopeOf, type Grant } from './permissions.ts';

export function mayViewAs(viewer: readonly Grant[], viewed: readonly Grant[]): boolean {
	if (scopeOf(viewer, 'viewing.start').kind !== 'all') return false;
	if (viewed.some(({ role }) => role === 'admin')) return false;
	return permissionNames.every((permission) => {
		const { kind } = scopeOf(viewed, permission);
		const reachesOthers = kind === 'units' || kind === 'all';
		return !reachesOthers || scopeOf(viewer, aboveOf[permission] ?? permission).kind === 'all';
	});
}
