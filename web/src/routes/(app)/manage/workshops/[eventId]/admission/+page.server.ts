import { redirect, type RequestEvent } from '@sveltejs/kit';
import { requirementKinds } from '#api/domain/eligibility.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const admission = await unwrap(
		locals.api.workshops[':eventId'].admission.$get({ param: params })
	);
	return {
		title: m.admission_title(),
		admission,
		crumbs: [
			{ label: m.workshops_manage_title(), href: '/manage/workshops' },
			{ label: admission.event.title, href: `/manage/workshops/${params.eventId}` },
			{ label: m.admission_title() }
		]
	};
};

type Admission = {
	quotas: { unitId: string; seats: number }[];
	requirements: { kind: (typeof requirementKinds)[number]; about: string }[];
};
type Asked = RequestEvent<{ eventId: string }>;

/** One line more or less than what stands: each form of the page changes one. */
async function change(
	{ request, locals, params, cookies }: Asked,
	make: (now: Admission, form: FormData) => Admission
) {
	const form = await request.formData();
	const { quotas, requirements } = await unwrap(
		locals.api.workshops[':eventId'].admission.$get({ param: params })
	);
	const now = {
		quotas: quotas.map(({ unit, seats }) => ({ unitId: unit.id, seats })),
		requirements: requirements.map(({ kind, about }) => ({ kind, about }))
	};
	const answer = await locals.api.workshops[':eventId'].admission.$put(
		{ param: params, json: make(now, form) },
		withKey(form)
	);
	if (!answer.ok) return refused(answer, form);
	flash(cookies, m.admission_saved());
	redirect(303, `/manage/workshops/${params.eventId}/admission`);
}

const lineOf = (form: FormData) => ({
	kind: requirementKinds.find((each) => each === textOf(form, 'kind')) ?? ('position' as const),
	about: textOf(form, 'about')
});

export const actions = {
	require: (event: Asked) =>
		change(event, ({ quotas, requirements }, form) => ({
			quotas,
			requirements: [...requirements, lineOf(form)]
		})),
	release: (event: Asked) =>
		change(event, ({ quotas, requirements }, form) => {
			const gone = lineOf(form);
			const stays = requirements.filter(
				(each) => each.kind !== gone.kind || each.about !== gone.about
			);
			return { quotas, requirements: stays };
		}),
	quota: (event: Asked) =>
		change(event, ({ quotas, requirements }, form) => {
			const unitId = textOf(form, 'unitId');
			const seats = Number(textOf(form, 'seats'));
			const others = quotas.filter((each) => each.unitId !== unitId);
			return { quotas: [...others, { unitId, seats }], requirements };
		}),
	unquota: (event: Asked) =>
		change(event, ({ quotas, requirements }, form) => ({
			quotas: quotas.filter((each) => each.unitId !== textOf(form, 'unitId')),
			requirements
		})),
	exception: async ({ request, locals, params, cookies }: Asked) => {
		const form = await request.formData();
		const replaces = textOf(form, 'replaces');
		const said = { nip: textOf(form, 'nip'), reason: textOf(form, 'reason') };
		const answer = await locals.api.workshops[':eventId'].exceptions.$post(
			{ param: params, json: { ...said, ...(replaces ? { replaces } : {}) } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.admission_exception_given());
		redirect(303, `/manage/workshops/${params.eventId}/admission`);
	}
};
