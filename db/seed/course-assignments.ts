/** Assignments of the demo agency's online courses, handed in and graded through the same endpoints as everybody's. */
import { courseOf, readSeed, type Send } from './send.ts';
import { setAssignment } from './workshop-assignments.ts';
import type { CourseAssignmentSeed } from './shapes.ts';

/** Who writes the courses of the whole agency. */
const AUTHOR = '198502282010011905';
const DAY = 24 * 3_600_000;
/** Mamuju lives in WITA. */
const ZONE_MS = 8 * 3_600_000;

export async function setCourseAssignments(send: Send, today: Date): Promise<void> {
	const midnight = Math.floor((today.getTime() + ZONE_MS) / DAY) * DAY - ZONE_MS;
	for (const { course, daysAgo, ...facts } of readSeed<CourseAssignmentSeed[]>(
		'./demo/course-assignments.json'
	)) {
		const firstDay = midnight - daysAgo * DAY;
		const courseId = await courseOf(send, course);
		await setAssignment(send, facts, {
			place: { courseId },
			grader: AUTHOR,
			firstDay,
			planned: firstDay + DAY / 3
		});
	}
}
