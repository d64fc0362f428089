/** Why a row of a spreadsheet cannot be taken over. The web has a sentence and a mend for each code. */
export const rowErrorCodes = [
	'required',
	'not-a-day',
	'not-a-number',
	'out-of-range',
	'not-a-code',
	'unknown-choice',
	'nip-damaged',
	'nip-invalid',
	'not-an-email',
	'not-a-phone',
	'text-too-long',
	'cell-error',
	'list-unreadable',
	'duplicate-in-file',
	'unknown-unit',
	'unknown-parent',
	'unit-cycle',
	'unknown-position',
	'ambiguous-position',
	'unknown-position-class',
	'unknown-competency',
	'unknown-person',
	'unknown-form',
	'unknown-rank',
	'unknown-legal-status',
	'unit-and-position',
	'ends-before-start',
	'starts-before-current',
	'two-definitive',
	'person-differs',
	'in-the-future',
	'without-levels',
	'already-known',
	'too-few-choices',
	'answer-not-a-choice',
	'one-right-answer',
	'unknown-lesson'
] as const;
export type RowErrorCode = (typeof rowErrorCodes)[number];

export type RowError = {
	/** Null when the row as a whole is wrong. */
	column: string | null;
	code: RowErrorCode;
	params: Record<string, string | number>;
};

export const rowError = (
	column: string | null,
	code: RowErrorCode,
	params: RowError['params'] = {}
): RowError => ({ column, code, params });
