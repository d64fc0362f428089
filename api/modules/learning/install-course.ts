import { eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { SaveCourse } from '#api/modules/catalogue/contract.ts';
import { saveCourses } from '#api/modules/catalogue/index.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import type { Tx } from '#db/client.ts';
import { courseDraft } from '#db/schema/authoring.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { position } from '#db/schema/organisation.ts';
import type { CourseContent, CourseInstalled, CourseManifest } from './contract.ts';
import { publishVersion, replaceVersion } from './publish-version.ts';
import { readContent, type ReadContent } from './read-content.ts';

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
		const before = await publishedVersion(tx, input.code);
		const changed = before?.sourceHash !== content.sourceHash && !before?.authored;
		const version = before && !changed ? before : await install(tx, call, { input, content });
		return {
			subject: `course:${version.courseId}`,
			before: { versionId: before?.id ?? null },
			after: { versionId: version.id, sourceHash: content.sourceHash },
			result: {
				courseId: version.courseId,
				versionId: version.id,
				version: version.number,
				changed,
				lessons: content.lessons.length,
				bytes: content.bytes
			}
		};
	});
}

async function install(
	tx: Tx,
	call: Call,
	{ input, content }: { input: Given; content: ReadContent }
) {
	const positions = await knownPositions(tx, input.manifest.positions);
	await replaceVersion(tx, { code: input.code });
	const [saved] = await saveCourses(tx, call, [courseOf({ ...input.manifest, positions })]);
	if (!saved) throw new Problem('internal');
	const { sequential } = input.manifest;
	const version = await publishVersion(tx, call, { courseId: saved.id, sequential, content });
	return { ...version, courseId: saved.id };
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

/** The version published now; `authored` says that the agency has written it anew, which stays. */
const publishedVersion = (tx: Tx, code: string) =>
	tx
		.select({
			id: courseVersion.id,
			courseId: courseVersion.courseId,
			number: courseVersion.number,
			sourceHash: courseVersion.sourceHash,
			authored: courseDraft.publishedRevision
		})
		.from(courseVersion)
		.innerJoin(course, eq(course.versionId, courseVersion.id))
		.leftJoin(courseDraft, eq(courseDraft.courseId, course.id))
		.where(eq(course.code, code))
		.get();
