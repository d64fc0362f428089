/** Holidays as people paste them from a decision: one a line, the date before or after the name. */
import { dayOf } from './import/day-text.ts';
import { no, ok, type Result } from './result.ts';
import type { CivilDate } from './period.ts';

export type NamedDay = { date: CivilDate; name: string };
export type LineRefusal = { line: number; code: 'no-date' | 'no-name' };

const date = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}`;
const found = new RegExp(date);

/** Each line as a day with its name; the first line that cannot be read is named. */
export function readHolidays(text: string): Result<NamedDay[], LineRefusal> {
	const days = new Map<CivilDate, NamedDay>();
	for (const [at, line] of text.split(/\r?\n/).entries()) {
		if (line.trim() === '') continue;
		const written = found.exec(line)?.[0];
		const day = written ? dayOf(written) : null;
		if (!written || day === null) return no({ line: at + 1, code: 'no-date' });
		const name = line
			.replace(written, '')
			.replace(/^\s*(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)\b\s*,?/i, '')
			.replace(/^[\s,;:|.\-–]+|[\s,;:|.\-–]+$/g, '');
		if (name === '') return no({ line: at + 1, code: 'no-name' });
		days.set(day, { date: day, name: name.replaceAll(/\s+/g, ' ').slice(0, 120) });
	}
	return ok([...days.values()]);
}
