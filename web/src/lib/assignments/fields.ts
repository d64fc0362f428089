import { handInWays, resubmitWays } from '#api/domain/assignment.ts';
import { instantOf, timeZones } from '#api/domain/period.ts';
import { textOf } from '#lib/forms/text.ts';

/** The grid of the form: so many levels, and so many criteria. */
export const levelPlaces = 4;
export const criterionPlaces = 6;

/** The fields of `AssignmentFields` as the API takes them; what is no number or time is left for it to refuse. */
export function assignmentOf(form: FormData) {
	const zone = oneOf(timeZones, textOf(form, 'zone')) ?? 'Asia/Makassar';
	const due = textOf(form, 'dueAt');
	return {
		title: textOf(form, 'title'),
		task: textOf(form, 'task'),
		dueAt: due === '' ? null : (instantOf(due, zone)?.toISOString() ?? due),
		zone,
		handIn: oneOf(handInWays, textOf(form, 'handIn')),
		resubmit: oneOf(resubmitWays, textOf(form, 'resubmit')),
		required: textOf(form, 'required') === '1',
		rubric: rubricOf(form),
		points: numberOf(textOf(form, 'points')) ?? 100,
		passMark: numberOf(textOf(form, 'passMark'))
	};
}

/** Named levels across, criteria down; null where no criterion is named. */
function rubricOf(form: FormData) {
	const named = numbers(levelPlaces).flatMap((level) => {
		const name = textOf(form, `level-${level}`).trim();
		return name === '' ? [] : [{ level, name }];
	});
	const rubric = numbers(criterionPlaces).flatMap((row) => {
		const title = textOf(form, `criterion-${row}`).trim();
		const levels = named.map(({ level, name }) => ({
			name,
			points: numberOf(textOf(form, `points-${row}-${level}`)) ?? 0
		}));
		return title === '' ? [] : [{ title, levels }];
	});
	return rubric.length > 0 ? rubric : null;
}

/** The fields of `GradeForm` as the API takes them. */
export function gradeOf(form: FormData) {
	const levels = [...form].flatMap(([name, value]) =>
		name.startsWith('levels.') && typeof value === 'string' ? [[name.slice(7), value]] : []
	);
	return {
		handInId: textOf(form, 'handInId') || null,
		gradeNumber: Number(textOf(form, 'gradeNumber')) || 0,
		returned: textOf(form, 'then') === 'return',
		points: numberOf(textOf(form, 'points')),
		levels: levels.length > 0 ? (Object.fromEntries(levels) as Record<string, string>) : null,
		feedback: textOf(form, 'feedback')
	};
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

function numberOf(text: string): number | null {
	const plain = text.trim().replace(',', '.');
	return plain === '' ? null : Number(plain);
}

const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
	values.find((value) => value === text);
