export { installReference } from './install-reference.ts';
