/** The reads of the home page that belong to no other page. */
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { countUpTo } from '#api/count-up-to.ts';
import { claimInReach } from '#api/modules/credits/index.ts';
import { personInReach } from '#api/modules/competencies/index.ts';
import { deskCount } from '#api/modules/workshops/index.ts';
import { course } from '#db/schema/catalogue.ts';
import { certificate } from '#db/schema/certificates.ts';
import { creditState } from '#db/schema/credits.ts';
import { completion, enrolment, lesson } from '#db/schema/learning.ts';
import { person } from '#db/schema/organisation.ts';

const shown = 5;

export const meRead = (call: Call) => call.db.select().from(person).where(eq(person.id, call.me));

/** Courses being studied, the latest first, each with the first lesson that is not finished. */
export function learningRead(call: Call) {
	return call.db
		.select({
			enrolmentId: enrolment.id,
			title: course.title,
			progress: enrolment.progress,
			next: { lessonId: lesson.id, title: lesson.title, minutes: lesson.minutes }
		})
		.from(enrolment)
		.innerJoin(course, eq(course.id, enrolment.courseId))
		.leftJoin(
			lesson,
			eq(
				lesson.id,
				sql`(select l.id from lesson l where l.version_id = enrolment.version_id
					and not exists (select 1 from lesson_event ev
						where ev.enrolment_id = enrolment.id and ev.lesson_id = l.id and ev.kind = 'finished')
					and not (l.kind = 'quiz' and exists (select 1 from quiz_attempt qa
						where qa.enrolment_id = enrolment.id and qa.lesson_id = l.id
							and qa.submitted_at is not null and coalesce(qa.passed, 1) = 1))
					order by l.sequence limit 1)`
			)
		)
		.where(and(eq(enrolment.personId, call.me), eq(enrolment.status, 'active')))
		.orderBy(desc(enrolment.lastActiveAt), asc(enrolment.id))
		.limit(shown);
}

export function certificatesRead(call: Call) {
	return call.db
		.select({ id: certificate.id, title: course.title, issuedAt: certificate.issuedAt })
		.from(certificate)
		.innerJoin(completion, eq(completion.id, certificate.sourceId))
		.innerJoin(course, eq(course.id, completion.courseId))
		.where(eq(certificate.personId, call.me))
		.orderBy(desc(certificate.issuedAt), desc(certificate.id))
		.limit(shown);
}

/** Claims that the caller may decide on; for others nothing is counted. */
export function deskRead(call: Call) {
	const waiting = call.can('claim.decide')
		? and(
				eq(creditState.state, 'submitted'),
				claimInReach(call, 'claim.decide'),
				ne(creditState.personId, call.me)
			)
		: eq(creditState.entryId, '');
	const oldest = call.db
		.select({ at: creditState.submittedAt })
		.from(creditState)
		.where(waiting)
		.orderBy(asc(creditState.submittedAt))
		.limit(1);
	const all = countUpTo(
		call,
		call.db
			.select({ one: sql`1` })
			.from(creditState)
			.where(waiting)
	);
	return call.db
		.select({
			waiting: sql<number>`${all}`,
			oldest: sql<number | null>`${oldest}`
		})
		.from(sql`(select 1)`);
}

/** People whom the caller leads or looks after; counting the whole agency would say nothing. */
export const signupsRead = (call: Call) =>
	call.db
		.select({ waiting: sql<number>`${decides(call) ? deskCount(call) : 0}` })
		.from(sql`(select 1)`);
const decides = (call: Call) => call.can('signup.approve') || call.can('signup.review');

export function teamRead(call: Call) {
	const reach = personInReach(call, 'team.read');
	const people = countUpTo(
		call,
		call.db
			.select({ one: sql`1` })
			.from(person)
			.where(and(reach, ne(person.id, call.me)))
	);
	const isTeam = call.scopeOf('team.read').kind === 'units';
	return call.db.select({ people: sql<number>`${isTeam ? people : 0}` }).from(sql`(select 1)`);
}

/** What an installation needs before its first learner: is there any? */
export function setupRead(call: Call) {
	const any = (table: string, where = '1') =>
		sql<number>`exists (select 1 from ${sql.raw(table)} where ${sql.raw(where)})`.as(
			`any_${table}`
		);
	return call.db
		.select({
			institution: any('institution', `name <> ''`),
			signatory: any('signatory'),
			'data-officer': sql<number>`exists (select 1 from institution where dpo_name is not null)`.as(
				'data_officer'
			),
			units: any('unit'),
			competencies: any('competency'),
			positions: any('position'),
			people: any('appointment'),
			accounts: any('user', `password_hash is not null limit 1 offset 1`),
			levels: any('evidence', `source_type = 'import' and kind <> 'self'`),
			courses: any('course', 'version_id is not null'),
			rules: sql<number>`exists (select 1 from institution where rules_reviewed_at is not null)`.as(
				'rules_reviewed'
			),
			dismissed:
				sql<number>`exists (select 1 from institution where setup_dismissed_at is not null)`.as(
					'setup_dismissed'
				)
		})
		.from(person)
		.where(and(eq(person.id, call.me), call.can('settings.edit') ? undefined : sql`0`));
}
