import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { slicesOf } from '#api/domain/material.ts';
import { byteRange } from '#api/http/byte-range.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { sliced } from '#api/ports/storage/sliced.ts';
import { material, materialPart, materialVersion } from '#db/schema/material.ts';
import { contentHeaders } from './content-headers.ts';
import type { Grant } from './content-link.ts';
import { packAnswer } from './pack-answer.ts';

type Asked = { grant: Grant; request: Pick<Request, 'method' | 'headers'> };

/** The bytes of what was granted, whole or in part. Whether they may be had was settled before. */
export async function contentAnswer(call: Call, { grant, request }: Asked): Promise<Response> {
	const { method, headers } = request;
	if (grant.kind === 'pack') return packAnswer(call, { ...grant, method });

	const { versionId } = grant;
	const [[version], parts] = await call.readAll([
		call.db
			.select({
				name: materialVersion.name,
				type: materialVersion.type,
				size: materialVersion.size
			})
			.from(materialVersion)
			.innerJoin(material, eq(material.id, materialVersion.materialId))
			.where(
				and(
					eq(materialVersion.id, versionId),
					isNotNull(materialVersion.completedAt),
					isNull(material.removedAt)
				)
			),
		call.db
			.select({ number: materialPart.number, sha256: materialPart.sha256, size: materialPart.size })
			.from(materialPart)
			.where(eq(materialPart.versionId, versionId))
			.orderBy(asc(materialPart.number))
	]);
	if (!version) throw new Problem('not-found');

	const { size } = version;
	const tag = `"${versionId}"`;
	const about = { ...contentHeaders(call, { ...version, as: grant.as }), etag: tag };
	if (headers.get('if-none-match') === tag)
		return new Response(null, { status: 304, headers: about });
	// What was resumed is another file by now: the whole of it is sent.
	const isSame = (headers.get('if-range') ?? tag) === tag;
	const range = isSame ? byteRange(headers.get('range') ?? undefined, size) : null;
	if (range === false)
		return new Response(null, {
			status: 416,
			headers: { ...about, 'content-range': `bytes */${size}` }
		});

	const { offset, length } = range ?? { offset: 0, length: size };
	// Who asks for the head alone has nothing read for them.
	const body =
		method === 'HEAD'
			? null
			: sliced(openStorage(call.services), slicesOf(parts, { offset, length }));
	return new Response(body, {
		status: range ? 206 : 200,
		headers: {
			...about,
			'content-length': String(length),
			...(range ? { 'content-range': `bytes ${offset}-${offset + length - 1}/${size}` } : {})
		}
	});
}
