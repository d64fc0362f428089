import { eq, inArray, max } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { SaveCourse } from '#api/modules/catalogue/contract.ts';
import { saveCourses } from '#api/modules/catalogue/index.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import type { Tx } from '#db/client.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { position } from '#db/schema/organisation.ts';
import type { CourseContent, CourseInstalled, CourseManifest } from './contract.ts';
import { readContent, type ReadContent } from './read-content.ts';
import { writeLessons } from './write-lessons.ts';

type Given = CourseContent & { code: string };

/**
 * Publishes a complete course as a new version; who studies an older one keeps it. The same content again
 * changes nothing. Files are stored before the transaction: without the rows they are only unused bytes.
 */
export async function installCourse(call: Call, input: Given): Promise<CourseInstalled> {
	if (call.scopeOf('course.manage').kind !== 'all') throw new Problem('not-found');
	if (input.code !== input.manifest.code) {
		throw new Problem('invalid-input', {
			errors: [{ pointer: '/manifest/code', code: 'differs' }]
		});
	}
	const content = await readContent(input);
	const storage = openStorage(call.services);
	for (const { bytes, type } of content.files) await storage.put(bytes, { type });

	return call.write('course.installed', async (tx) => {
		const positions = await knownPositions(tx, input.manifest.positions);
		const [saved] = await saveCourses(tx, call, [courseOf({ ...input.manifest, positions })]);
		if (!saved) throw new Problem('internal');
		const before = await publishedVersion(tx, saved.id);
		const changed = before?.sourceHash !== content.sourceHash;
		const version = changed
			? await publish(tx, call, { courseId: saved.id, input, content })
			: before;
		return {
			subject: `course:${saved.id}`,
			before: { versionId: before?.id ?? null },
			after: { versionId: version.id, sourceHash: content.sourceHash },
			result: {
				courseId: saved.id,
				versionId: version.id,
				version: version.number,
				changed,
				lessons: content.lessons.length,
				bytes: content.bytes
			}
		};
	});
}

/** Positions are the agency's own: a course made elsewhere is linked to those that exist here. */
async function knownPositions(tx: Tx, codes: string[]) {
	if (codes.length === 0) return [];
	const rows = await tx
		.select({ code: position.code })
		.from(position)
		.where(inArray(position.code, codes));
	return rows.map(({ code }) => code).sort();
}

const courseOf = (manifest: CourseManifest): SaveCourse =>
	SaveCourse.parse({
		...manifest,
		formCode: manifest.form,
		positionCodes: manifest.positions,
		audience: manifest.audience ?? null,
		status: 'published'
	});

const publishedVersion = (tx: Tx, courseId: string) =>
	tx
		.select({
			id: courseVersion.id,
			number: courseVersion.number,
			sourceHash: courseVersion.sourceHash
		})
		.from(courseVersion)
		.innerJoin(course, eq(course.versionId, courseVersion.id))
		.where(eq(course.id, courseId))
		.get();

async function publish(
	tx: Tx,
	call: Call,
	{ courseId, input, content }: { courseId: string; input: Given; content: ReadContent }
) {
	const last = await tx
		.select({ number: max(courseVersion.number) })
		.from(courseVersion)
		.where(eq(courseVersion.courseId, courseId))
		.get();
	const version = { id: call.newId('crv'), number: (last?.number ?? 0) + 1 };
	await tx.insert(courseVersion).values({
		...version,
		courseId,
		sequential: input.manifest.sequential,
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
