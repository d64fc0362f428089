/** What the catalogue of rules is made of. */
import type { NumberField, RuleField, RuleShape, RuleUnit } from './field.ts';

export const ruleTopics = [
	'hours',
	'competency',
	'study',
	'authoring',
	'certificate',
	'verification',
	'access',
	'mail',
	'data',
	'calendar'
] as const;
export type RuleTopic = (typeof ruleTopics)[number];

export type RuleEntry = {
	topic: RuleTopic;
	shape: RuleShape;
	/** Kept for what is to come; nothing in the program reads it yet. */
	waiting?: true;
	/** Changed together with others on a page of its own. */
	page?: '/admin/settings';
};

export const one = (field: RuleField): RuleShape => ({ as: 'one', field });
export const number = (unit: RuleUnit, min: number, max: number): NumberField => ({
	kind: 'number',
	unit,
	min,
	max
});
export const unset = (field: NumberField): NumberField => ({ ...field, unset: true });
export const flag: RuleField = { kind: 'flag' };
export const limit: RuleShape = {
	as: 'record',
	fields: { maks: number('times', 1, 10_000), menit: number('minutes', 1, 1440) }
};
export const target: RuleShape = {
	as: 'record',
	fields: {
		jp: unset(number('jp', 1, 400)),
		bound: { kind: 'choice', of: ['at-least', 'at-most'] },
		period: { kind: 'choice', of: ['calendar-year', 'contract-year'] }
	}
};
export const reasons: RuleShape = one({ kind: 'pairs', left: 'code', right: 'text', as: 'rows' });
export const numbering = (max: number): RuleEntry => ({
	topic: 'certificate',
	shape: one({ kind: 'text', max }),
	page: '/admin/settings'
});
