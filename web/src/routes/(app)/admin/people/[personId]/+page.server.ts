import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf, labelled, type LabelledChange } from '#lib/registers/fields.server.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { redirect } from '@sveltejs/kit';

const elsewhere = [
	'nip',
	'kedudukanHukum',
	'unorId',
	'jabatanNama',
	'kodeUnit',
	'kodeJabatan',
	'jenisPenugasan',
	'tmtJabatan',
	'tanggalSelesai'
];

/** Fields of the history that no register has a column for. */
const words = new Map([
	['alasanKedudukan', m.organisation_status_reason],
	['tmtKedudukan', m.organisation_status_from]
]);
const named = (change: LabelledChange) => ({
	...change,
	label: words.get(change.field)?.() ?? change.label
});

export const load = async ({ locals, params }) => {
	const person = await unwrap(locals.api.people[':personId'].$get({ param: params }));
	return {
		today: person.today,
		person: { ...person, changes: labelled('people', person.changes).map(named) },
		ownFields: fieldsOf('people', { without: elsewhere }),
		crumbs: [
			{ label: m.organisation_people_title(), href: '/admin/people' },
			{ label: person.name }
		]
	};
};

export const actions = {
	edit: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = cellsOf(form, fieldsOf('people', { without: elsewhere }));
		const answer = await locals.api.people[':personId'].$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_person_saved());
		redirect(303, url.pathname);
	},
	end: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const param = { ...params, appointmentId: textOf(form, 'appointmentId') };
		const json = { validTo: textOf(form, 'validTo'), reason: textOf(form, 'reason') };
		const answer = await locals.api.people[':personId'].appointments[':appointmentId'].end.$put(
			{ param, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_appointment_ended());
		redirect(303, url.pathname);
	},
	supervise: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = {
			supervisorNip: textOf(form, 'supervisorNip'),
			reason: textOf(form, 'reason'),
			validFrom: textOf(form, 'validFrom'),
			validTo: textOf(form, 'validTo') || null
		};
		const answer = await locals.api.people[':personId'].supervisor.$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_supervisor_saved());
		redirect(303, url.pathname);
	},
	unsupervise: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.people[':personId'].supervisor.$delete(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_supervisor_cleared());
		redirect(303, url.pathname);
	},
	status: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = {
			legalStatus: textOf(form, 'legalStatus'),
			effectiveOn: textOf(form, 'effectiveOn'),
			reason: textOf(form, 'reason'),
			endAppointments: form.has('endAppointments')
		};
		const answer = await locals.api.people[':personId']['legal-status'].$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		const { planned } = await answer.json();
		flash(cookies, planned ? m.organisation_status_planned_saved() : m.organisation_status_saved());
		redirect(303, url.pathname);
	},
	unplan: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api.people[':personId']['legal-status'].$delete(
			{ param: params },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_status_plan_cancelled());
		redirect(303, url.pathname);
	}
};
