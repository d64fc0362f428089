import { asc } from 'drizzle-orm';
import type { ReadDb, Tx } from '#db/client.ts';
import type { FormRule } from '#api/domain/credit-hours.ts';
import { isValidOn, type CivilDate } from '#api/domain/period.ts';
import { developmentFormVersion } from '#db/schema/rules.ts';

/** The rule of a form for an activity that ended on a day; the first one for what is older than all. */
export type FormRules = (formCode: string, completedOn: CivilDate) => FormRule | null;

export async function formRules(db: Tx | ReadDb): Promise<FormRules> {
	const rows = await db
		.select()
		.from(developmentFormVersion)
		.orderBy(asc(developmentFormVersion.validFrom));
	const byCode = Map.groupBy(rows, (row) => row.formCode);
	return (formCode, completedOn) => {
		const versions = byCode.get(formCode) ?? [];
		const row = versions.find((version) => isValidOn(completedOn, version)) ?? versions[0];
		if (!row) return null;
		const { id, jpMode, jpValue, cap, capPeriod } = row;
		return { code: formCode, versionId: id, mode: jpMode, value: jpValue, cap, capPeriod };
	};
}
