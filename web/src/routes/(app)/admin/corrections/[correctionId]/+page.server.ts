import { redirect } from '@sveltejs/kit';
import type { DataSection } from '#api/domain/personal-data.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import type { RequestEvent } from './$types';

export const load = async ({ locals, params, parent }) => {
	const query = { language: locals.locale };
	const [correction, { me }] = await Promise.all([
		unwrap(locals.api.corrections[':correctionId'].$get({ param: params, query })),
		parent()
	]);
	const crumbs = [
		{ label: m.desk_corrections_title(), href: '/admin/corrections' },
		{ label: correction.person.name }
	];
	return { crumbs, correction, mend: mendAt(correction, me.permissions) };
};

type Mendable = { section: DataSection; person: { id: string } };

/** The page where the data is changed, if the reader may open it. */
function mendAt({ section, person }: Mendable, held: readonly string[]) {
	const places: Partial<Record<DataSection, { href: string; opens: string }>> = {
		identity: { href: `/admin/people/${person.id}`, opens: 'person.read' },
		employment: { href: `/admin/people/${person.id}`, opens: 'person.read' },
		account: { href: `/admin/accounts/${person.id}`, opens: 'account.manage' },
		certificates: { href: '/manage/certificates', opens: 'certificate.manage' },
		credits: { href: '/claims', opens: 'claim.read' },
		competencies: { href: `/team/${person.id}`, opens: 'gap.read' }
	};
	const place = places[section];
	return place && held.includes(place.opens) ? place.href : null;
}

const answering =
	(answer: 'done' | 'refused') =>
	async ({ locals, params, request, cookies }: RequestEvent) => {
		const form = await request.formData();
		const told = await locals.api.corrections[':correctionId'].answer.$post(
			{ param: params, json: { answer, reason: textOf(form, 'reason') } },
			withKey(form)
		);
		if (!told.ok) return refused(told, form);
		flash(cookies, m.desk_corrections_answered());
		redirect(303, '/admin/corrections');
	};

export const actions = { done: answering('done'), refuse: answering('refused') };
