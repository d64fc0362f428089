export { installReference } from './install-reference.ts';
export { refuseUnfit } from './refuse-unfit.ts';
export { workCalendar } from './work-calendar.ts';
