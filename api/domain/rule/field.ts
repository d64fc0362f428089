/** What a rule's value looks like, field by field: enough to draw a form and to refuse what makes no sense. */

export const ruleUnits = [
	'jp',
	'minutes',
	'hours',
	'days',
	'working-days',
	'months',
	'years',
	'percent',
	'score',
	'level',
	'times',
	'backups',
	'people',
	'courses',
	'rows',
	'columns',
	'kilobytes',
	'megabytes',
	'words',
	'characters',
	'claims',
	'people',
	'backups',
	'weight'
] as const;
export type RuleUnit = (typeof ruleUnits)[number];

/** Codes whose names stand in the database. */
export type CodeList = 'forms' | 'classes' | 'legal-statuses';

export type NumberField = {
	kind: 'number';
	min: number;
	max: number;
	unit: RuleUnit;
	/** May be left empty: not yet set by the agency. */
	unset?: true;
};
export type RuleField =
	| NumberField
	| { kind: 'flag' }
	| { kind: 'text'; max: number }
	/** Month and day, `01-15`. */
	| { kind: 'month-day' }
	/** Hour and minute, `01:30`. */
	| { kind: 'time' }
	| { kind: 'choice'; of: readonly string[] }
	| { kind: 'codes'; of: readonly string[] | CodeList; least: number; ordered?: true }
	| { kind: 'lines'; least: number; most: number }
	/** Lines of two parts, `PKP = 2`; kept as rows or as one record of numbers. */
	| {
			kind: 'pairs';
			left: string;
			right: string;
			number?: 'left' | 'right';
			as: 'rows' | 'record';
	  };

/** One value, several named values, or several in a row. */
export type RuleShape =
	| { as: 'one'; field: RuleField }
	| { as: 'record' | 'tuple'; fields: Readonly<Record<string, RuleField>>; ascending?: true };

/** The fields of a shape with the names under which a form sends them. */
export const fieldsOfShape = (shape: RuleShape): { name: string; field: RuleField }[] =>
	shape.as === 'one'
		? [{ name: '', field: shape.field }]
		: Object.entries(shape.fields).map(([name, field]) => ({ name, field }));
