export { installReference } from './install-reference.ts';
export { refuseUnfit } from './refuse-unfit.ts';
