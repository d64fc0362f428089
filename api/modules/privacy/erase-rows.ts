import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { grade, handIn } from '#db/schema/assignments.ts';
import { eventException, eventExceptionEarlier } from '#db/schema/admission.ts';
import { attendanceDevice } from '#db/schema/attendance.ts';
import { calendarFeed } from '#db/schema/calendar.ts';
import { request } from '#db/schema/audit.ts';
import { certificate, certificatePending } from '#db/schema/certificates.ts';
import { evaluationAnswered } from '#db/schema/evaluations.ts';
import { importRow } from '#db/schema/exchange.ts';
import {
	linkedSubject,
	oneTimeLink,
	pendingSignIn,
	recoveryCode,
	session,
	totp,
	user
} from '#db/schema/identity.ts';
import { materialDownload } from '#db/schema/material.ts';
import { enrolment, quizAttempt } from '#db/schema/learning.ts';
import { notification, notificationPreference } from '#db/schema/notifications.ts';
import {
	appointment,
	personChange,
	statusPlan,
	supervision,
	type person
} from '#db/schema/organisation.ts';
import { correctionDocument, correctionRequest, correctionStatus } from '#db/schema/privacy.ts';

type Person = typeof person.$inferSelect;

/** Rows that exist only because of who the person is, and copies of their values elsewhere. */
export async function eraseRows(tx: Tx, who: Person) {
	const account = tx.select({ id: user.id }).from(user).where(eq(user.personId, who.id));
	const asked = tx
		.select({ id: correctionRequest.id })
		.from(correctionRequest)
		.where(eq(correctionRequest.personId, who.id));
	const studied = tx
		.select({ id: enrolment.id })
		.from(enrolment)
		.where(eq(enrolment.personId, who.id));
	const papers = tx
		.select({ id: certificate.id })
		.from(certificate)
		.where(eq(certificate.personId, who.id));

	await tx.delete(session).where(inArray(session.userId, account));
	await tx.delete(pendingSignIn).where(inArray(pendingSignIn.userId, account));
	await tx.delete(totp).where(inArray(totp.userId, account));
	await tx.delete(recoveryCode).where(inArray(recoveryCode.userId, account));
	await tx.delete(oneTimeLink).where(inArray(oneTimeLink.userId, account));
	await tx.delete(linkedSubject).where(inArray(linkedSubject.userId, account));
	await tx.delete(notification).where(eq(notification.personId, who.id));
	await tx.delete(notificationPreference).where(eq(notificationPreference.personId, who.id));
	await tx.delete(eventExceptionEarlier).where(eq(eventExceptionEarlier.personId, who.id));
	await tx.delete(eventException).where(eq(eventException.personId, who.id));
	await tx.delete(attendanceDevice).where(eq(attendanceDevice.personId, who.id));
	await tx.delete(calendarFeed).where(eq(calendarFeed.personId, who.id));
	await tx.delete(materialDownload).where(eq(materialDownload.personId, who.id));
	await tx.delete(personChange).where(eq(personChange.personId, who.id));
	await tx.delete(statusPlan).where(eq(statusPlan.personId, who.id));
	await tx.delete(correctionDocument).where(inArray(correctionDocument.requestId, asked));
	await tx.delete(correctionStatus).where(inArray(correctionStatus.requestId, asked));
	await tx.delete(correctionRequest).where(eq(correctionRequest.personId, who.id));
	await tx.delete(certificatePending).where(inArray(certificatePending.certificateId, papers));
	await tx
		.update(quizAttempt)
		.set({ answers: {} })
		.where(and(inArray(quizAttempt.enrolmentId, studied), sql`answers <> '{}'`));
	await tx
		.update(handIn)
		.set({ text: null, sha256: null, name: null })
		.where(eq(handIn.personId, who.id));
	await tx.delete(evaluationAnswered).where(eq(evaluationAnswered.personId, who.id));
	await tx.update(grade).set({ feedback: null }).where(eq(grade.personId, who.id));
	await tx.update(appointment).set({ endReason: null }).where(eq(appointment.personId, who.id));
	await tx
		.update(supervision)
		.set({ reason: '' })
		.where(or(eq(supervision.personId, who.id), eq(supervision.supervisorId, who.id)));
	await eraseCopies(tx, who);
}

/** Spreadsheets on their way in, answers remembered for others, and what others were told, by value. */
async function eraseCopies(tx: Tx, who: Person) {
	const values = [who.nip, who.name, who.email].flatMap((each) => (each ? [each] : []));
	const named = (column: unknown) =>
		or(...values.map((value) => sql`instr(${column}, ${value}) > 0`));
	await tx.delete(importRow).where(named(importRow.cells));
	await tx.delete(request).where(or(eq(request.actorId, who.id), named(request.answer)));
	await tx.delete(notification).where(named(notification.facts));
}
