import { and, asc, desc, eq, gt, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { CourseStatus } from '#api/domain/enrolment.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { manageableCourse } from '#api/modules/catalogue/index.ts';
import { courseDraft } from '#db/schema/authoring.ts';
import { course, courseVersion } from '#db/schema/catalogue.ts';
import { unit } from '#db/schema/organisation.ts';
import type { DraftQuery, DraftRow } from './contract.ts';
import { stateOf } from './visible.ts';

/** The courses that the caller may write, whatever their state. */
export async function listDrafts(call: Call, query: DraftQuery) {
	const { column, descending } = orders[query.sort];
	const direction = descending ? desc : asc;
	const rows = await call.db
		.select({
			course: shown,
			version: courseVersion.number,
			revision: courseDraft.revision,
			publishedRevision: courseDraft.publishedRevision,
			updatedAt,
			ownerUnit: unit.name
		})
		.from(course)
		.leftJoin(courseDraft, eq(courseDraft.courseId, course.id))
		.leftJoin(courseVersion, eq(courseVersion.id, course.versionId))
		.leftJoin(unit, eq(unit.id, course.ownerUnitId))
		.where(
			and(
				manageableCourse(call),
				...wordsOf(query.q).map(contains),
				query.state ? inState(query.state) : undefined,
				beyond(column, descending, decodeCursor(query.after))
			)
		)
		.orderBy(direction(column), direction(course.id))
		.limit(query.limit + 1);

	const byTitle = column === course.title;
	const { items, next } = page(rows, query.limit, (row) => [
		byTitle ? row.course.title : row.updatedAt,
		row.course.id
	]);
	return { items: items.map(rowOf), next };
}

const shown = { id: course.id, code: course.code, title: course.title, status: course.status };

type Row = {
	course: { id: string; code: string; title: string; status: CourseStatus };
	version: number | null;
	revision: number | null;
	publishedRevision: number | null;
	updatedAt: number;
	ownerUnit: string | null;
};

const rowOf = (row: Row): DraftRow => ({
	courseId: row.course.id,
	code: row.course.code,
	title: row.course.title,
	state: stateOf({ ...row, revision: row.revision ?? 0 }),
	version: row.version,
	ownerUnit: row.ownerUnit,
	updatedAt: new Date(row.updatedAt).toISOString()
});

const updatedAt = sql<number>`coalesce(${courseDraft.updatedAt}, ${course.updatedAt})`;
const orders = {
	title: { column: course.title, descending: false },
	'-title': { column: course.title, descending: true },
	updated: { column: updatedAt, descending: false },
	'-updated': { column: updatedAt, descending: true }
} as const;

const wordsOf = (q: string | undefined) => (q ?? '').split(/\s+/).filter(Boolean).slice(0, 6);
function contains(word: string): SQL | undefined {
	const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
	return or(
		sql`${course.title} like ${pattern} escape '\\'`,
		sql`${course.code} like ${pattern} escape '\\'`
	);
}

const asPublished = isNull(courseDraft.revision);
const isAhead = gt(courseDraft.revision, sql`coalesce(${courseDraft.publishedRevision}, 0)`);

function inState(state: DraftRow['state']): SQL | undefined {
	if (state === 'draft' || state === 'archived') return eq(course.status, state);
	const published = eq(course.status, 'published');
	return state === 'changed'
		? and(published, isAhead)
		: and(published, or(asPublished, sql`not ${isAhead}`));
}

type Column = (typeof orders)[DraftQuery['sort']]['column'];

function beyond(column: Column, descending: boolean, cursor: unknown[] | null): SQL | undefined {
	const [value, id] = cursor ?? [];
	if ((typeof value !== 'string' && typeof value !== 'number') || typeof id !== 'string') {
		return undefined;
	}
	const past = descending ? lt : gt;
	return and(
		or(past(sql`${column}`, value), and(eq(sql`${column}`, value), past(course.id, id))),
		ne(course.id, id)
	);
}
