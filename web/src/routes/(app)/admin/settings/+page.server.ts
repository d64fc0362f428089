import { unwrap } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { changes, saving } from './changes.server.ts';
import type { Actions, RequestEvent } from './$types';

export const load = async ({ locals }) => ({
	settings: await unwrap(locals.api.settings.$get())
});

function saved({ cookies }: Pick<RequestEvent, 'cookies'>) {
	flash(cookies, m.settings_saved());
	return { saved: true };
}

export const actions = {
	institution: saving(changes.institution, saved),
	dataOfficer: saving(changes.dataOfficer, saved),
	numbering: saving(changes.numbering, saved),
	crest: saving(changes.crest, saved),
	dropCrest: saving(changes.dropCrest, saved),
	signatory: saving(changes.signatory, saved)
} satisfies Actions;
