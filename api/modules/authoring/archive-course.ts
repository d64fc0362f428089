import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { indexCourses } from '#api/modules/catalogue/index.ts';
import { course } from '#db/schema/catalogue.ts';
import { visibleDraft } from './visible.ts';

/** Out of the catalogue; who studies it may finish. */
export async function archiveCourse(call: Call, { courseId }: { courseId: string }) {
	return call.write('course.archived', async (tx) => {
		const { course: before } = await visibleDraft(tx, call, courseId);
		if (before.status === 'archived') throw new Problem('course-archived');
		const status = 'archived' as const;

		await tx.update(course).set({ status, updatedAt: call.now }).where(eq(course.id, courseId));
		await indexCourses(tx, [courseId]);
		return {
			subject: `course:${courseId}`,
			before: { status: before.status },
			after: { status },
			result: { courseId, status }
		};
	});
}
