export { issueCertificate, type IssuedCertificate } from './issue-certificate.ts';
export { listMyCertificates } from './list-my-certificates.ts';
export { renderPending } from './render-pending.ts';
export { renderSoon } from './render-soon.ts';
export type { CompletedCourse } from './snapshot-of.ts';
