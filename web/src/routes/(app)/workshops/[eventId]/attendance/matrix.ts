import type * as z from 'zod';
import type {
	Matrix as Contract,
	MarkHistory
} from '#api/modules/workshops/attendance-contract.ts';
import { m } from '#lib/paraglide/messages.js';
import { statusWord } from '#lib/workshops/words.ts';

export type Matrix = z.output<typeof Contract>;
export type Cell = {
	signupId: string;
	sessionId: string;
	history: z.output<typeof MarkHistory>['items'];
};

/** The key and the sign of each kind of attendance; an agency's own kinds get the digits. */
const letters: Record<string, string> = {
	present: 'H',
	late: 'T',
	excused: 'I',
	sick: 'S',
	'on-duty': 'D',
	absent: 'A'
};
export const undoKey = 'U';

export const letterOf = ({ statuses }: Matrix, code: string) =>
	letters[code] ?? String(statuses.findIndex((each) => each.code === code) + 1);

/** The kind of attendance behind a key, if any. */
export const statusOfKey = (matrix: Matrix, key: string) =>
	matrix.statuses.find(({ code }) => letterOf(matrix, code) === key.toUpperCase())?.code;

export const statusName = ({ statuses }: Matrix, code: string | null) => {
	const found = statuses.find((each) => each.code === code);
	return found ? statusWord(found) : m.matrix_unmarked();
};

export const keyOf = (at: { signupId: string; sessionId: string }) =>
	`${at.signupId}.${at.sessionId}`;
