/** Sentences about assignments: rows as they stand after somebody set one. */
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import type { World } from './world.ts';

type Given = Partial<typeof t.assignment.$inferInsert>;

export function assignmentWorld(w: World) {
	/** An assignment that takes texts and files, without a due date, out of 100 points. */
	async function assignment(given: Given & ({ eventId: string } | { courseId: string })) {
		const row = {
			id: newId('asg'),
			title: 'Rencana aksi',
			task: 'Tulis rencana aksi unit Anda.',
			taskHtml: '<p>Tulis rencana aksi unit Anda.</p>',
			zone: 'Asia/Makassar' as const,
			handIn: 'either' as const,
			resubmit: 'until-due' as const,
			required: true,
			points: 100,
			passMark: 70,
			createdAt: w.now,
			updatedAt: w.now,
			...given
		};
		await w.db.insert(t.assignment).values(row);
		return row;
	}

	/** `who` handed in a text, and was graded if `points` are given. */
	async function work(
		who: { id: string },
		of: { id: string },
		points?: number,
		{ by = 'system' }: { by?: string } = {}
	) {
		const id = newId('hnd');
		await w.db.insert(t.handIn).values({
			...{ id, assignmentId: of.id, personId: who.id, number: 1 },
			...{ late: false, text: 'Rencana aksi saya.', at: w.now }
		});
		if (points !== undefined)
			await w.db.insert(t.grade).values({
				...{ id: newId('grd'), assignmentId: of.id, personId: who.id, handInId: id, number: 1 },
				...{ returned: false, points, mark: points, passMark: 70, passed: points >= 70 },
				...{ by, at: w.now }
			});
		return { id };
	}

	return { assignment, work };
}
