import { redirect } from '@sveltejs/kit';
import { ruleCatalogue } from '#api/domain/rule/catalogue.ts';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { textOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { effectRows } from '#lib/rules/effect.server.ts';
import { saidOfVersion } from '#lib/rules/said-of-version.server.ts';
import {
	drawnFields,
	textsOfForm,
	textsOfValue,
	valueOfTexts
} from '#lib/rules/value-form.server.ts';
import { ruleHelp, ruleName, ruleValue } from '#lib/rules/words.server.ts';
import type { Actions, RequestEvent } from './$types';

export const load = async ({ locals, params: { key } }) => {
	const { rows, codes, today } = await unwrap(locals.api.rules[':key'].$get({ param: { key } }));
	const entry = ruleCatalogue[key];
	const shown = rows.map((row) => ({ ...row, words: ruleValue(key, row.value, codes) }));
	const current = shown.find(({ state }) => state === 'current');
	return {
		key,
		name: ruleName(key),
		help: ruleHelp(key),
		waiting: entry?.waiting === true,
		elsewhere: entry?.page ?? null,
		rows: shown,
		current: current ?? null,
		fields: drawnFields(key, textsOfValue(key, current?.value), codes),
		today,
		crumbs: [{ label: m.rules_title(), href: '/admin/rules' }, { label: ruleName(key) }]
	};
};

type Event = RequestEvent;

/** What was typed is drawn again, whatever became of it. */
async function drawnAgain({ locals, params: { key } }: Event, form: FormData) {
	const { codes } = await unwrap(locals.api.rules[':key'].$get({ param: { key } }));
	return { fields: drawnFields(key, textsOfForm(key, form), codes), given: saidOfVersion(form) };
}

async function preview(event: Event, form: FormData) {
	const { key } = event.params;
	const value = JSON.stringify(valueOfTexts(key, textsOfForm(key, form)) ?? null);
	const answer = await event.locals.api.rules[':key'].effect.$get({
		param: { key },
		query: { value }
	});
	if (!answer.ok) return refusal(event, form, answer);
	const { metrics } = await answer.json();
	return { previewed: value, effect: effectRows(metrics), ...(await drawnAgain(event, form)) };
}

type Answer = Parameters<typeof refused>[0];

/** The fields of the value carry what was typed themselves: ticked boxes share one name. */
async function refusal(event: Event, form: FormData, answer: Answer) {
	const failure = await refused(answer, form);
	const values = Object.fromEntries(
		Object.entries(failure.data.values).filter(([name]) => !name.startsWith('value'))
	);
	Object.assign(failure.data, { values, ...(await drawnAgain(event, form)) });
	return failure;
}

export const actions = {
	preview: async (event) => preview(event, await event.request.formData()),
	save: async (event) => {
		const form = await event.request.formData();
		const { key } = event.params;
		const value = valueOfTexts(key, textsOfForm(key, form)) ?? null;
		if (JSON.stringify(value) !== textOf(form, 'previewed')) return preview(event, form);

		const answer = await event.locals.api.rules[':key'].values.$post(
			{
				param: { key },
				json: { value, ...saidOfVersion(form) }
			},
			withKey(form)
		);
		if (!answer.ok) return refusal(event, form, answer);
		flash(event.cookies, m.rules_saved());
		redirect(303, `/admin/rules/${key}`);
	},
	withdraw: async ({ request, locals, params, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.rules[':key'].values[':ruleId'].$delete(
			{ param: { key: params.key, ruleId: textOf(form, 'versionId') } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.rules_withdrawn());
		redirect(303, `/admin/rules/${params.key}`);
	}
} satisfies Actions;
