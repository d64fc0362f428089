import type { Told } from '#api/domain/notification.ts';
import { positionName } from '#lib/competency/words.ts';
import { date, dateTime, number } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';
import { roleName } from '#lib/role-name.ts';
import type { IconName } from '#lib/ui/icons.ts';

type Words = { icon: IconName; title: string; text: string };

/** A notification in the reader's words. */
export function wordsOf({ kind, facts }: Told): Words {
	switch (kind) {
		case 'password-changed':
			return {
				icon: 'lock',
				title: m.notify_password_changed(),
				text: m.notify_password_changed_text()
			};
		case 'password-reset-asked':
			return {
				icon: 'lock',
				title: m.notify_password_reset_asked(),
				text: m.notify_password_reset_asked_text()
			};
		case 'recovery-link-made':
			return {
				icon: 'lock',
				title: m.notify_recovery_link_made(),
				text: m.notify_recovery_link_made_text()
			};
		case 'second-step-on':
			return {
				icon: 'lock',
				title: m.notify_second_step_on(),
				text: m.notify_password_changed_text()
			};
		case 'second-step-off':
			return {
				icon: 'lock',
				title: facts.byOfficer ? m.notify_second_step_removed() : m.notify_second_step_off(),
				text: m.notify_recovery_link_made_text()
			};
		case 'recovery-code-used':
			return {
				icon: 'key',
				title: m.notify_recovery_code_used({ left: facts.left }),
				text: m.notify_password_changed_text()
			};
		case 'role-granted':
			return {
				icon: 'key',
				title: m.notify_role_granted({ role: roleName(facts.role) }),
				text: facts.unit
					? m.notify_role_granted_text({ unit: facts.unit })
					: m.notify_role_granted_all()
			};
		case 'role-revoked':
			return {
				icon: 'key',
				title: m.notify_role_revoked({ role: roleName(facts.role) }),
				text: facts.unit ?? ''
			};
		case 'enrolled':
			return {
				icon: 'learning',
				title: m.notify_enrolled({ course: facts.course }),
				text: m.notify_enrolled_text()
			};
		case 'claim-verified':
			return {
				icon: 'ok',
				title: m.notify_claim_verified({ jp: facts.jp }),
				text: m.notify_claim_verified_text({ title: facts.title })
			};
		case 'claim-returned':
			return {
				icon: 'undo',
				title: m.notify_claim_returned({ title: facts.title }),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'claim-rejected':
			return {
				icon: 'bad',
				title: m.notify_claim_rejected({ title: facts.title }),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'certificate-issued':
			return {
				icon: 'certificate',
				title: m.notify_certificate_issued({ course: facts.course }),
				text: m.notify_certificate_number({ number: facts.number })
			};
		case 'certificate-revoked':
			return {
				icon: 'warn',
				title: m.notify_certificate_revoked({ course: facts.course }),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'target-near':
			return {
				icon: 'clock',
				title: m.notify_target_near({ jp: facts.jpLeft, date: date(facts.until) }),
				text: m.notify_target_near_text()
			};
		case 'appointment-opened': {
			const { unit, from, to } = facts;
			return {
				icon: 'position',
				title: m.notify_appointment_opened({ position: positionName(facts) }),
				text: to
					? m.notify_appointment_opened_until({ unit, from: date(from), to: date(to) })
					: m.notify_appointment_opened_text({ unit, date: date(from) })
			};
		}
		case 'appointment-ended':
			return {
				icon: 'position',
				title: m.notify_appointment_ended({ position: positionName(facts) }),
				text: m.notify_appointment_ended_text({ unit: facts.unit, date: date(facts.on) })
			};
		case 'viewed-as':
			return {
				icon: 'eye',
				title: m.notify_viewed_as(),
				text: m.notify_viewed_as_text({ time: dateTime(facts.until) })
			};
		case 'supervisor-named':
			return {
				icon: 'person',
				title: m.notify_supervisor_named(),
				text: facts.to
					? m.notify_supervisor_named_until({ from: date(facts.from), to: date(facts.to) })
					: m.notify_supervisor_named_text({ date: date(facts.from) })
			};
		case 'correction-asked':
			return {
				icon: 'edit',
				title: m.notify_correction_asked(),
				text: m.notify_correction_due({ date: date(facts.dueOn) })
			};
		case 'correction-near':
			return {
				icon: 'warn',
				title: m.notify_correction_near(),
				text: m.notify_correction_due({ date: date(facts.dueOn) })
			};
		case 'correction-done':
			return { icon: 'ok', title: m.notify_correction_done(), text: facts.reason };
		case 'correction-refused':
			return {
				icon: 'bad',
				title: m.notify_correction_refused(),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'signup-booked':
			return {
				icon: 'calendar',
				title: m.notify_signup_booked(),
				text: m.notify_signup_booked_text({ course: facts.course })
			};
		case 'signup-waitlisted':
			return { icon: 'wait', title: m.notify_signup_waitlisted(), text: facts.course };
		case 'signup-offered': {
			const until = dateTime(facts.until, facts.zone);
			return {
				icon: 'calendar',
				title: m.notify_signup_offered(),
				text: m.notify_signup_offered_text({ course: facts.course, until })
			};
		}
		case 'signup-lapsed':
			return {
				icon: 'wait',
				title: m.notify_signup_lapsed(),
				text: m.notify_signup_lapsed_text({ course: facts.course })
			};
		case 'signup-invited':
			return { icon: 'calendar', title: m.notify_signup_invited(), text: facts.course };
		case 'signup-nominated':
			return {
				icon: 'calendar',
				title: m.notify_signup_nominated(),
				text: m.notify_signup_nominated_text({ course: facts.course })
			};
		case 'signup-wanted':
			return {
				icon: 'desk',
				title: m.notify_signup_wanted({ person: facts.person }),
				text: facts.course
			};
		case 'signup-approved':
			return {
				icon: 'ok',
				title: m.notify_signup_approved(),
				text: m.notify_signup_approved_text({ course: facts.course })
			};
		case 'signup-rejected':
			return {
				icon: 'bad',
				title: m.notify_signup_rejected(),
				text: m.notify_signup_because(facts)
			};
		case 'signup-cancelled':
			return {
				icon: 'bad',
				title: m.notify_signup_cancelled(),
				text: m.notify_signup_because(facts)
			};
		case 'workshop-short':
			return {
				icon: 'warn',
				title: m.notify_workshop_short(),
				text: m.notify_workshop_short_text({
					course: facts.course,
					booked: facts.booked,
					minimum: facts.minimum
				})
			};
		case 'closing-due':
			return {
				icon: 'warn',
				title: m.notify_closing_due(),
				text: m.notify_closing_due_text({ course: facts.course, waiting: facts.waiting })
			};
		case 'closing-overdue':
			return {
				icon: 'warn',
				title: m.notify_closing_overdue(),
				text: m.notify_closing_overdue_text({
					...{ course: facts.course, days: facts.days },
					waiting: facts.waiting
				})
			};
		case 'event-opened':
			return {
				icon: 'calendar',
				title: m.notify_event_opened({ course: facts.course }),
				text: m.notify_event_opened_text({ time: dateTime(facts.startsAt, facts.zone) })
			};
		case 'event-cancelled':
			return {
				icon: 'bad',
				title: m.notify_event_cancelled({ course: facts.course }),
				text: m.notify_reason({ reason: facts.reason })
			};
		case 'event-resumed':
			return {
				icon: 'calendar',
				title: m.notify_event_resumed({ course: facts.course }),
				text: m.notify_event_resumed_text({
					time: dateTime(facts.startsAt, facts.zone),
					reason: facts.reason
				})
			};
		case 'material-published':
			return {
				icon: 'file',
				title: m.notify_material_published({ course: facts.course }),
				text:
					facts.count === 1
						? facts.first
						: m.notify_material_published_many({ count: facts.count, first: facts.first })
			};
		case 'work-set': {
			const { course, dueAt, zone } = facts;
			return {
				icon: 'edit',
				title: m.notify_work_set({ title: facts.title }),
				text: dueAt
					? m.notify_work_due({ course, when: dateTime(dueAt, zone) })
					: m.notify_work_no_due({ course })
			};
		}
		case 'work-due-moved': {
			const { course, dueAt, zone } = facts;
			return {
				icon: 'calendar',
				title: m.notify_work_due_moved({ title: facts.title }),
				text: dueAt
					? m.notify_work_due_moved_text({ course, when: dateTime(dueAt, zone) })
					: m.notify_work_due_gone({ course })
			};
		}
		case 'work-near': {
			const { course, dueAt, zone } = facts;
			return {
				icon: 'wait',
				title: m.notify_work_near({ title: facts.title }),
				text: dueAt ? m.notify_work_due({ course, when: dateTime(dueAt, zone) }) : course
			};
		}
		case 'work-graded': {
			const { course, title, points, maximum, passed } = facts;
			const told = { course, points: number(points), maximum: number(maximum) };
			return {
				icon: passed ? 'ok' : 'info',
				title: m.notify_work_graded({ title }),
				text: passed ? m.notify_work_passed(told) : m.notify_work_not_passed(told)
			};
		}
		case 'work-returned':
			return {
				icon: 'edit',
				title: m.notify_work_returned({ title: facts.title }),
				text: m.notify_work_returned_text({ course: facts.course })
			};
		case 'shift-set': {
			const { session, place, startsAt, zone } = facts;
			const time = dateTime(startsAt, zone);
			return {
				icon: 'calendar',
				title: m.notify_shift_set({ course: facts.course }),
				text: place
					? m.notify_session_moved_text({ session, time, place })
					: m.notify_session_moved_time({ session, time })
			};
		}
		case 'event-withdrawn':
			return {
				icon: 'wait',
				title: m.notify_event_withdrawn({ course: facts.course }),
				text: m.notify_event_withdrawn_text()
			};
		case 'session-added': {
			const { session, place, startsAt, zone } = facts;
			const time = dateTime(startsAt, zone);
			return {
				icon: 'calendar',
				title: m.notify_session_added({ course: facts.course }),
				text: place
					? m.notify_session_at_place({ session, time, place })
					: m.notify_session_at({ session, time })
			};
		}
		case 'session-removed':
			return {
				icon: 'bad',
				title: m.notify_session_removed({ course: facts.course }),
				text: m.notify_session_removed_text({
					session: facts.session,
					time: dateTime(facts.startsAt, facts.zone)
				})
			};
		case 'session-split':
			return {
				icon: 'calendar',
				title: m.notify_session_split({ course: facts.course }),
				text: m.notify_session_split_text({
					session: facts.session,
					time: dateTime(facts.startsAt, facts.zone)
				})
			};
		case 'shift-removed':
			return {
				icon: 'bad',
				title: m.notify_shift_removed({ course: facts.course }),
				text: m.notify_shift_removed_text({
					session: facts.session,
					time: dateTime(facts.startsAt, facts.zone)
				})
			};
		case 'session-moved': {
			const { session, place, startsAt, zone } = facts;
			const time = dateTime(startsAt, zone);
			return {
				icon: 'calendar',
				title: m.notify_session_moved({ course: facts.course }),
				text: place
					? m.notify_session_moved_text({ session, time, place })
					: m.notify_session_moved_time({ session, time })
			};
		}
		case 'team-joined': {
			const { position, unit, from } = facts;
			return {
				icon: 'team',
				title: m.notify_team_joined(),
				text: m.notify_team_joined_text({ position, unit, date: date(from) })
			};
		}
	}
}
