import { redirect } from '@sveltejs/kit';
import { capPeriods, hourModes } from '#api/domain/credit-hours.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	formWords,
	modeWords,
	periodWords,
	verifierWords
} from '#lib/rules/reference-words.server.ts';
import { saidOfVersion } from '#lib/rules/said-of-version.server.ts';

const optionsOf = (words: Record<string, string>) =>
	Object.entries(words).map(([value, label]) => ({ value, label }));

export const load = async ({ locals, params }) => {
	const found = await unwrap(locals.api['development-forms'][':code'].$get({ param: params }));
	const versions = found.versions.map((version) => ({ ...version, words: formWords(version) }));
	return {
		...found,
		versions,
		current: versions.find(({ state }) => state === 'current') ?? null,
		modes: optionsOf(modeWords()),
		periods: optionsOf(periodWords()),
		verifiers: optionsOf(verifierWords()),
		crumbs: [{ label: m.reference_title(), href: '/admin/reference' }, { label: found.form.name }]
	};
};

const numberOf = (form: FormData, name: string) => {
	const text = textOf(form, name).trim();
	return text === '' ? null : Number(text);
};

export const actions = {
	change: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const json = {
			jpMode: hourModes.find((mode) => mode === textOf(form, 'jpMode')) ?? 'manual',
			jpValue: numberOf(form, 'jpValue'),
			cap: numberOf(form, 'cap'),
			capPeriod: capPeriods.find((period) => period === textOf(form, 'capPeriod')) ?? null,
			evidence: textOf(form, 'evidence'),
			verifier:
				textOf(form, 'verifier') === 'supervisor' ? ('supervisor' as const) : ('hr' as const),
			...saidOfVersion(form)
		};
		const answer = await locals.api['development-forms'][':code'].versions.$post(
			{ param: params, json },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.rules_saved());
		redirect(303, url.pathname);
	},
	withdraw: async ({ request, locals, params, cookies, url }) => {
		const form = await request.formData();
		const answer = await locals.api['development-forms'][':code'].versions[':versionId'].$delete(
			{ param: { code: params.code, versionId: textOf(form, 'versionId') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.rules_withdrawn());
		redirect(303, url.pathname);
	}
};
