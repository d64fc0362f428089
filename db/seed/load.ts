/** What a first start loads, through whatever door the host passes in. */
export { DEMO_PASSWORD, loadDemo } from './demo.ts';
export { hasReference, loadReference, referenceDigest } from './reference.ts';
export type { OnProgress, Send } from './send.ts';
