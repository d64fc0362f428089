import { and, eq, exists, ne, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage, type Range } from '#api/ports/storage/index.ts';
import { manageableCourse } from '#api/modules/catalogue/index.ts';
import { courseDraft } from '#db/schema/authoring.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { enrolment, lessonFile, storedFile } from '#db/schema/learning.ts';

/** A file of a course that the caller studies or manages. `open` reads it, whole or from a byte on. */
export async function getFile(call: Call, { sha256 }: { sha256: string }) {
	const file = await visibleFile(call, sha256);
	if (!file) throw new Problem('not-found');
	const storage = openStorage(call.services);
	return {
		...file,
		async open(range: Range | null) {
			const stored = await (range ? storage.range(sha256, range) : storage.get(sha256));
			if (!stored) throw new Error(`file ${sha256} is not in the storage`);
			return stored.body;
		}
	};
}

function visibleFile(call: Call, sha256: string) {
	const reach =
		call.scopeOf('course.manage').kind === 'all'
			? undefined
			: or(isStudied(call), isPublishedByMe(call), isDraftedByMe(call));
	return call.db
		.select({ type: storedFile.type, size: storedFile.size, name: storedFile.name })
		.from(storedFile)
		.where(and(eq(storedFile.sha256, sha256), reach))
		.get();
}

const one = { one: sql`1` };

const isStudied = (call: Call) =>
	exists(
		call.db
			.select(one)
			.from(lessonFile)
			.innerJoin(enrolment, eq(enrolment.versionId, lessonFile.versionId))
			.where(
				and(
					eq(lessonFile.sha256, storedFile.sha256),
					eq(enrolment.personId, call.me),
					ne(enrolment.status, 'left')
				)
			)
	);

const isPublishedByMe = (call: Call) =>
	exists(
		call.db
			.select(one)
			.from(lessonFile)
			.innerJoin(courseVersion, eq(courseVersion.id, lessonFile.versionId))
			.innerJoin(course, eq(course.id, courseVersion.courseId))
			.where(and(eq(lessonFile.sha256, storedFile.sha256), manageableCourse(call)))
	);

const isDraftedByMe = (call: Call) =>
	exists(
		call.db
			.select(one)
			.from(courseDraft)
			.innerJoin(course, eq(course.id, courseDraft.courseId))
			.where(and(manageableCourse(call), holdsFile))
	);

/** Only the drafts that the caller may write are looked into. */
const holdsFile = sql`exists (select 1 from json_each(${courseDraft.content}, '$.files') f
	where json_extract(f.value, '$.sha256') = ${storedFile.sha256})`;
