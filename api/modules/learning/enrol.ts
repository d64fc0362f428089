import { and, count, eq, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayEnrol } from '#api/domain/enrolment.ts';
import { Problem } from '#api/http/problem.ts';
import { courseInReach } from '#api/modules/catalogue/index.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { course } from '#db/schema/catalogue.ts';
import { enrolment } from '#db/schema/learning.ts';
import { refusal } from './refusal.ts';

/** Starts a course in the version published now, which the learner keeps to the end. */
export async function enrol(call: Call, { courseId }: { courseId: string }) {
	const personId = call.me;
	const limit = (await call.rules()).number('pendaftaran.maks_bersamaan').value;

	return call.write('enrolment.started', async (tx) => {
		const offer = await tx
			.select({ title: course.title, status: course.status, versionId: course.versionId })
			.from(course)
			.where(and(eq(course.id, courseId), courseInReach(call)))
			.get();
		if (!offer) throw new Problem('not-found');
		const live = await tx
			.select({ id: enrolment.id, status: enrolment.status })
			.from(enrolment)
			.where(
				and(
					eq(enrolment.personId, personId),
					eq(enrolment.courseId, courseId),
					ne(enrolment.status, 'left')
				)
			)
			.get();
		const studying = await tx
			.select({ count: count() })
			.from(enrolment)
			.where(and(eq(enrolment.personId, personId), eq(enrolment.status, 'active')))
			.get();

		const { title, status, versionId } = offer;
		const decision = mayEnrol({
			course: { status, hasLessons: versionId !== null },
			live: live ?? null,
			others: studying?.count ?? 0,
			limit
		});
		if (!decision.ok) throw refusal(decision.error);
		if (versionId === null) throw new Problem('course-without-lessons');

		const id = call.newId('enr');
		await tx.insert(enrolment).values({
			id,
			personId,
			courseId,
			versionId,
			status: 'active',
			enrolledAt: call.now,
			progress: 0,
			lastActiveAt: call.now
		});
		await announce(tx, call, [
			{
				kind: 'enrolled',
				personId,
				eventKey: `enrolment:${id}`,
				facts: { course: title, enrolmentId: id }
			}
		]);
		return {
			subject: `enrolment:${id}`,
			after: { personId, courseId, versionId },
			result: { enrolmentId: id, courseId }
		};
	});
}
