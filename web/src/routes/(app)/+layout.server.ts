import { unwrap } from '#lib/api/unwrap.ts';
import { bottomBar, navigationFor } from '#lib/navigation.server.ts';

export const load = async ({ locals }) => {
	const me = await unwrap(locals.api.me.$get());
	const menu = navigationFor(me.permissions);

	return { me, menu, bar: bottomBar(menu, me.permissions), theme: locals.theme };
};
