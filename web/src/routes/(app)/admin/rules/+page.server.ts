import { ruleCatalogue } from '#api/domain/rule/catalogue.ts';
import { ruleTopics } from '#api/domain/rule/entry.ts';
import { redirect } from '@sveltejs/kit';
import { refused, unwrap, withKey } from '#lib/api/unwrap.ts';
import { flash } from '#lib/forms/flash.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { ruleHelp, ruleName, ruleValue, topicName } from '#lib/rules/words.server.ts';

export const load = async ({ locals, url }) => {
	const { items, reviewedAt } = await unwrap(locals.api.rules.$get());
	const q = url.searchParams.get('q') ?? '';
	const topic = ruleTopics.find((each) => each === url.searchParams.get('topic')) ?? '';
	const rules = items
		.map(({ key, current, planned }) => ({
			key,
			topic: ruleCatalogue[key]?.topic,
			name: ruleName(key),
			help: ruleHelp(key),
			value: current ? ruleValue(key, current.value) : null,
			since: current?.validFrom ?? null,
			basis: current?.legalBasis ?? '',
			planned: planned?.validFrom ?? null,
			waiting: ruleCatalogue[key]?.waiting === true
		}))
		.filter((rule) => matches(rule, q));
	return {
		title: m.rules_title(),
		reviewedAt,
		q,
		topic,
		topics: ruleTopics.map((value) => ({ value, label: topicName(value) })),
		groups: ruleTopics
			.filter((each) => topic === '' || each === topic)
			.map((each) => ({
				topic: each,
				name: topicName(each),
				rules: rules.filter((rule) => rule.topic === each)
			}))
			.filter((group) => group.rules.length > 0)
	};
};

export const actions = {
	reviewed: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const answer = await locals.api.settings.setup.$put(
			{ json: { mark: 'rules-reviewed' } },
			withKey(form)
		);
		if (!answer.ok) return refused(answer, form);
		flash(cookies, m.rules_reviewed_now());
		redirect(303, '/admin/rules');
	}
};

type Searched = { key: string; name: string; help: string; value: string | null; basis: string };

/** Every word must stand somewhere. */
function matches(rule: Searched, q: string) {
	const text = [rule.key, rule.name, rule.help, rule.value, rule.basis].join(' ').toLowerCase();
	return q
		.toLowerCase()
		.split(/\s+/)
		.every((each) => text.includes(each));
}
