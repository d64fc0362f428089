/** A rule's words, looked up by its key; on the server, where all messages are at hand. */
import { ruleCatalogue } from '#api/domain/rule/catalogue.ts';
import type { RuleTopic } from '#api/domain/rule/entry.ts';
import { partsOf } from '#api/domain/rule/check-value.ts';
import type { RuleField } from '#api/domain/rule/field.ts';
import { number } from '#lib/format.ts';
import * as messages from '#lib/paraglide/messages.js';

const { m } = messages;
const mangled = (text: string) => text.replaceAll(/[^A-Za-z0-9]/g, '_');

function word(key: string): string | undefined {
	const found: unknown = Reflect.get(messages, mangled(key));
	return isWord(found) ? found({}) : undefined;
}

const isWord = (value: unknown): value is (inputs: object) => string => typeof value === 'function';

export const ruleName = (key: string) => word(`rule_${key}`) ?? key;
export const ruleHelp = (key: string) => word(`rule_${key}_help`) ?? '';
export const topicName = (topic: RuleTopic) => word(`rules_topic_${topic}`) ?? topic;
export const unitName = (unit: string) => word(`rule_unit_${unit}`) ?? unit;
export const fieldLabel = (name: string) => word(`rule_field_${name}`) ?? name;
export const metricName = (metric: string) => word(`rule_metric_${metric}`) ?? metric;

type Code = { value: string; label: string };

/** The name of a code, by the rule's own words first: `course` is not the same everywhere. */
export const optionLabel = (key: string, value: string, codes: readonly Code[] = []) =>
	codes.find((code) => code.value === value)?.label ??
	word(`rule_option_${key}_${value}`) ??
	word(`rule_option_${value}`) ??
	value;

/** A value as one line of words. */
export function ruleValue(key: string, value: unknown, codes: readonly Code[] = []): string {
	const shape = ruleCatalogue[key]?.shape;
	if (!shape) return JSON.stringify(value);
	const parts = partsOf(shape, value).map(({ name, field, part }) => ({
		name,
		text: partText(key, field, part, codes)
	}));
	if (shape.as === 'one') return parts[0]?.text ?? '';
	const said = Object.fromEntries(parts.map(({ name, text }) => [name, text]));
	const listed = parts.map(({ name, text }) =>
		m.rules_part({ field: fieldLabel(name), value: text })
	);
	return sentenceOf(said) ?? listed.join(' · ');
}

/** Values that belong together read as one sentence. */
function sentenceOf({ maks, menit, jp, bound, period }: Record<string, string>) {
	if (maks && menit) return m.rules_limit({ maks, menit });
	if (!jp || !bound || !period) return null;
	const year = period.toLowerCase();
	return jp === m.rules_unset()
		? m.rules_target_unset({ period: year })
		: m.rules_target({ bound, jp, period: year });
}

function partText(key: string, field: RuleField, part: unknown, codes: readonly Code[]): string {
	const plain = typeof part === 'string' || typeof part === 'number' ? String(part) : '';
	if (part === null || part === undefined || part === '') return m.rules_unset();
	switch (field.kind) {
		case 'number':
			return `${number(Number(part))} ${unitName(field.unit)}`;
		case 'flag':
			return part === true ? m.rules_yes() : m.rules_no();
		case 'choice':
			return optionLabel(key, plain);
		case 'codes':
		case 'lines':
			return listText(part, (each) => optionLabel(key, each, codes), field);
		case 'pairs':
			return pairTexts(field, part).join('; ');
		case 'text':
		case 'month-day':
		case 'time':
			return plain;
	}
}

function listText(part: unknown, label: (value: string) => string, field: RuleField) {
	const labels = (Array.isArray(part) ? part : []).map((each) => label(String(each)));
	if (labels.length === 0) return m.rules_empty_list();
	return labels.join(field.kind === 'codes' && field.ordered ? ' → ' : ', ');
}

/** The lines of a value of pairs: `PKP = 2`. */
export function pairTexts(field: Extract<RuleField, { kind: 'pairs' }>, value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const rows: [unknown, unknown][] = Array.isArray(value)
		? value.map((row: Record<string, unknown>) => [row[field.left], row[field.right]])
		: Object.entries(value);
	return rows.map(([left, right]) => `${String(left)} = ${String(right)}`);
}
