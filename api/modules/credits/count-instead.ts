import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { countedInstead, repeatWay } from '#api/domain/repeated-course.ts';
import { keptStudies, recordedCourses, resumeKept } from '#api/modules/learning/index.ts';
import { countKept, keptEvents } from '#api/modules/workshops/index.ts';
import type { Tx } from '#db/client.ts';
import { completion } from '#db/schema/learning.ts';

/**
 * A completion whose JP no longer stand kept others of the same course from counting: of the events attended and the
 * study finished since, the earliest counts in its place, by the day on which it ended. Called after the change, in its
 * transaction; answers the completions that this reached.
 */
export async function countInstead(
	tx: Tx,
	call: Call,
	{ completionId }: { completionId: string }
): Promise<string[]> {
	const [lost] = await tx.select().from(completion).where(eq(completion.id, completionId));
	if (!lost) return [];
	const way = repeatWay((await call.rules()).get('jp.kursus_berulang')?.value);
	const ofCourse = and(
		eq(completion.personId, lost.personId),
		eq(completion.courseId, lost.courseId)
	);
	const recorded = await recordedCourses(tx, ofCourse);
	const counted = countedInstead(way, {
		...{ lost, recorded },
		kept: [...(await keptEvents(tx, call, lost)), ...(await keptStudies(tx, call, lost))]
	});

	const reached: string[] = [];
	for (const each of counted)
		if ('facts' in each) reached.push(...(await countKept(tx, call, each)));
	// Where no event counts, a study that was carried to its end by the lost record counts or goes on.
	if (reached.length === 0 || counted.some((each) => 'enrolmentId' in each))
		reached.push(...(await resumeKept(tx, call, lost)));
	return reached;
}
