import { m } from '#lib/paraglide/messages.js';

/** The actions an auditor meets every day; the code stands beside them, and alone for the rest. */
const did: Record<string, () => string> = {
	'attendance.scanned': m.audit_did_attendance_scanned,
	'attendance.marked': m.audit_did_attendance_marked,
	'walk-in.added': m.audit_did_walk_in_added,
	'guest.named': m.audit_did_guest_named,
	'session.sealed': m.audit_did_session_sealed,
	'session.unsealed': m.audit_did_session_unsealed,
	'scan.decided': m.audit_did_scan_decided,
	'scan.accepted': m.audit_did_scan_accepted,
	'device.bound': m.audit_did_device_bound,
	'account.activated': m.audit_did_account_activated,
	'account.disabled': m.audit_did_account_disabled,
	'account.enabled': m.audit_did_account_enabled,
	'account.invited': m.audit_did_account_invited,
	'account.opened': m.audit_did_account_opened,
	'appointment.opened': m.audit_did_appointment_opened,
	'appointment.ended': m.audit_did_appointment_ended,
	'attempt.submitted': m.audit_did_attempt_submitted,
	'account.recovered': m.audit_did_account_recovered,
	'certificate.rendered': m.audit_did_certificate_rendered,
	'certificate.render-failed': m.audit_did_certificate_render_failed,
	'certificate.revoked': m.audit_did_certificate_revoked,
	'claim.decided': m.audit_did_claim_decided,
	'claims.decided': m.audit_did_claims_decided,
	'claim.resubmitted': m.audit_did_claim_resubmitted,
	'course.installed': m.audit_did_course_installed,
	'course.saved': m.audit_did_course_saved,
	'course.published': m.audit_did_course_published,
	'course.archived': m.audit_did_course_archived,
	'course.unarchived': m.audit_did_course_unarchived,
	'draft.created': m.audit_did_draft_created,
	'draft.copied': m.audit_did_draft_copied,
	'draft.saved': m.audit_did_draft_saved,
	'draft.restored': m.audit_did_draft_restored,
	'enrolment.started': m.audit_did_enrolment_started,
	'enrolment.left': m.audit_did_enrolment_left,
	'first-admin.appointed': m.audit_did_first_admin_appointed,
	'import.uploaded': m.audit_did_import_uploaded,
	'import.previewed': m.audit_did_import_previewed,
	'import.applied': m.audit_did_import_applied,
	'import.cancelled': m.audit_did_import_cancelled,
	'institution.data-officer-changed': m.audit_did_data_officer_changed,
	'correction.asked': m.audit_did_correction_asked,
	'correction.answered': m.audit_did_correction_answered,
	'person.purged': m.audit_did_person_purged,
	'retention.applied': m.audit_did_retention_applied,
	'personal-data.downloaded': m.audit_did_personal_data_downloaded,
	'institution.changed': m.audit_did_institution_changed,
	'lesson.finished': m.audit_did_lesson_finished,
	'password.changed': m.audit_did_password_changed,
	'password.reset': m.audit_did_password_reset,
	'password.reset-asked': m.audit_did_password_reset_asked,
	'person.changed': m.audit_did_person_changed,
	'person.deactivated': m.audit_did_person_deactivated,
	'person.reactivated': m.audit_did_person_reactivated,
	'quiz.started': m.audit_did_quiz_started,
	'role.granted': m.audit_did_role_granted,
	'role.revoked': m.audit_did_role_revoked,
	'signup.asked': m.audit_did_signup_asked,
	'signup.cancelled': m.audit_did_signup_cancelled,
	'signup.decided': m.audit_did_signup_decided,
	'signups.decided': m.audit_did_signups_decided,
	'signup.offered': m.audit_did_signup_offered,
	'signup.answered': m.audit_did_signup_answered,
	'signups.removed': m.audit_did_signups_removed,
	'signups.lapsed': m.audit_did_signups_lapsed,
	'signup.nominated': m.audit_did_signup_nominated,
	'signup.invited': m.audit_did_signup_invited,
	'supervisor.named': m.audit_did_supervisor_named,
	'supervisor.cleared': m.audit_did_supervisor_cleared,
	'viewing.started': m.audit_did_viewing_started,
	'viewing.ended': m.audit_did_viewing_ended,
	'unit.head-named': m.audit_did_unit_head_named,
	'recovery-codes.renewed': m.audit_did_recovery_codes_renewed,
	'second-step.begun': m.audit_did_second_step_begun,
	'second-step.given': m.audit_did_second_step_given,
	'second-step.on': m.audit_did_second_step_on,
	'second-step.off': m.audit_did_second_step_off,
	'second-step.removed': m.audit_did_second_step_removed,
	'session.started': m.audit_did_session_started,
	'session.refused': m.audit_did_session_refused,
	'session.ended': m.audit_did_session_ended,
	'session.ended-elsewhere': m.audit_did_session_ended_elsewhere,
	'signatory.added': m.audit_did_signatory_added,
	'signatory.changed': m.audit_did_signatory_changed,
	'subject.linked': m.audit_did_subject_linked,
	'subject.unlinked': m.audit_did_subject_unlinked
};

export const actionWords = (action: string) => did[action]?.();

const actors: Record<string, () => string> = {
	konsol: m.audit_actor_konsol,
	system: m.audit_actor_system,
	stranger: m.audit_actor_stranger
};

export const actorWords = (event: { actorId: string; actorName: string | null }) =>
	event.actorName ?? actors[event.actorId]?.() ?? event.actorId;

/** `person:per_01a2…4c8734a` as `person …8734a`: the whole id is in the link. */
export function subjectWords(subject: string): string {
	const [kind = subject, id] = subject.split(':');
	return id && id.length > 8 ? `${kind} …${id.slice(-6)}` : subject;
}
