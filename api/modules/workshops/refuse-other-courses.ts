import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { isWorkshopMode } from '#api/domain/workshop-event.ts';
import { Problem } from '#api/http/problem.ts';
import { courseInReach } from '#api/modules/catalogue/index.ts';
import type { Tx } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';

/** Events are held of what is published, and taught face to face or live. */
export async function refuseOtherCourses(tx: Tx, call: Call, courseId: string) {
	const of = await tx
		.select({ mode: course.mode, status: course.status })
		.from(course)
		.where(and(eq(course.id, courseId), courseInReach(call)))
		.get();
	if (!of || of.status !== 'published')
		throw new Problem('invalid-input', { errors: [{ pointer: '/courseId', code: 'not-there' }] });
	if (!isWorkshopMode(of.mode))
		throw new Problem('invalid-input', {
			errors: [{ pointer: '/courseId', code: 'not-a-workshop' }]
		});
}
