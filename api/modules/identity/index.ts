export { countAttemptFrom, refuseWhenTooMany } from './limit-attempts.ts';
export { clearOwnAttempts, countOwnAttempt } from './limit-own-attempts.ts';
export { resetPath } from './reset-path.ts';
export { stopAccount } from './stop-account.ts';
export { sweepIdentity } from './sweep-identity.ts';
export { signTombstone } from './sign-tombstone.ts';
export { signAttendance } from './sign-attendance.ts';
