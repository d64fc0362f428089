import type { NotificationKind } from '#api/domain/notification.ts';
import { m } from '#lib/paraglide/messages.js';

export const kindWords: Record<NotificationKind, () => string> = {
	'password-changed': m.mail_kind_password_changed,
	'password-reset-asked': m.mail_kind_password_reset_asked,
	'recovery-link-made': m.mail_kind_recovery_link_made,
	'second-step-on': m.mail_kind_second_step_on,
	'second-step-off': m.mail_kind_second_step_off,
	'recovery-code-used': m.mail_kind_recovery_code_used,
	'role-granted': m.mail_kind_role_granted,
	'role-revoked': m.mail_kind_role_revoked,
	enrolled: m.mail_kind_enrolled,
	'claim-verified': m.mail_kind_claim_verified,
	'claim-returned': m.mail_kind_claim_returned,
	'claim-rejected': m.mail_kind_claim_rejected,
	'certificate-issued': m.mail_kind_certificate_issued,
	'certificate-revoked': m.mail_kind_certificate_revoked,
	'target-near': m.mail_kind_target_near,
	'appointment-opened': m.mail_kind_appointment_opened,
	'appointment-ended': m.mail_kind_appointment_ended,
	'team-joined': m.mail_kind_team_joined,
	'supervisor-named': m.mail_kind_supervisor_named,
	'correction-asked': m.mail_kind_correction_asked,
	'correction-near': m.mail_kind_correction_near,
	'correction-done': m.mail_kind_correction_done,
	'correction-refused': m.mail_kind_correction_refused,
	'viewed-as': m.mail_kind_viewed_as,
	'signup-booked': m.mail_kind_signup_booked,
	'signup-waitlisted': m.mail_kind_signup_waitlisted,
	'signup-offered': m.mail_kind_signup_offered,
	'signup-lapsed': m.mail_kind_signup_lapsed,
	'signup-invited': m.mail_kind_signup_invited,
	'signup-nominated': m.mail_kind_signup_nominated,
	'signup-wanted': m.mail_kind_signup_wanted,
	'signup-approved': m.mail_kind_signup_approved,
	'signup-rejected': m.mail_kind_signup_rejected,
	'signup-cancelled': m.mail_kind_signup_cancelled,
	'workshop-short': m.mail_kind_workshop_short,
	'closing-due': m.mail_kind_closing_due,
	'closing-overdue': m.mail_kind_closing_overdue,
	'event-opened': m.mail_kind_event_opened,
	'event-cancelled': m.mail_kind_event_cancelled,
	'event-resumed': m.mail_kind_event_resumed,
	'event-withdrawn': m.mail_kind_event_withdrawn,
	'session-moved': m.mail_kind_session_moved,
	'session-added': m.mail_kind_session_added,
	'session-removed': m.mail_kind_session_removed,
	'session-split': m.mail_kind_session_split,
	'shift-removed': m.mail_kind_shift_removed,
	'shift-set': m.mail_kind_shift_set,
	'material-published': m.mail_kind_material_published,
	'work-set': m.mail_kind_work_set,
	'work-due-moved': m.mail_kind_work_due_moved,
	'work-near': m.mail_kind_work_near,
	'work-graded': m.mail_kind_work_graded,
	'work-returned': m.mail_kind_work_returned
};

/** Why a mail did not leave, in words; empty when nothing is wrong. */
export function faultWords({ fault, answer }: { fault: string | null; answer: string | null }) {
	const said = { answer: answer ?? '' };
	switch (fault) {
		case 'no-address':
			return m.mail_fault_no_address();
		case 'bad-address':
			return m.mail_fault_bad_address();
		case 'not-wanted':
			return m.mail_fault_not_wanted();
		case 'too-old':
			return m.mail_fault_too_old();
		case 'refused':
			return m.mail_fault_refused(said);
		case 'deferred':
			return m.mail_fault_deferred(said);
		case 'unreachable':
			return m.mail_fault_unreachable(said);
		case null:
		default:
			return '';
	}
}
