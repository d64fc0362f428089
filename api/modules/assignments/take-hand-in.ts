import type { Call } from '#api/call.ts';
import { mayHandIn } from '#api/domain/assignment.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { handIn } from '#db/schema/assignments.ts';
import { myWorkQueries } from './my-work.ts';
import { isClosed, ownAssignment } from './reach.ts';
import { standingOf, type HandInRow } from './work-rows.ts';

type Given = { assignmentId: string } & (
	{ text: string } | Required<Pick<HandInRow, 'sha256' | 'type' | 'size' | 'name'>>
);

/** Takes one hand-in inside the caller's transaction. The same file again, still unread, is the same hand-in. */
export async function takeHandIn(tx: Tx, call: Call, { assignmentId, ...given }: Given) {
	const row = await ownAssignment(tx, call, assignmentId);
	const way = 'text' in given ? 'text' : 'file';
	const asked = row.assignment.handIn;
	if (asked !== 'either' && asked !== way) throw new Problem('hand-in-way', { params: { asked } });
	const [mine, said] = myWorkQueries(tx, call, assignmentId);
	const handIns = await mine;
	const grades = (await said).map((each) => each.grade);
	const standing = standingOf(handIns, grades);
	const [last] = handIns;
	const known = 'sha256' in given && last?.sha256 === given.sha256 ? last : null;
	if (known && !grades.some(({ handInId }) => handInId === known.id)) return changeOf(known);

	const { dueAt, resubmit } = row.assignment;
	const may = mayHandIn({ dueAt, resubmit, closed: isClosed(row) }, { standing, now: call.now });
	if (!may.ok) throw new Problem(may.error.code);
	const made = {
		...{ id: call.newId('hnd'), assignmentId, personId: call.me },
		number: (last?.number ?? 0) + 1,
		...{ late: may.value.late, at: call.now, text: null, sha256: null },
		...{ type: null, size: null, name: null, ...given }
	};
	await tx.insert(handIn).values(made);
	return changeOf(made);
}

const changeOf = (row: HandInRow) => ({
	subject: `assignment:${row.assignmentId}`,
	after: { handInId: row.id, number: row.number, late: row.late, size: row.size },
	result: { handInId: row.id, number: row.number, late: row.late, at: row.at.toISOString() }
});
