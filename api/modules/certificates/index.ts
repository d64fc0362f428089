export { issueCertificates } from './issue-certificates.ts';
export { listMyCertificates } from './list-my-certificates.ts';
export { renderPending } from './render-pending.ts';
export { renderSoon } from './render-soon.ts';
export type { CompletedCourse } from './snapshots-of.ts';
