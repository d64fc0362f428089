/**
 * Who may see the portal as somebody else does (lihat sebagai): only downwards. Whoever holds any right that
 * the viewer does not hold for the whole agency is not shown, and no admin is shown to another.
 */
import { permissionNames, scopeOf, type Grant, type Permission } from './permissions.ts';

export function mayViewAs(viewer: readonly Grant[], viewed: readonly Grant[]): boolean {
	if (scopeOf(viewer, 'viewing.start').kind !== 'all') return false;
	if (viewed.some(({ role }) => role === 'admin')) return false;
	return permissionNames.every((permission) => {
		const { kind } = scopeOf(viewed, permission);
		const reachesOthers = kind === 'units' || kind === 'all';
		return !reachesOthers || scopeOf(viewer, readBy[permission] ?? permission).kind === 'all';
	});
}

/** Rights to act for one's own people: the viewer, who changes nothing, need only read there by another right. */
const readBy: Partial<Record<Permission, Permission>> = {
	'signup.nominate': 'signup.review',
	'signup.approve': 'signup.review'
};
