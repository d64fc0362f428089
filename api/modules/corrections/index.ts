export { remindCorrections } from './remind-corrections.ts';
