import type { ApprovalWay, EventPhase, RegistrationWay } from '#api/domain/workshop-event.ts';
import type { EventRow } from '#api/modules/workshops/event-contract.ts';
import { dateRange } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

export const phaseWords: Record<EventPhase, () => string> = {
	draft: m.workshops_phase_draft,
	open: m.workshops_phase_open,
	full: m.workshops_phase_full,
	running: m.workshops_phase_running,
	finished: m.workshops_phase_finished,
	closed: m.workshops_phase_closed,
	cancelled: m.workshops_phase_cancelled
};

export const registrationWords: Record<RegistrationWay, () => string> = {
	open: m.workshops_registration_open,
	nomination: m.workshops_registration_nomination,
	invitation: m.workshops_registration_invitation
};

export const approvalWords: Record<ApprovalWay, () => string> = {
	none: m.workshops_approval_none,
	supervisor: m.workshops_approval_supervisor,
	hr: m.workshops_approval_hr,
	'supervisor-hr': m.workshops_approval_supervisor_hr
};

/** *17 s.d. 20 November 2025*, where it is held. */
export const daysOf = (event: Pick<EventRow, 'startsAt' | 'endsAt' | 'zone'>) =>
	event.startsAt && event.endsAt
		? dateRange(event.startsAt, event.endsAt, event.zone ?? undefined)
		: m.workshops_no_date();

export function seatsOf({ capacity, taken }: Pick<EventRow, 'capacity' | 'taken'>) {
	if (capacity === null) return m.workshops_seats_open();
	return m.workshops_seats_left({ left: Math.max(capacity - taken, 0), capacity });
}
