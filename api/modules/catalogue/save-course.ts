import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import type { SaveCourse, SavedCourse } from './contract.ts';
import { saveCourses } from './save-courses.ts';

/** One course, as an organiser enters it. */
export async function saveCourse(call: Call, input: SaveCourse): Promise<SavedCourse> {
	if (call.scopeOf('course.manage').kind !== 'all') throw new Problem('not-found');
	return call.write('course.saved', async (tx) => {
		const [saved] = await saveCourses(tx, call, [input]);
		if (!saved) throw new Problem('internal');
		return { subject: `course:${saved.id}`, after: { code: saved.code }, result: saved };
	});
}
