export { installReference } from './install-reference.ts';
export { refuseUnfit } from './refuse-unfit.ts';
export { calendarOf, holidaysRead } from './calendar-reads.ts';
export { workCalendar } from './work-calendar.ts';
