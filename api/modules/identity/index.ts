export { sweepIdentity } from './sweep-identity.ts';
