import { and, eq, ne } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage, type Range } from '#api/ports/storage/index.ts';
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
	const read = call.db
		.select({ type: storedFile.type, size: storedFile.size, name: storedFile.name })
		.from(storedFile)
		.$dynamic();
	if (call.scopeOf('course.manage').kind === 'all') {
		return read.where(eq(storedFile.sha256, sha256)).get();
	}
	return read
		.innerJoin(lessonFile, eq(lessonFile.sha256, storedFile.sha256))
		.innerJoin(enrolment, eq(enrolment.versionId, lessonFile.versionId))
		.where(
			and(
				eq(storedFile.sha256, sha256),
				eq(enrolment.personId, call.me),
				ne(enrolment.status, 'left')
			)
		)
		.limit(1)
		.get();
}
