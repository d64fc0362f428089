import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { m } from '#lib/paraglide/messages.js';
import { cellsOf, fieldsOf, labelled } from '#lib/registers/fields.server.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { redirect } from '@sveltejs/kit';

const appointmentKeys = [
	'kodeUnit',
	'kodeJabatan',
	'jenisPenugasan',
	'tmtJabatan',
	'tanggalSelesai'
];
const elsewhere = ['nip', 'unorId', 'jabatanNama', ...appointmentKeys];

export const load = async ({ locals, params }) => {
	const person = await unwrap(locals.api.people[':personId'].$get({ param: params }));
	return {
		person: { ...person, changes: labelled('people', person.changes) },
		ownFields: fieldsOf('people', { without: elsewhere }),
		appointmentFields: fieldsOf('people', { only: appointmentKeys }).map((field) => ({
			...field,
			required: field.name !== 'tanggalSelesai'
		})),
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
	appoint: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const person = await unwrap(locals.api.people[':personId'].$get({ param: params }));
		const given = cellsOf(form, fieldsOf('people', { only: appointmentKeys }));
		const json = { nama: person.cells['nama'] ?? '', ...given };
		const answer = await locals.api.people[':personId'].$put(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.organisation_appointment_saved());
		redirect(303, url.pathname);
	}
};
