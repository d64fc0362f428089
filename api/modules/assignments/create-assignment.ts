import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { assignment } from '#db/schema/assignments.ts';
import { assignmentColumns } from './assignment-columns.ts';
import type { CreateAssignment } from './contract.ts';
import { placeQuery } from './place.ts';
import { tellTakers } from './tell-takers.ts';

/** Sets an assignment at an event, or in a course; those who take part are told. */
export const createAssignment = (call: Call, given: z.output<typeof CreateAssignment>) =>
	call.write('assignment.created', async (tx) => {
		const { eventId, courseId, ...facts } = given;
		const [place] = await placeQuery(tx, call, given);
		if (!place) throw new Problem('not-found');
		if (!place.open) throw new Problem(courseId ? 'course-not-open' : 'event-not-open');
		const id = call.newId('asg');
		const columns = assignmentColumns({ ...facts, newId: (prefix) => call.newId(prefix) });
		await tx.insert(assignment).values({
			...{ id, eventId, courseId, ...columns, authorId: call.actor.personId },
			...{ createdAt: call.now, updatedAt: call.now }
		});
		const told = await tellTakers(tx, call, { assignmentId: id, kind: 'work-set' });
		return {
			subject: `assignment:${id}`,
			after: { eventId, courseId, title: columns.title, required: columns.required, told },
			result: { assignmentId: id }
		};
	});
