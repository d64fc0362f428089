import type { tombstone } from '#db/schema/privacy.ts';

/** What the signature covers, in an order that never changes. */
export const stoneText = (row: Omit<typeof tombstone.$inferInsert, 'signature'>) =>
	JSON.stringify([
		row.id,
		row.kind,
		row.subject,
		row.fromAt?.getTime() ?? null,
		row.toAt?.getTime() ?? null,
		Object.entries(row.rows).sort(),
		row.ruleId ?? null,
		row.legalBasis,
		row.reason ?? null,
		row.by,
		row.at.getTime()
	]);
