import { asc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import type { DataSection } from '#api/domain/personal-data.ts';
import { shownSection } from '#api/modules/privacy/index.ts';
import { person } from '#db/schema/organisation.ts';
import { correctionDocument, correctionStatus } from '#db/schema/privacy.ts';
import type { CorrectionLanguage, CorrectionOut, CorrectionParams } from './contract.ts';
import { correctionRow, documentRow } from './row.ts';
import { visibleCorrection } from './visible.ts';

type Given = z.output<typeof CorrectionParams> & z.output<typeof CorrectionLanguage>;

/** Devices, messages and the trail are nobody's but the person's: the desk reads the wish alone. */
const hidden: readonly DataSection[] = ['account', 'notifications', 'trail'];

/** One request with its history, and what stands in that section now. */
export async function getCorrection(
	call: Call,
	{ correctionId, language }: Given
): Promise<z.output<typeof CorrectionOut>> {
	const found = await visibleCorrection(call.db, call, correctionId);
	const { request, status } = found;
	const [steps, documents, sheets] = await Promise.all([
		call.db
			.select({ step: correctionStatus, by: person.name })
			.from(correctionStatus)
			.leftJoin(person, eq(person.id, correctionStatus.by))
			.where(eq(correctionStatus.requestId, correctionId))
			.orderBy(asc(correctionStatus.sequence)),
		call.db
			.select()
			.from(correctionDocument)
			.where(eq(correctionDocument.requestId, correctionId))
			.orderBy(asc(correctionDocument.storedAt), asc(correctionDocument.id)),
		hidden.includes(request.section)
			? []
			: shownSection(call, { personId: request.personId, section: request.section, language })
	]);
	return {
		...correctionRow(request, { now: call.now, status }),
		person: found.person,
		unit: found.unit,
		own: request.personId === call.actor.personId,
		steps: steps.map(({ step, by }) => ({
			status: step.status,
			reason: step.reason,
			at: step.at.toISOString(),
			by
		})),
		documents: documents.map(documentRow),
		sheets
	};
}
