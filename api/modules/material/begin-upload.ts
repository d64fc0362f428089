import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { mayUpload } from '#api/domain/material.ts';
import { Problem } from '#api/http/problem.ts';
import { materialVersion } from '#db/schema/material.ts';
import type { BeginUpload, MaterialParams, UploadOut } from './contract.ts';
import { heldOf, heldRead, materialRulesOf } from './material-rows.ts';
import { publishedMaterial } from './visible.ts';

type Given = z.output<typeof MaterialParams> & z.output<typeof BeginUpload>;

/** Begins a file of a material: its bytes come in parts, in any order, as often as the network needs. */
export async function beginUpload(
	call: Call,
	{ eventId, materialId, name, size }: Given
): Promise<UploadOut> {
	const rules = materialRulesOf(await call.rules());
	return call.write('material.upload-begun', async (tx) => {
		const { kind } = await publishedMaterial(tx, call, { eventId, materialId });
		if (kind !== 'file') throw refusal({ code: 'file_type' });
		const held = heldOf(await heldRead(tx, eventId));
		const may = mayUpload({ size, limit: rules.fileBytes, held, quota: rules.quotaBytes });
		if (!may.ok) throw refusal(may.error);

		const versionId = call.newId('mvr');
		const { partBytes } = rules;
		await tx.insert(materialVersion).values({
			id: versionId,
			materialId,
			number: 0,
			name,
			type: '',
			size,
			partBytes,
			macros: false,
			by: call.actor.id,
			startedAt: call.now,
			touchedAt: call.now
		});
		return {
			subject: `workshop_event:${eventId}`,
			after: { materialId, versionId, name, size },
			result: { versionId, name, size, partBytes, parts: [] }
		};
	});
}

function refusal({ code, ...params }: { code: string }) {
	return new Problem('invalid-input', { errors: [{ pointer: '/file', code, params }] });
}
