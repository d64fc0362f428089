import { asc, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { mayPack, slicesOf, type Part } from '#api/domain/material.ts';
import { Problem } from '#api/http/problem.ts';
import { packStream, type Packed } from '#api/ports/pack.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { bodyOf } from '#api/ports/storage/sliced.ts';
import { materialPart, type material } from '#db/schema/material.ts';
import { workshopEvent } from '#db/schema/workshops.ts';
import { course } from '#db/schema/catalogue.ts';
import { materialsRead, packOf, rowsFor, type MaterialRow } from './material-rows.ts';
import { fileName } from '#api/domain/file-name.ts';
import { packName } from './pack-name.ts';
import { sessionsRead } from './visible.ts';

type Given = { eventId: string; all: boolean; method: string };

/** The newest files of an event as one archive, with its texts and links beside them. */
export async function packAnswer(call: Call, { eventId, all, method }: Given): Promise<Response> {
	const [[event], sessions, found] = await call.readAll([
		call.db
			.select({ course: course.title, number: workshopEvent.number })
			.from(workshopEvent)
			.innerJoin(course, eq(course.id, workshopEvent.courseId))
			.where(eq(workshopEvent.id, eventId)),
		sessionsRead(call.db, eventId),
		materialsRead(call.db, eventId)
	]);
	if (!event) throw new Problem('not-found');
	const rows = rowsFor(call, { rows: found, sessions, all });
	const files = rows.flatMap(({ file }) => file ?? []);
	const fits = mayPack(packOf(files));
	if (!fits.ok) throw new Problem('pack-too-large', { params: fits.error });
	const name = packName(event);
	// Who asks for the head alone has nothing packed for them.
	const body = method === 'HEAD' ? null : packStream(await entriesOf(call, rows));
	return new Response(body, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'referrer-policy': 'no-referrer',
			'cache-control': 'private, no-store'
		}
	});
}

type PartRow = Part & { versionId: string };

async function partsOf(call: Call, versionIds: string[]): Promise<PartRow[]> {
	if (versionIds.length === 0) return [];
	return call.db
		.select({
			versionId: materialPart.versionId,
			number: materialPart.number,
			sha256: materialPart.sha256,
			size: materialPart.size
		})
		.from(materialPart)
		.where(inArray(materialPart.versionId, versionIds))
		.orderBy(asc(materialPart.versionId), asc(materialPart.number));
}

async function entriesOf(call: Call, rows: readonly MaterialRow[]): Promise<Packed[]> {
	const storage = openStorage(call.services);
	const parts = await partsOf(
		call,
		rows.flatMap(({ file }) => (file ? [file.id] : []))
	);
	return rows.flatMap(({ material: of, file }, at): Packed[] => {
		const place = String(at + 1).padStart(2, '0');
		if (file) {
			const own = parts.filter(({ versionId }) => versionId === file.id);
			return [
				{
					name: `${place} ${file.name}`,
					at: file.completedAt ?? file.startedAt,
					chunks: async function* () {
						for (const slice of slicesOf(own, { offset: 0, length: file.size }))
							yield* await bodyOf(storage, slice);
					}
				}
			];
		}
		const words = textOf(of);
		return words
			? [
					{
						name: `${place} ${fileName(of.title.replaceAll('.', ' '), 'txt', 'materi')}`,
						at: of.updatedAt,
						chunks: () => once(words)
					}
				]
			: [];
	});
}

const textOf = ({ title, url, text }: typeof material.$inferSelect) =>
	url ? `${title}\r\n${url}\r\n` : text;

async function* once(text: string) {
	yield new TextEncoder().encode(text);
}
