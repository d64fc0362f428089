export { applyStatusPlans } from './apply-status-plans.ts';
export { getPerson } from './get-person.ts';
export { supervisorIn, supervisorInside, supervisorReads } from './supervisor-reads.ts';
