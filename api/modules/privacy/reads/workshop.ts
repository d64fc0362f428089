import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { ReadDb } from '#db/client.ts';
import { assignment, grade, handIn } from '#db/schema/assignments.ts';
import { eventException, eventExceptionEarlier } from '#db/schema/admission.ts';
import { attendanceDecision, attendanceDevice, attendanceScan } from '#db/schema/attendance.ts';
import { calendarFeed } from '#db/schema/calendar.ts';
import { signupShift } from '#db/schema/shifts.ts';
import { course } from '#db/schema/catalogue.ts';
import { evaluationAnswered } from '#db/schema/evaluations.ts';
import { material, materialDownload, materialVersion } from '#db/schema/material.ts';
import {
	attendanceMark,
	attendanceStatus,
	sessionTrainer,
	signup,
	signupStatus,
	trainer,
	workshopEvent,
	workshopSession
} from '#db/schema/workshops.ts';

/** The workshops a person signed up for, was seen at, or taught. */
export function workshopReads(db: ReadDb, personId: string) {
	return {
		signup: db
			.select({ ...getTableColumns(signup), course: course.title })
			.from(signup)
			.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(eq(signup.personId, personId))
			.orderBy(desc(signup.createdAt), desc(signup.id)),
		signupStatus: db
			.select({ ...getTableColumns(signupStatus), course: course.title })
			.from(signupStatus)
			.innerJoin(signup, eq(signup.id, signupStatus.signupId))
			.innerJoin(workshopEvent, eq(workshopEvent.id, signup.eventId))
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(eq(signup.personId, personId))
			.orderBy(desc(signupStatus.at), desc(signupStatus.id)),
		eventException: db
			.select({ ...getTableColumns(eventException), course: course.title })
			.from(eventException)
			.innerJoin(workshopEvent, eq(workshopEvent.id, eventException.eventId))
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(eq(eventException.personId, personId))
			.orderBy(desc(eventException.at)),
		eventExceptionEarlier: db
			.select({ ...getTableColumns(eventExceptionEarlier), course: course.title })
			.from(eventExceptionEarlier)
			.innerJoin(workshopEvent, eq(workshopEvent.id, eventExceptionEarlier.eventId))
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(eq(eventExceptionEarlier.personId, personId))
			.orderBy(desc(eventExceptionEarlier.at)),
		attendanceMark: db
			.select({
				...getTableColumns(attendanceMark),
				session: workshopSession.title,
				statusName: attendanceStatus.name
			})
			.from(attendanceMark)
			.innerJoin(signup, eq(signup.id, attendanceMark.signupId))
			.innerJoin(workshopSession, eq(workshopSession.id, attendanceMark.sessionId))
			.leftJoin(attendanceStatus, eq(attendanceStatus.code, attendanceMark.status))
			.where(eq(signup.personId, personId))
			.orderBy(desc(attendanceMark.at), desc(attendanceMark.id)),
		attendanceScan: db
			.select({ ...getTableColumns(attendanceScan), session: workshopSession.title })
			.from(attendanceScan)
			.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
			.innerJoin(workshopSession, eq(workshopSession.id, attendanceScan.sessionId))
			.where(eq(signup.personId, personId))
			.orderBy(desc(attendanceScan.receivedAt), desc(attendanceScan.id)),
		attendanceDecision: db
			.select({ ...getTableColumns(attendanceDecision), session: workshopSession.title })
			.from(attendanceDecision)
			.innerJoin(attendanceScan, eq(attendanceScan.id, attendanceDecision.scanId))
			.innerJoin(signup, eq(signup.id, attendanceScan.signupId))
			.innerJoin(workshopSession, eq(workshopSession.id, attendanceScan.sessionId))
			.where(eq(signup.personId, personId))
			.orderBy(desc(attendanceDecision.at), desc(attendanceDecision.scanId)),
		attendanceDevice: db
			.select()
			.from(attendanceDevice)
			.where(eq(attendanceDevice.personId, personId))
			.orderBy(desc(attendanceDevice.boundAt)),
		signupShift: db
			.select({
				...getTableColumns(signupShift),
				session: workshopSession.title,
				startsAt: workshopSession.startsAt
			})
			.from(signupShift)
			.innerJoin(signup, eq(signup.id, signupShift.signupId))
			.leftJoin(workshopSession, eq(workshopSession.id, signupShift.sessionId))
			.where(eq(signup.personId, personId)),
		calendarFeed: db
			.select({ id: calendarFeed.id, createdAt: calendarFeed.createdAt })
			.from(calendarFeed)
			.where(eq(calendarFeed.personId, personId)),
		handIn: db
			.select({ ...getTableColumns(handIn), assignment: assignment.title })
			.from(handIn)
			.innerJoin(assignment, eq(assignment.id, handIn.assignmentId))
			.where(eq(handIn.personId, personId))
			.orderBy(desc(handIn.at), desc(handIn.id)),
		grade: db
			.select({ ...getTableColumns(grade), assignment: assignment.title })
			.from(grade)
			.innerJoin(assignment, eq(assignment.id, grade.assignmentId))
			.where(eq(grade.personId, personId))
			.orderBy(desc(grade.at), desc(grade.id)),
		materialDownload: db
			.select({
				...getTableColumns(materialDownload),
				title: material.title,
				file: materialVersion.name
			})
			.from(materialDownload)
			.innerJoin(materialVersion, eq(materialVersion.id, materialDownload.versionId))
			.innerJoin(material, eq(material.id, materialVersion.materialId))
			.where(eq(materialDownload.personId, personId))
			.orderBy(desc(materialDownload.lastAt)),
		evaluationAnswered: db
			.select({ ...getTableColumns(evaluationAnswered), course: course.title })
			.from(evaluationAnswered)
			.innerJoin(workshopEvent, eq(workshopEvent.id, evaluationAnswered.eventId))
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(eq(evaluationAnswered.personId, personId))
			.orderBy(course.title),
		trainer: db.select().from(trainer).where(eq(trainer.personId, personId)),
		sessionTrainer: db
			.select({
				...getTableColumns(sessionTrainer),
				session: workshopSession.title,
				startsAt: workshopSession.startsAt
			})
			.from(sessionTrainer)
			.innerJoin(trainer, eq(trainer.id, sessionTrainer.trainerId))
			.innerJoin(workshopSession, eq(workshopSession.id, sessionTrainer.sessionId))
			.where(eq(trainer.personId, personId))
			.orderBy(desc(workshopSession.startsAt), desc(workshopSession.id))
	};
}
