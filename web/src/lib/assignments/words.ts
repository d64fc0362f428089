import type { HandInState, HandInWay, ResubmitWay } from '#api/domain/assignment.ts';
import { m } from '#lib/paraglide/messages.js';

export const stateWords: Record<HandInState, () => string> = {
	missing: m.assignments_state_missing,
	'handed-in': m.assignments_state_handed_in,
	late: m.assignments_state_late,
	graded: m.assignments_state_graded,
	returned: m.assignments_state_returned
};
export const handInWords: Record<HandInWay, () => string> = {
	either: m.assignments_hand_in_either,
	file: m.assignments_hand_in_file,
	text: m.assignments_hand_in_text
};
export const resubmitWords: Record<ResubmitWay, () => string> = {
	'until-due': m.assignments_resubmit_until_due,
	'on-request': m.assignments_resubmit_on_request
};
