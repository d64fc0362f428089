import type { DataSection } from '#api/domain/personal-data.ts';
import type { Held } from './held.ts';

/** Which tables stand in which section of the file. Every table that is read stands in exactly one. */
export const sectionTables: Record<DataSection, readonly (keyof Held)[]> = {
	identity: ['person', 'personChange'],
	employment: ['appointment', 'statusPlan', 'supervision', 'unit', 'signatory'],
	account: [
		'user',
		'notificationPreference',
		'roleGrant',
		'session',
		'oneTimeLink',
		'totp',
		'recoveryCode',
		'pendingSignIn',
		'linkedSubject',
		'course'
	],
	learning: ['enrolment', 'lessonEvent', 'quizAttempt', 'completion'],
	workshops: [
		'signup',
		'signupStatus',
		'eventException',
		'eventExceptionEarlier',
		'attendanceMark',
		'attendanceScan',
		'attendanceDecision',
		'attendanceDevice',
		'calendarFeed',
		'signupShift',
		'handIn',
		'grade',
		'evaluationAnswered',
		'materialDownload',
		'trainer',
		'sessionTrainer'
	],
	certificates: ['certificate', 'certificateEvent', 'certificatePending'],
	credits: ['creditEntry', 'creditDecision', 'creditState', 'pastTraining'],
	competencies: ['evidence', 'evidenceDecision'],
	corrections: ['correctionRequest', 'correctionStatus', 'correctionDocument'],
	notifications: ['notification', 'outbox'],
	trail: ['auditEvent', 'request']
};
