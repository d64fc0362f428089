import type { unit } from '#db/schema/organisation.ts';

/** A unit as a line of the tree. */
export const unitOut = (row: typeof unit.$inferSelect, today: string) => ({
	id: row.id,
	code: row.code,
	name: row.name,
	kind: row.kind,
	parentId: row.parentId,
	depth: row.path.split('/').length - 3,
	ended: row.validTo !== null && row.validTo < today
});
