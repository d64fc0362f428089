import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { base64Of, institutionOf, numberingOf, signatoryOf } from './fields.ts';
import type { Actions, RequestEvent } from './$types';

export const load = async ({ locals }) => ({
	settings: await unwrap(locals.api.settings.$get())
});

type Answer = { ok: boolean; status: number; json(): Promise<unknown> };
type Change = (event: RequestEvent, form: FormData) => Promise<Answer>;

/** Every form of this page: change, then say so; or show what was refused. */
const saving = (change: Change) => async (event: RequestEvent) => {
	const form = await event.request.formData();
	const answer = await change(event, form);
	if (!answer.ok) return refused(answer, form);
	flash(event.cookies, m.settings_saved());
	return { saved: true };
};

export const actions = {
	institution: saving(({ locals }, form) =>
		locals.api.settings.institution.$put({ json: institutionOf(form) }, withKey(form))
	),
	numbering: saving(({ locals }, form) =>
		locals.api.settings.numbering.$put({ json: numberingOf(form) }, withKey(form))
	),
	crest: saving(async ({ locals }, form) =>
		locals.api.settings.crest.$put(
			{ json: { png: await base64Of(form.get('png')) } },
			withKey(form)
		)
	),
	dropCrest: saving(({ locals }, form) =>
		locals.api.settings.crest.$delete(undefined, withKey(form))
	),
	signatory: saving(({ locals }, form) => {
		const id = form.get('id');
		const json = signatoryOf(form);
		return typeof id === 'string' && id
			? locals.api.settings.signatories[':signatoryId'].$put(
					{ param: { signatoryId: id }, json },
					withKey(form)
				)
			: locals.api.settings.signatories.$post({ json }, withKey(form));
	})
} satisfies Actions;
