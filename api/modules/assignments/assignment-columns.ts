import { maximumOf, type Rubric } from '#api/domain/assignment.ts';
import { renderMarkdown } from '#api/ports/markdown.ts';
import type { SaveAssignment } from './contract.ts';

/** What is stored of an assignment as it was given; criteria and levels are numbered in the order they stand. */
export function assignmentColumns(given: SaveAssignment) {
	const rubric: Rubric | null =
		given.rubric?.map(({ title, levels }, at) => ({
			id: `c${at + 1}`,
			title,
			levels: levels.map((level, place) => ({ id: `l${place + 1}`, ...level }))
		})) ?? null;
	return {
		title: given.title,
		task: given.task,
		taskHtml: renderMarkdown(given.task, { fileUrl: () => null }).html,
		...{ dueAt: given.dueAt, zone: given.zone, handIn: given.handIn, resubmit: given.resubmit },
		...{ required: given.required, rubric, passMark: given.passMark },
		points: maximumOf({ rubric, points: given.points })
	};
}
