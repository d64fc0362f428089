import { and, count, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { materialDownload, materialVersion } from '#db/schema/material.ts';
import { person } from '#db/schema/organisation.ts';
import { signup } from '#db/schema/workshops.ts';
import type { DownloadList, MaterialParams } from './contract.ts';
import { publishedMaterial } from './visible.ts';

/** Who opened or downloaded a material, the latest first. */
export async function listDownloads(
	call: Call,
	given: z.output<typeof MaterialParams>
): Promise<z.output<typeof DownloadList>> {
	await publishedMaterial(call.db, call, given);
	const [rows, [booked]] = await call.readAll([
		call.db
			.select({ download: materialDownload, who: person, version: materialVersion.number })
			.from(materialDownload)
			.innerJoin(materialVersion, eq(materialVersion.id, materialDownload.versionId))
			.innerJoin(person, eq(person.id, materialDownload.personId))
			.where(eq(materialVersion.materialId, given.materialId))
			.orderBy(desc(materialDownload.lastAt), desc(person.id)),
		call.db
			.select({ rows: count() })
			.from(signup)
			.where(and(eq(signup.eventId, given.eventId), eq(signup.status, 'booked')))
	]);
	return {
		items: rows.map(({ download, who, version }) => ({
			personId: who.id,
			person: nameWithTitles(who),
			version,
			firstAt: download.firstAt.toISOString(),
			lastAt: download.lastAt.toISOString(),
			times: download.times
		})),
		participants: booked?.rows ?? 0
	};
}
