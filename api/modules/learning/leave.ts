import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayStudy } from '#api/domain/enrolment.ts';
import { Problem } from '#api/http/problem.ts';
import { enrolment } from '#db/schema/learning.ts';
import { refusal } from './refusal.ts';
import { ownEnrolment } from './visible.ts';

/** Leaves a course. What was proven stays as proof; coming back starts a new enrolment. */
export async function leave(call: Call, { enrolmentId }: { enrolmentId: string }) {
	return call.write('enrolment.left', async (tx) => {
		const before = await tx.select().from(enrolment).where(ownEnrolment(call, enrolmentId)).get();
		if (!before) throw new Problem('not-found');
		const result = { enrolmentId, courseId: before.courseId, status: 'left' as const };
		if (before.status !== 'left') {
			const decision = mayStudy(before);
			if (!decision.ok) throw refusal(decision.error);
			await tx
				.update(enrolment)
				.set({ status: 'left', leftAt: call.now, lastActiveAt: call.now })
				.where(eq(enrolment.id, enrolmentId));
		}
		return {
			subject: `enrolment:${enrolmentId}`,
			before: { status: before.status, progress: before.progress },
			after: { status: 'left' },
			result
		};
	});
}
