/** A file that came with a form, without a script: small enough for one part. */
import { getRequestEvent } from '$app/server';
import type { MaterialDetail, UploadOut } from '#api/modules/material/contract.ts';

type Limits = NonNullable<MaterialDetail['limits']>;
type Given = { eventId: string; materialId: string; file: File; limits: Limits };
type Answer = { ok: boolean; status: number; json(): Promise<unknown> };

/** Null: it is a version now; else the answer that refused it. */
export async function uploadSmall({
	eventId,
	materialId,
	file,
	limits
}: Given): Promise<Answer | null> {
	const { locals } = getRequestEvent();
	const uploads = locals.api.workshops[':eventId'].material[':materialId'].uploads;
	const param = { eventId, materialId };
	// More than a part is refused as too large for this way, whatever the rule says of the other.
	const size = file.size > limits.partBytes ? Number.MAX_SAFE_INTEGER : file.size;
	const begun: Answer = await uploads.$post({
		param,
		json: { name: file.name || 'berkas', size: Math.min(size, 1_000_000_000_000) }
	});
	if (!begun.ok) return begun;
	const { versionId } = asUpload(await begun.json());
	const at = { ...param, versionId };
	const part = uploads[':versionId'].parts[':number'];
	const put: Answer = await part.$put({ param: { ...at, number: '0' } }, { init: { body: file } });
	if (!put.ok) return put;
	const finished: Answer = await uploads[':versionId'].finish.$post({ param: at });
	return finished.ok ? null : finished;
}

/** What the endpoint declares. */
const asUpload = (body: unknown) => body as UploadOut;
