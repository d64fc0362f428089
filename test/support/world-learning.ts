/** Sentences about the catalogue and about studying. */
import { SaveCourse } from '#api/modules/catalogue/contract.ts';
import { saveCourses } from '#api/modules/catalogue/index.ts';
import * as z from 'zod';
import type { World } from './world.ts';

type CourseGiven = Partial<Omit<z.input<typeof SaveCourse>, 'title'>>;

let serial = 0;

export function learningWorld(w: World) {
	/** A course of the catalogue, saved as an organiser would. */
	async function course(title: string, given: CourseGiven = {}) {
		const call = w.system();
		return call.write('course.saved', async (tx) => {
			const [saved] = await saveCourses(tx, call, [
				SaveCourse.parse({
					code: `K${++serial}`,
					title,
					summary: `Tentang ${title}.`,
					formCode: 'NKL03',
					jp: 4,
					minutes: 180,
					mode: 'self-paced',
					provider: 'BKPP',
					...given
				})
			]);
			if (!saved) throw new Error('nothing was saved');
			return { subject: `course:${saved.id}`, result: saved };
		});
	}

	return { course };
}
