export { postCredits } from './post-credits.ts';
export { rebuildStates } from './rebuild-states.ts';
export { voidCredit } from './void-credit.ts';
export { linesQuery, returnedOf } from './ledger-lines.ts';
export { ledgerOf } from './ledger.ts';
export { remindTarget } from './remind-target.ts';
export { claimInReach } from './visible.ts';
export { bandsOf, targetOf } from './ledger-rules.ts';
