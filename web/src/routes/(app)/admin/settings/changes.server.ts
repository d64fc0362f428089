/** The changes of the settings, shared by their page and by the first-run steps. */
import { refused, withKey } from '#lib/api/unwrap.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { base64Of, dataOfficerOf, institutionOf, numberingOf, signatoryOf } from './fields.ts';

type Answer = { ok: boolean; status: number; json(): Promise<unknown> };
type Change = (event: RequestEvent, form: FormData) => Promise<Answer>;

/** Change, then what `then` says; or show what was refused. */
export const saving =
	<T>(change: Change, then: (event: RequestEvent) => T) =>
	async (event: RequestEvent) => {
		const form = await event.request.formData();
		const answer = await change(event, form);
		return answer.ok ? then(event) : refused(answer, form);
	};

export const changes = {
	institution: ({ locals }, form) =>
		locals.api.settings.institution.$put({ json: institutionOf(form) }, withKey(form)),
	dataOfficer: ({ locals }, form) =>
		locals.api.settings['data-officer'].$put({ json: dataOfficerOf(form) }, withKey(form)),
	numbering: ({ locals }, form) =>
		locals.api.settings.numbering.$put({ json: numberingOf(form) }, withKey(form)),
	crest: async ({ locals }, form) =>
		locals.api.settings.crest.$put(
			{ json: { png: await base64Of(form.get('png')) } },
			withKey(form)
		),
	dropCrest: ({ locals }, form) => locals.api.settings.crest.$delete(undefined, withKey(form)),
	signatory: ({ locals }, form) => {
		const id = form.get('id');
		const json = signatoryOf(form);
		return typeof id === 'string' && id
			? locals.api.settings.signatories[':signatoryId'].$put(
					{ param: { signatoryId: id }, json },
					withKey(form)
				)
			: locals.api.settings.signatories.$post({ json }, withKey(form));
	}
} satisfies Record<string, Change>;
