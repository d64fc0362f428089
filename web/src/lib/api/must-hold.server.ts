import { error } from '@sveltejs/kit';
import type { Permission } from '#api/domain/permissions.ts';
import type { Me } from '#lib/me.ts';
import { m } from '#lib/paraglide/messages.js';

/**
 * For a page that reads nothing (an empty form): elsewhere the API's own answer is the 404. Without
 * the permission the page is not there, as if it did not exist.
 */
export async function mustHold(permission: Permission, parent: () => Promise<{ me: Me }>) {
	const { me } = await parent();
	if (me.permissions.includes(permission)) return;
	error(404, { message: m.problem_not_found(), code: 'not-found' });
}
