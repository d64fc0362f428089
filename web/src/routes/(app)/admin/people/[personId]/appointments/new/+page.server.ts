import { error, redirect } from '@sveltejs/kit';
import { assignmentKinds } from '#api/domain/employment.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const load = async ({ locals, params }) => {
	const [person, choices] = await Promise.all([
		unwrap(locals.api.people[':personId'].$get({ param: params })),
		unwrap(locals.api['appointment-choices'].$get())
	]);
	if (!person.mayAppoint) error(404, { message: m.problem_not_found(), code: 'not-found' });
	return {
		name: person.name,
		personId: person.id,
		choices,
		crumbs: [
			{ label: m.organisation_people_title(), href: '/admin/people' },
			{ label: person.name, href: `/admin/people/${person.id}` },
			{ label: m.organisation_appointment_add() }
		]
	};
};

export const actions = {
	default: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const json = {
			kind: assignmentKinds.find((each) => each === form.get('kind')) ?? 'D',
			unitId: textOf(form, 'unitId'),
			positionId: textOf(form, 'positionId'),
			validFrom: textOf(form, 'validFrom'),
			validTo: textOf(form, 'validTo') || null,
			decree: textOf(form, 'decree') || null
		};
		const answer = await locals.api.people[':personId'].appointments.$post(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_appointment_opened());
		redirect(303, `/admin/people/${params.personId}`);
	}
};
