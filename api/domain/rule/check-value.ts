/** Whether a value fits the shape of its rule; each fault names its field by JSON pointer. */
import { isCivilDate } from '../period.ts';
import { fieldsOfShape, type RuleField, type RuleShape } from './field.ts';

export type RuleFault = {
	pointer: string;
	code:
		| 'required'
		| 'out-of-bounds'
		| 'not-whole'
		| 'invalid-value'
		| 'too-few'
		| 'too-many'
		| 'doubled'
		| 'not-ascending'
		| 'too-long';
	params?: Record<string, number>;
};

/** `known` are the codes of a list that the database holds. */
export function ruleFaults(
	shape: RuleShape,
	value: unknown,
	known: readonly string[] = []
): RuleFault[] {
	if (shape.as === 'one') return fault('/value', faultOf(shape.field, value, known));

	const parts = partsOf(shape, value);
	const faults = parts.flatMap(({ name, field, part }) =>
		fault(`/value/${name}`, faultOf(field, part, known))
	);
	const numbers = parts.map(({ part }) => part).filter((part) => typeof part === 'number');
	const falls = numbers.some((each, at) => at > 0 && each <= (numbers[at - 1] ?? -Infinity));
	const last = parts.at(-1)?.name ?? '';
	return faults.length === 0 && shape.ascending && falls
		? [{ pointer: `/value/${last}`, code: 'not-ascending' }]
		: faults;
}

type Fault = Omit<RuleFault, 'pointer'>;

const fault = (pointer: string, found: Fault | null): RuleFault[] =>
	found ? [{ pointer, ...found }] : [];

/** The parts of a record or of a tuple by the names of the fields. */
export function partsOf(shape: RuleShape, value: unknown) {
	return fieldsOfShape(shape).map(({ name, field }, at) => {
		if (shape.as === 'one') return { name, field, part: value };
		const part = Array.isArray(value) ? asList(value)[at] : asRecord(value)[name];
		return { name, field, part };
	});
}

function faultOf(field: RuleField, value: unknown, known: readonly string[]): Fault | null {
	switch (field.kind) {
		case 'number':
			return numberFault(field, value);
		case 'flag':
			return typeof value === 'boolean' ? null : { code: 'required' };
		case 'text':
			return textFault(value, field.max);
		case 'month-day':
			return typeof value === 'string' && isCivilDate(`2024-${value}`)
				? null
				: { code: 'invalid-value' };
		case 'time':
			return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
				? null
				: { code: 'invalid-value' };
		case 'choice':
			return field.of.some((one) => one === value) ? null : { code: 'invalid-value' };
		case 'codes':
			return listFault(value, {
				least: field.least,
				most: Infinity,
				known: typeof field.of === 'string' ? known : field.of
			});
		case 'lines':
			return listFault(value, { least: field.least, most: field.most, known: null });
		case 'pairs':
			return pairsFault(field, value);
	}
}

function numberFault(
	{ min, max, unset }: Extract<RuleField, { kind: 'number' }>,
	value: unknown
): Fault | null {
	if (value === null || value === undefined) return unset ? null : { code: 'required' };
	if (typeof value !== 'number' || Number.isNaN(value)) return { code: 'required' };
	if (value < min || value > max) return { code: 'out-of-bounds', params: { min, max } };
	return Number.isInteger(value) ? null : { code: 'not-whole' };
}

function textFault(value: unknown, max: number): Fault | null {
	if (typeof value !== 'string' || value.trim() === '') return { code: 'required' };
	return value.length > max ? { code: 'too-long', params: { max } } : null;
}

type ListBounds = { least: number; most: number; known: readonly string[] | null };

function listFault(value: unknown, { least, most, known }: ListBounds): Fault | null {
	const items = asList(value);
	if (!Array.isArray(value) || items.length < least) return { code: 'too-few', params: { least } };
	if (items.length > most) return { code: 'too-many', params: { most } };
	if (new Set(items).size < items.length) return { code: 'doubled' };
	const fits = items.every((item) =>
		known
			? known.some((one) => one === item)
			: typeof item === 'string' && item.trim() !== '' && item.length <= 120
	);
	return fits ? null : { code: 'invalid-value' };
}

function pairsFault(field: Extract<RuleField, { kind: 'pairs' }>, value: unknown): Fault | null {
	const rows =
		field.as === 'record'
			? Object.entries(asRecord(value))
			: asList(value).map((row): [unknown, unknown] => [
					asRecord(row)[field.left],
					asRecord(row)[field.right]
				]);
	if (rows.length === 0) return { code: 'too-few', params: { least: 1 } };
	if (new Set(rows.map(([left]) => left)).size < rows.length) return { code: 'doubled' };
	const fits = rows.every(
		([left, right]) =>
			isPart(left, field.number === 'left') && isPart(right, field.number === 'right')
	);
	return fits ? null : { code: 'invalid-value' };
}

const isPart = (part: unknown, isNumber: boolean) =>
	isNumber
		? typeof part === 'number' && Number.isFinite(part)
		: typeof part === 'string' && part.trim() !== '' && part.length <= 200;

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asRecord = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
