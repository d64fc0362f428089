export { acceptEarlyScans } from './accept-early-scans.ts';
export { chargedEvent } from './visible-events.ts';
export { closeEventStep } from './close-event.ts';
export { completedEvent } from './completed-event.ts';
export { getOutlook } from './get-outlook.ts';
export { tellShort } from './tell-short.ts';
export { tendQueues } from './tend-queues.ts';
export { tellParticipants } from './tell-participants.ts';
export { manageableEvent, taughtBy } from './visible-events.ts';
