import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';

/** Writes what a search finds of these courses anew. Only published ones are in the index: its words are shown. */
export async function indexCourses(tx: Tx, courseIds: readonly string[]) {
	const ids = JSON.stringify(courseIds);
	await tx.run(
		sql`delete from course_search where course_id in (select value from json_each(${ids}))`
	);
	await tx.run(sql`
		insert into course_search (course_id, code, title, summary, outcomes, competencies, positions, provider)
		select c.id, c.code, c.title, c.summary,
			(select group_concat(value, ' ') from json_each(c.outcomes)),
			(select group_concat(k.code || ' ' || k.name, ' ') from course_competency l
				join competency k on k.id = l.competency_id where l.course_id = c.id),
			coalesce(c.audience, '') || ' ' || coalesce((select group_concat(p.name, ' ') from course_position l
				join position p on p.id = l.position_id where l.course_id = c.id), ''),
			c.provider
		from course c where c.status = 'published' and c.id in (select value from json_each(${ids}))`);
}
