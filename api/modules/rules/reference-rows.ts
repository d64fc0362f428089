/** Versions of forms and classes as pages show them, newest first. */
import { asc, desc, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { versionState } from '#api/domain/validity.ts';
import { nameParts } from '#db/name-parts.ts';
import { person } from '#db/schema/organisation.ts';
import { developmentFormVersion, positionClassVersion } from '#db/schema/rules.ts';

const who = nameParts;
type Who = { name: string; frontTitle: string | null; backTitle: string | null } | null;

export const formVersionsQuery = (call: Call, code?: string) =>
	call.db
		.select({ row: developmentFormVersion, who })
		.from(developmentFormVersion)
		.leftJoin(person, eq(person.id, developmentFormVersion.changedBy))
		.where(code === undefined ? undefined : eq(developmentFormVersion.formCode, code))
		.orderBy(
			asc(developmentFormVersion.formCode),
			desc(developmentFormVersion.validFrom),
			desc(developmentFormVersion.id)
		);

export const classVersionsQuery = (call: Call, code?: string) =>
	call.db
		.select({ row: positionClassVersion, who })
		.from(positionClassVersion)
		.leftJoin(person, eq(person.id, positionClassVersion.changedBy))
		.where(code === undefined ? undefined : eq(positionClassVersion.classCode, code))
		.orderBy(
			asc(positionClassVersion.classCode),
			desc(positionClassVersion.validFrom),
			desc(positionClassVersion.id)
		);

type Row = {
	id: string;
	validFrom: string;
	validTo: string | null;
	changedAt: Date;
	changedBy: string;
};

/** A version with its state, the moment as text, and the name of who entered it. */
export function versionOut<R extends Row>(call: Call, { row, who: by }: { row: R; who: Who }) {
	return {
		...row,
		versionId: row.id,
		state: versionState(row, call.today),
		changedAt: row.changedAt.toISOString(),
		changedBy: by ? nameWithTitles(by) : null
	};
}

/** The first day of the next version that is planned. */
export const plannedFrom = (versions: readonly { state: string; validFrom: string }[]) =>
	versions.findLast(({ state }) => state === 'planned')?.validFrom ?? null;
