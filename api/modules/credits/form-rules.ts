import type { ReadDb, Tx } from '#db/client.ts';
import type { FormRule } from '#api/domain/credit-hours.ts';
import { developmentForm } from '#db/schema/rules.ts';

/** The rule of each form of development, by code. */
export async function formRules(db: Tx | ReadDb): Promise<Map<string, FormRule>> {
	const rows = await db
		.select({
			code: developmentForm.code,
			mode: developmentForm.jpMode,
			value: developmentForm.jpValue,
			cap: developmentForm.cap,
			capPeriod: developmentForm.capPeriod
		})
		.from(developmentForm);
	return new Map(rows.map((row) => [row.code, row]));
}
