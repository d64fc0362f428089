import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import { materialPart, materialVersion } from '#db/schema/material.ts';
import { person } from '#db/schema/organisation.ts';
import type { MaterialDetail, MaterialParams } from './contract.ts';
import {
	heldOf,
	heldRead,
	limitsOf,
	materialOut,
	materialRuleKeys,
	materialsRead,
	rowsFor,
	sessionOut,
	versionOut
} from './material-rows.ts';
import { eventRead, sessionsRead } from './visible.ts';

/** One material; for those who hand out with its versions and what is still on its way. One round trip. */
export async function getMaterial(
	call: Call,
	{ eventId, materialId }: z.output<typeof MaterialParams>
): Promise<MaterialDetail> {
	const ofMaterial = eq(materialVersion.materialId, materialId);
	const [[event], sessions, found, versions, uploads, held, rules] = await call.readAll([
		eventRead(call.db, call, eventId),
		sessionsRead(call.db, eventId),
		materialsRead(call.db, eventId),
		call.db
			.select({ version: materialVersion, who: person })
			.from(materialVersion)
			.leftJoin(person, eq(person.id, materialVersion.by))
			.where(and(ofMaterial, isNotNull(materialVersion.completedAt)))
			.orderBy(desc(materialVersion.number)),
		call.db
			.select({
				versionId: materialVersion.id,
				name: materialVersion.name,
				size: materialVersion.size,
				partBytes: materialVersion.partBytes,
				received: sql<number>`(select coalesce(sum(p.size), 0) from ${materialPart} p
					where p.version_id = ${materialVersion.id})`
			})
			.from(materialVersion)
			.where(and(ofMaterial, isNull(materialVersion.completedAt)))
			.orderBy(desc(materialVersion.startedAt)),
		heldRead(call.db, eventId),
		rulesQuery(call.db, call.today, materialRuleKeys)
	]);
	const mayPublish = Boolean(event?.publishes);
	const row = rowsFor(call, { rows: found, sessions, all: mayPublish }).find(
		(each) => each.material.id === materialId
	);
	if (!event || !row) throw new Problem('not-found');

	return {
		eventId,
		course: event.course,
		number: event.number,
		sessions: sessions.map(sessionOut),
		mayPublish,
		item: materialOut(row, sessions, call.now),
		text: mayPublish ? row.material.text : null,
		versions: mayPublish
			? versions.map(({ version, who }) => ({
					...versionOut(version),
					by: who ? nameWithTitles(who) : ''
				}))
			: [],
		uploads: mayPublish ? uploads : [],
		limits: mayPublish ? limitsOf(new Rules(rules), heldOf(held)) : null
	};
}
