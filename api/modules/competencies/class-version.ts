import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { CivilDate } from '#api/domain/period.ts';
import { position } from '#db/schema/organisation.ts';
import { positionClassVersion } from '#db/schema/rules.ts';

/** Joins a position with what its class asked for on a day. */
export const classVersionOn = (date: CivilDate) =>
	and(eq(positionClassVersion.classCode, position.classCode), inForceOn(date));

const inForceOn = (date: CivilDate) =>
	and(
		lte(positionClassVersion.validFrom, date),
		or(isNull(positionClassVersion.validTo), gte(positionClassVersion.validTo, date))
	);
