export { postCredits } from './post-credits.ts';
export { rebuildStates } from './refresh-states.ts';
export { voidCredit } from './void-credit.ts';
