/** From a rule's value to the fields of its form, and from a form back to the value. */
import { ruleCatalogue } from '#api/domain/rule/catalogue.ts';
import { partsOf } from '#api/domain/rule/check-value.ts';
import { fieldsOfShape, type RuleField } from '#api/domain/rule/field.ts';
import { textsOf } from '#lib/forms/text.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldLabel, optionLabel, pairTexts, unitName } from './words.server.ts';

type Code = { value: string; label: string };
/** What stands in the fields, by name; several where boxes are ticked. */
export type Texts = Record<string, string[]>;
export type DrawnField = {
	name: string;
	label: string;
	hint: string | undefined;
	control: 'number' | 'text' | 'lines' | 'choice' | 'codes' | 'places';
	texts: string[];
	options: Code[];
	required: boolean;
	min: number | undefined;
	max: number | undefined;
};

const nameOf = (part: string) => (part === '' ? 'value' : `value.${part}`);
const shapeOf = (key: string) => ruleCatalogue[key]?.shape ?? { as: 'record' as const, fields: {} };

/** What a value looks like in its fields. */
export const textsOfValue = (key: string, value: unknown): Texts =>
	Object.fromEntries(
		partsOf(shapeOf(key), value).map(({ name, field, part }) => [
			nameOf(name),
			textsOfPart(field, part)
		])
	);

function textsOfPart(field: RuleField, part: unknown): string[] {
	if (part === null || part === undefined) return [];
	if (field.kind === 'pairs') return [pairTexts(field, part).join('\n')];
	if (field.kind === 'flag') return [part === true ? 'yes' : 'no'];
	if (typeof part === 'string' || typeof part === 'number') return [String(part)];
	if (!Array.isArray(part)) return [];
	return field.kind === 'lines' ? [part.map(String).join('\n')] : part.map(String);
}

export const textsOfForm = (key: string, form: FormData): Texts =>
	Object.fromEntries(
		fieldsOfShape(shapeOf(key)).map(({ name }) => [nameOf(name), textsOf(form, nameOf(name))])
	);

/** The value that the fields say; what cannot be read stays text, and the API refuses it. */
export function valueOfTexts(key: string, texts: Texts): unknown {
	const shape = shapeOf(key);
	const parts = fieldsOfShape(shape).map(({ name, field }): [string, unknown] => [
		name,
		partOf(field, texts[nameOf(name)] ?? [])
	]);
	if (shape.as === 'one') return parts[0]?.[1];
	return shape.as === 'tuple' ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function partOf(field: RuleField, texts: readonly string[]): unknown {
	const [first = ''] = texts;
	switch (field.kind) {
		case 'number':
			return numberOf(first);
		case 'flag':
			return first === 'yes';
		case 'codes':
			return texts.filter((text) => text !== '');
		case 'lines':
			return linesOf(first);
		case 'pairs':
			return pairsOf(field, first);
		case 'text':
		case 'choice':
		case 'month-day':
		case 'time':
			return first.trim();
	}
}

function numberOf(text: string): number | string | null {
	if (text.trim() === '') return null;
	const value = Number(text.trim());
	return Number.isNaN(value) ? text : value;
}

const linesOf = (text: string) =>
	text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');

function pairsOf(field: Extract<RuleField, { kind: 'pairs' }>, text: string): unknown {
	const rows = linesOf(text).map((line) => {
		const at = line.indexOf('=');
		const [left, right] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
		return {
			left: field.number === 'left' ? numberOf(left) : left,
			right: field.number === 'right' ? numberOf(right) : right
		};
	});
	return field.as === 'record'
		? Object.fromEntries(rows.map(({ left, right }) => [String(left), right]))
		: rows.map(({ left, right }) => ({ [field.left]: left, [field.right]: right }));
}

/** The fields of a rule's form with what stands in them. */
export const drawnFields = (key: string, texts: Texts, codes: readonly Code[]): DrawnField[] =>
	fieldsOfShape(shapeOf(key)).map(({ name, field }) => ({
		name: nameOf(name),
		texts: texts[nameOf(name)] ?? [],
		label: labelOf(name, field),
		hint: hintOf(field),
		options: optionsOf(key, field, codes),
		control: controlOf(field),
		required: !(field.kind === 'number' && field.unset === true) && field.kind !== 'codes',
		min: field.kind === 'number' ? field.min : undefined,
		max: field.kind === 'number' ? field.max : field.kind === 'text' ? field.max : undefined
	}));

function labelOf(name: string, field: RuleField) {
	const unit = field.kind === 'number' ? unitName(field.unit) : '';
	if (name === '') return unit ? m.rules_value_in({ unit }) : m.rules_value();
	return unit ? m.rules_field_in({ field: fieldLabel(name), unit }) : fieldLabel(name);
}

function hintOf(field: RuleField): string | undefined {
	switch (field.kind) {
		case 'number': {
			const between = m.rules_hint_between({ min: field.min, max: field.max });
			return field.unset ? `${between} ${m.rules_hint_unset()}` : between;
		}
		case 'lines':
			return m.rules_hint_lines();
		case 'pairs':
			return m.rules_hint_pairs({ left: fieldLabel(field.left), right: fieldLabel(field.right) });
		case 'month-day':
			return m.rules_hint_month_day();
		case 'time':
			return m.rules_hint_time();
		case 'flag':
		case 'text':
		case 'choice':
		case 'codes':
			return undefined;
	}
}

function optionsOf(key: string, field: RuleField, codes: readonly Code[]): Code[] {
	if (field.kind === 'flag') {
		return [
			{ value: 'yes', label: m.rules_yes() },
			{ value: 'no', label: m.rules_no() }
		];
	}
	if (field.kind !== 'choice' && field.kind !== 'codes') return [];
	if (typeof field.of === 'string') return [...codes];
	return field.of.map((value) => ({ value, label: optionLabel(key, value) }));
}

function controlOf(field: RuleField): DrawnField['control'] {
	switch (field.kind) {
		case 'number':
			return 'number';
		case 'flag':
		case 'choice':
			return 'choice';
		case 'codes':
			return field.ordered ? 'places' : 'codes';
		case 'lines':
		case 'pairs':
			return 'lines';
		case 'text':
		case 'month-day':
		case 'time':
			return 'text';
	}
}
