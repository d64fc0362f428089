import { maximumOf, type Rubric } from '#api/domain/assignment.ts';
import { renderMarkdown } from '#api/ports/markdown.ts';
import type { SaveAssignment } from './contract.ts';

type Given = SaveAssignment & { stored?: Rubric | null; newId: (prefix: 'crt' | 'lvl') => string };

/** What is stored of an assignment as it was given. */
export function assignmentColumns({ stored = null, newId, ...given }: Given) {
	const rubric = given.rubric && rubricOf(given.rubric, { stored, newId });
	return {
		title: given.title,
		task: given.task,
		taskHtml: renderMarkdown(given.task, { fileUrl: () => null }).html,
		...{ dueAt: given.dueAt, zone: given.zone, handIn: given.handIn, resubmit: given.resubmit },
		...{ required: given.required, rubric, passMark: given.passMark },
		points: maximumOf({ rubric, points: given.points })
	};
}

/**
 * A criterion and a level keep their ids while their words and points stay, wherever they move; what comes later gets
 * one that nothing had before. A form that was open meanwhile means what its reader saw, or nothing.
 */
function rubricOf(
	rubric: NonNullable<SaveAssignment['rubric']>,
	{ stored, newId }: Required<Pick<Given, 'stored' | 'newId'>>
): Rubric {
	const left = [...(stored ?? [])];
	return rubric.map(({ title, levels }, at) => {
		const kept = take(left, (each) => each.title === title);
		const known = [...(kept?.levels ?? [])];
		return {
			id: kept?.id ?? (stored ? newId('crt') : `c${at + 1}`),
			title,
			levels: levels.map(({ name, points }, place) => {
				const same = take(known, (each) => each.name === name && each.points === points);
				return { id: same?.id ?? (kept ? newId('lvl') : `l${place + 1}`), name, points };
			})
		};
	});
}

function take<T>(from: T[], is: (each: T) => boolean): T | undefined {
	const at = from.findIndex(is);
	return at < 0 ? undefined : from.splice(at, 1)[0];
}
