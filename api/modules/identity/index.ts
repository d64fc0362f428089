export { countAttemptFrom, refuseWhenTooMany } from './limit-attempts.ts';
export { sweepIdentity } from './sweep-identity.ts';
