import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { ReadDb } from '#db/client.ts';
import { course } from '#db/schema/catalogue.ts';
import { certificate, certificateEvent, certificatePending } from '#db/schema/certificates.ts';
import { completion, enrolment, lesson, lessonEvent, quizAttempt } from '#db/schema/learning.ts';
import { notification, outbox } from '#db/schema/notifications.ts';

/** What a person studied, the papers that came of it, and what the portal told them. */
export function studyReads(db: ReadDb, personId: string) {
	return {
		enrolment: db
			.select({ ...getTableColumns(enrolment), course: course.title })
			.from(enrolment)
			.innerJoin(course, eq(course.id, enrolment.courseId))
			.where(eq(enrolment.personId, personId))
			.orderBy(desc(enrolment.enrolledAt), desc(enrolment.id)),
		lessonEvent: db
			.select({ ...getTableColumns(lessonEvent), lesson: lesson.title, course: course.title })
			.from(lessonEvent)
			.innerJoin(enrolment, eq(enrolment.id, lessonEvent.enrolmentId))
			.innerJoin(lesson, eq(lesson.id, lessonEvent.lessonId))
			.innerJoin(course, eq(course.id, enrolment.courseId))
			.where(eq(enrolment.personId, personId))
			.orderBy(desc(lessonEvent.at), desc(lessonEvent.id)),
		quizAttempt: db
			.select({ ...getTableColumns(quizAttempt), lesson: lesson.title, course: course.title })
			.from(quizAttempt)
			.innerJoin(enrolment, eq(enrolment.id, quizAttempt.enrolmentId))
			.innerJoin(lesson, eq(lesson.id, quizAttempt.lessonId))
			.innerJoin(course, eq(course.id, enrolment.courseId))
			.where(eq(enrolment.personId, personId))
			.orderBy(desc(quizAttempt.startedAt), desc(quizAttempt.id)),
		completion: db
			.select({ ...getTableColumns(completion), course: course.title })
			.from(completion)
			.innerJoin(course, eq(course.id, completion.courseId))
			.where(eq(completion.personId, personId))
			.orderBy(desc(completion.completedAt), desc(completion.id)),
		certificate: db
			.select()
			.from(certificate)
			.where(eq(certificate.personId, personId))
			.orderBy(desc(certificate.issuedAt), desc(certificate.id)),
		certificateEvent: db
			.select({ ...getTableColumns(certificateEvent), number: certificate.number })
			.from(certificateEvent)
			.innerJoin(certificate, eq(certificate.id, certificateEvent.certificateId))
			.where(eq(certificate.personId, personId))
			.orderBy(desc(certificateEvent.at), desc(certificateEvent.id)),
		certificatePending: db
			.select(getTableColumns(certificatePending))
			.from(certificatePending)
			.innerJoin(certificate, eq(certificate.id, certificatePending.certificateId))
			.where(eq(certificate.personId, personId)),
		notification: db
			.select()
			.from(notification)
			.where(eq(notification.personId, personId))
			.orderBy(desc(notification.createdAt), desc(notification.id)),
		outbox: db
			.select(getTableColumns(outbox))
			.from(outbox)
			.innerJoin(notification, eq(notification.id, outbox.notificationId))
			.where(eq(notification.personId, personId))
			.orderBy(desc(outbox.dueAt), desc(outbox.notificationId))
	};
}
