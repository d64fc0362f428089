/** Where a new row was read as something other than its words: the form of `KL12/NKL03`, the codes in a phrase. */
import type { Column } from './column.ts';
import type { CellChange } from './read-rows.ts';

type Row = {
	outcome: string | null;
	cells: Readonly<Record<string, string>>;
	changes: readonly CellChange[];
};

/** Days, numbers and choices are read into our own spelling always, and need no remark. */
const spelledFreely = new Set(['text', 'levels']);

/** A changed row shows what it becomes already. */
export function readOtherwise(
	{ outcome, cells, changes }: Row,
	columns: readonly Column[]
): { column: string; text: string }[] {
	if (outcome !== 'new') return [];
	return columns
		.filter(({ type }) => spelledFreely.has(type.is))
		.flatMap(({ key }) => {
			const after = changes.find(({ column }) => column === key)?.after ?? '';
			const written = cells[key] ?? '';
			const differs = written !== '' && after !== '' && plain(written) !== plain(after);
			return differs ? [{ column: key, text: after }] : [];
		});
}

/** An importance that was left to its usual word, blanks and signs are no difference. */
const plain = (text: string) =>
	text
		.toLowerCase()
		.replace(/:mutlak\b/g, '')
		.split(/[;,]/)
		.map((part) => part.replace(/[^a-z0-9*]/g, ''))
		.toSorted()
		.join();
