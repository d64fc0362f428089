import { developmentForm } from '#db/schema/rules.ts';
import type { Reader } from '../kind-work.ts';

/** Codes of the forms of development, by code and by SIASN's id of the training kind. */
export async function formCodes(db: Reader): Promise<Map<string, string>> {
	const forms = await db
		.select({ code: developmentForm.code, siasnId: developmentForm.siasnId })
		.from(developmentForm);
	return new Map(
		forms.flatMap(({ code, siasnId }) => [
			[code, code] as const,
			...(siasnId === null ? [] : [[String(siasnId), code] as const])
		])
	);
}
