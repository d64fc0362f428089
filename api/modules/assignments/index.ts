export { awaitedTakers, type AwaitedTaker } from './awaited-takers.ts';
export { editAssignmentStep } from './edit-assignment.ts';
export { gradeWorkStep } from './grade-work.ts';
export { ownWorkOf, ownWorkReads } from './own-work.ts';
export { remindAssignments } from './remind-assignments.ts';
export { withdrawAssignmentStep } from './withdraw-assignment.ts';
