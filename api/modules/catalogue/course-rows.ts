/** Courses as rows of the catalogue: one read, whoever asks for them. */
import { and, eq, ne, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { course } from '#db/schema/catalogue.ts';
import { enrolment } from '#db/schema/learning.ts';
import { developmentForm } from '#db/schema/rules.ts';
import type { CourseRow } from './contract.ts';

/** What the course leads to, read as JSON beside it: a join would multiply the rows. */
const competenciesOf = sql<string>`(select json_group_array(json_object('code', k.code, 'name', k.name, 'level', l.level))
	from (select * from course_competency where course_id = ${course.id}) l join competency k on k.id = l.competency_id)`;

/** Of a course, what a row shows or is ordered by: a page of them travels with every visit. */
const shown = {
	id: course.id,
	code: course.code,
	title: course.title,
	summary: course.summary,
	formCode: course.formCode,
	mode: course.mode,
	provider: course.provider,
	jp: course.jp,
	minutes: course.minutes,
	bytes: course.bytes,
	startsOn: course.startsOn,
	versionId: course.versionId,
	publishedAt: course.publishedAt
};

/** With `rank` and `score`, by which a list may be ordered. */
export function courseRowsRead(call: Call, ordering: { rank: SQL<number>; score: SQL<number> }) {
	return call.db
		.select({
			course: shown,
			formName: developmentForm.name,
			competencies: competenciesOf,
			enrolmentId: enrolment.id,
			enrolmentStatus: enrolment.status,
			progress: enrolment.progress,
			rank: ordering.rank,
			score: ordering.score
		})
		.from(course)
		.innerJoin(developmentForm, eq(developmentForm.code, course.formCode))
		.leftJoin(
			enrolment,
			and(
				eq(enrolment.courseId, course.id),
				eq(enrolment.personId, call.actor.personId ?? ''),
				ne(enrolment.status, 'left')
			)
		)
		.$dynamic();
}

export type CourseAnswer = Awaited<ReturnType<typeof courseRowsRead>>[number];

export function courseRowOf(answer: CourseAnswer): CourseRow {
	const { course: of, enrolmentId, enrolmentStatus, progress } = answer;
	return {
		id: of.id,
		code: of.code,
		title: of.title,
		summary: of.summary,
		form: { code: of.formCode, name: answer.formName },
		mode: of.mode,
		provider: of.provider,
		jp: of.jp,
		minutes: of.minutes,
		bytes: of.bytes,
		startsOn: of.startsOn,
		ready: of.versionId !== null,
		competencies: competenciesFrom(answer.competencies),
		enrolment:
			enrolmentId !== null && progress !== null && enrolmentStatus && enrolmentStatus !== 'left'
				? { id: enrolmentId, status: enrolmentStatus, progress }
				: null
	};
}

/** Made by the query above, so its shape is known. */
const competenciesFrom = (json: string): CourseRow['competencies'] =>
	(JSON.parse(json) as CourseRow['competencies']).toSorted((a, b) => a.code.localeCompare(b.code));
