export { acceptEarlyScans } from './accept-early-scans.ts';
export { askPostTestStep } from './ask-post-test.ts';
export { chargedEvent, managedEvent as visiblePlan } from './visible-events.ts';
export {
	attendedBy,
	completionFacts,
	completionFactsOf,
	completedOnOf,
	completionReads,
	endOf,
	lacksFor,
	recordedFor
} from './completion-facts.ts';
export { cancelSignupStep } from './cancel-signup.ts';
export { closeEventStep } from './close-event.ts';
export { completedEvents } from './completed-events.ts';
export { countKept, keptEvents } from './kept-events.ts';
export { getOutlook } from './get-outlook.ts';
export { deskCount } from './desk-count.ts';
export { offerSeats } from './offer-seats.ts';
export { remindClosing } from './remind-closing.ts';
export { removeParticipantsStep } from './remove-participants.ts';
export { becameStatus, setEventStatusStep } from './set-event-status.ts';
export { tellShort } from './tell-short.ts';
export { tendDesks } from './tend-desks.ts';
export { tendQueues } from './tend-queues.ts';
export { tellParticipants } from './tell-participants.ts';
export { manageableEvent, taughtBy } from './visible-events.ts';
export { taughtHours } from './taught-hours.ts';
export { notAnotherShift } from './own-shift.ts';
