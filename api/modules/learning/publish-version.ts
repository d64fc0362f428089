/** A new version of a course, and what becomes of the one before it; parts of the caller's transaction. */
import { eq, max } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Tx } from '#db/client.ts';
import { course, courseCompetency, courseVersion } from '#db/schema/catalogue.ts';
import { writeLessons, type VersionContent } from './write-lessons.ts';

type Given = { courseId: string; sequential: boolean; content: VersionContent };

export async function publishVersion(tx: Tx, call: Call, { courseId, sequential, content }: Given) {
	const last = await tx
		.select({ number: max(courseVersion.number) })
		.from(courseVersion)
		.where(eq(courseVersion.courseId, courseId))
		.get();
	const version = { id: call.newId('crv'), number: (last?.number ?? 0) + 1 };
	await tx.insert(courseVersion).values({
		...version,
		courseId,
		sequential,
		sourceHash: content.sourceHash,
		publishedAt: call.now
	});
	await writeLessons(tx, call, { versionId: version.id, content });
	await tx
		.update(course)
		.set({ versionId: version.id, bytes: content.bytes, updatedAt: call.now })
		.where(eq(course.id, courseId));
	return version;
}

/**
 * Before the course's own facts change: the version that is about to be replaced keeps what they were, so
 * that whoever began it finishes the course, the hours and the level that were promised.
 */
export async function replaceVersion(tx: Tx, { code }: { code: string }) {
	const old = await tx.select().from(course).where(eq(course.code, code)).get();
	if (!old?.versionId) return;
	const competencies = await tx
		.select({ competencyId: courseCompetency.competencyId, level: courseCompetency.level })
		.from(courseCompetency)
		.where(eq(courseCompetency.courseId, old.id));
	const { title, formCode, jp, minutes, mode, provider } = old;
	await tx
		.update(courseVersion)
		.set({ facts: { title, formCode, jp, minutes, mode, provider, competencies } })
		.where(eq(courseVersion.id, old.versionId));
}
