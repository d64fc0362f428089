export { getPerson } from './get-person.ts';
export { supervisorIn, supervisorInside, supervisorReads } from './supervisor-reads.ts';
