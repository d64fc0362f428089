import type { Permission } from '#api/domain/permissions.ts';
import type { Reach, RightGroup } from '#api/domain/role-rights.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a permission lets somebody do, in the reader's language. */
export const rightWords: Record<Permission, () => string> = {
	'profile.read': m.right_profile_read,
	'catalogue.read': m.right_catalogue_read,
	'course.enrol': m.right_course_enrol,
	'learning.study': m.right_learning_study,
	'certificate.read': m.right_certificate_read,
	'certificate.manage': m.right_certificate_manage,
	'certificate.revoke': m.right_certificate_revoke,
	'credit.read': m.right_credit_read,
	'gap.read': m.right_gap_read,
	'team.read': m.right_team_read,
	'claim.read': m.right_claim_read,
	'claim.decide': m.right_claim_decide,
	'course.manage': m.right_course_manage,
	'course.write': m.right_course_write,
	'workshop.read': m.right_workshop_read,
	'workshop.manage': m.right_workshop_manage,
	'workshop.join': m.right_workshop_join,
	'signup.nominate': m.right_signup_nominate,
	'signup.approve': m.right_signup_approve,
	'signup.review': m.right_signup_review,
	'attendance.mark': m.right_attendance_mark,
	'person.read': m.right_person_read,
	'person.edit': m.right_person_edit,
	'person.purge': m.right_person_purge,
	'appointment.edit': m.right_appointment_edit,
	'organisation.read': m.right_organisation_read,
	'organisation.edit': m.right_organisation_edit,
	'competency.read': m.right_competency_read,
	'competency.edit': m.right_competency_edit,
	'correction.decide': m.right_correction_decide,
	'import.run': m.right_import_run,
	'account.manage': m.right_account_manage,
	'viewing.start': m.right_viewing_start,
	'account.recover': m.right_account_recover,
	'role.grant': m.right_role_grant,
	'settings.edit': m.right_settings_edit,
	'mail.manage': m.right_mail_manage,
	'rule.read': m.right_rule_read,
	'rule.edit': m.right_rule_edit,
	'audit.read': m.right_audit_read
};

export const groupWords: Record<RightGroup, () => string> = {
	learning: m.right_group_learning,
	people: m.right_group_people,
	verification: m.right_group_verification,
	courses: m.right_group_courses,
	workshops: m.right_group_workshops,
	registers: m.right_group_registers,
	access: m.right_group_access,
	agency: m.right_group_agency
};

export const reachWords: Record<Reach, () => string> = {
	own: m.right_reach_own,
	team: m.right_reach_team,
	place: m.right_reach_place,
	agency: m.right_reach_agency
};
