/** The columns of a register as fields of a form, in the reader's language. */
import { columnLabel } from '#api/domain/import/column-label.ts';
import type { Column, ImportKind } from '#api/domain/import/column.ts';
import { columnsOf } from '#api/domain/import/kinds.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { choiceLabel } from './choices.ts';

export type RecordField = {
	name: string;
	label: string;
	required: boolean;
	control: 'line' | 'prose' | 'day' | 'choice';
	options: { value: string; label: string }[];
};

type Editable = Extract<ImportKind, 'units' | 'positions' | 'competencies' | 'people'>;

export function fieldsOf(
	kind: Editable,
	given: { only?: readonly string[]; without?: readonly string[] } = {}
) {
	const wanted = ({ key }: Column) =>
		(given.only?.includes(key) ?? true) && !(given.without?.includes(key) ?? false);
	return columnsOf(kind)
		.filter(wanted)
		.map((column) => fieldOf(column, kind));
}

const fieldOf = ({ key, required, type }: Column, kind: ImportKind): RecordField => ({
	name: key,
	label: columnLabel(key, getLocale(), kind),
	required,
	control: controlOf(type),
	options:
		type.is === 'choice'
			? Object.keys(type.choices).map((value) => ({ value, label: choiceLabel(value) }))
			: []
});

function controlOf(type: Column['type']): RecordField['control'] {
	if (type.is === 'day') return 'day';
	if (type.is === 'choice') return 'choice';
	return type.is === 'levels' || (type.is === 'text' && type.longest > 500) ? 'prose' : 'line';
}

/** What was typed, by column: only the fields that the form has. */
export function cellsOf(form: FormData, fields: readonly RecordField[]): Record<string, string> {
	return Object.fromEntries(
		fields.flatMap(({ name }) => {
			const value = form.get(name);
			return typeof value === 'string' ? [[name, value]] : [];
		})
	);
}

type Change = {
	at: string;
	by: string;
	field: string;
	before: string | null;
	after: string | null;
};

/** The history with the names of its fields. */
export const labelled = (kind: ImportKind, changes: readonly Change[]) =>
	changes.map((change) => ({ ...change, label: columnLabel(change.field, getLocale(), kind) }));
export type LabelledChange = ReturnType<typeof labelled>[number];
