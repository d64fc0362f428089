import { redirect } from '@sveltejs/kit';
import { unwrap } from '#lib/api/unwrap.ts';
import { bottomBar, navigationFor } from '#lib/navigation.server.ts';

const secondStep = '/my/profile/second-step';

export const load = async ({ locals, url }) => {
	const me = await unwrap(locals.api.me.$get());
	if (me.secondStepMissing && url.pathname !== secondStep)
		redirect(303, `${secondStep}?to=${encodeURIComponent(url.pathname)}`);
	const menu = navigationFor(me.permissions);

	return { me, menu, bar: bottomBar(menu, me.permissions), theme: locals.theme };
};
