import { developmentForm } from '#db/schema/rules.ts';
import type { Reader } from '../kind-work.ts';

/** Codes of the forms of development, by code, by name and by SIASN's id of the training kind. */
export async function formCodes(db: Reader): Promise<Map<string, string>> {
	const forms = await db
		.select({
			code: developmentForm.code,
			name: developmentForm.name,
			siasnId: developmentForm.siasnId
		})
		.from(developmentForm);
	return new Map(
		forms.flatMap(({ code, name, siasnId }) => [
			[code, code] as const,
			[name.toUpperCase(), code] as const,
			...(siasnId === null ? [] : [[String(siasnId), code] as const])
		])
	);
}
