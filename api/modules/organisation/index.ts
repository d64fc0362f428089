export { getPerson } from './get-person.ts';
export { supervisorIn, supervisorReads } from './supervisor-reads.ts';
