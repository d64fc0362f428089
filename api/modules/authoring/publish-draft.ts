import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { checksOf, mayPublish } from '#api/domain/draft-checks.ts';
import { Problem } from '#api/http/problem.ts';
import { saveCourses } from '#api/modules/catalogue/index.ts';
import { publishVersion, replaceVersion } from '#api/modules/learning/index.ts';
import type { Tx } from '#db/client.ts';
import { courseDraft } from '#db/schema/authoring.ts';
import { course } from '#db/schema/catalogue.ts';
import { catalogueFacts } from './catalogue-facts.ts';
import { draftRulesOf } from './draft-rules.ts';
import { measuredLessons, renderedText, type MeasuredLesson } from './measured-lessons.ts';
import { versionContent } from './version-content.ts';
import { visibleDraft, type OpenDraft } from './visible.ts';

/**
 * The draft becomes a version that never changes. Who studies an older one finishes that; who enrols from
 * now on gets this.
 */
export async function publishDraft(call: Call, { courseId }: { courseId: string }) {
	const rules = draftRulesOf(await call.rules());
	return call.write('course.published', async (tx) => {
		const open = await visibleDraft(tx, call, courseId);
		if (open.course.status === 'archived') throw new Problem('course-archived');
		if (open.version !== null && open.revision === (open.publishedRevision ?? 0)) {
			throw new Problem('draft-unchanged');
		}
		const measured = measuredLessons(open.draft, rules);
		const checks = checksOf(open.draft, measured, rules);
		if (!mayPublish(checks)) {
			const codes = checks.filter((check) => check.blocking).map((check) => check.code);
			throw new Problem('draft-not-ready', { params: { count: codes.length, codes } });
		}

		const before = open.course.versionId;
		await replaceVersion(tx, { code: open.course.code });
		await writeFacts(tx, call, { open, measured });
		const version = await publishVersion(tx, call, {
			courseId,
			sequential: open.draft.facts.sequential,
			content: await versionContent(open.draft, measured)
		});
		await tx
			.update(courseDraft)
			.set({ publishedRevision: open.revision })
			.where(eq(courseDraft.courseId, courseId));
		return {
			subject: `course:${courseId}`,
			before: { versionId: before },
			after: { versionId: version.id, version: version.number, revision: open.revision },
			result: { courseId, versionId: version.id, version: version.number }
		};
	});
}

type Written = { open: OpenDraft; measured: readonly MeasuredLesson[] };

async function writeFacts(tx: Tx, call: Call, { open, measured }: Written) {
	const { facts } = open.draft;
	const minutes = measured.reduce((sum, each) => sum + each.minutes, 0);
	const { code } = open.course;
	await saveCourses(tx, call, [
		catalogueFacts(facts, { code, status: 'published', minutes, old: open.course })
	]);
	await tx
		.update(course)
		.set({
			description: facts.description || null,
			descriptionHtml: facts.description ? renderedText(open.draft, facts.description).html : null
		})
		.where(eq(course.id, open.course.id));
}
