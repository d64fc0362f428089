import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { AssignmentQuery, MyWorkList } from './contract.ts';
import { ownWorkOf, ownWorkReads } from './own-work.ts';

/** The assignments of an event or a course that the caller takes part in, and how theirs stand. */
export async function listMyAssignments(
	call: Call,
	query: AssignmentQuery
): Promise<z.output<typeof MyWorkList>> {
	return { items: ownWorkOf(await call.readAll(ownWorkReads(call, query))) };
}
