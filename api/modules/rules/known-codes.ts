import { asc } from 'drizzle-orm';
import { fieldsOfShape } from '#api/domain/rule/field.ts';
import { ruleCatalogue } from '#api/domain/rule/catalogue.ts';
import type { ReadDb, Tx } from '#db/client.ts';
import { developmentForm, legalStatus, positionClass } from '#db/schema/rules.ts';

/** The codes that a list of this rule may hold, with their names; none where the rule itself names them. */
export async function knownCodes(
	db: ReadDb | Tx,
	key: string
): Promise<{ value: string; label: string }[]> {
	const shape = ruleCatalogue[key]?.shape;
	const [list] = (shape ? fieldsOfShape(shape) : []).flatMap(({ field }) =>
		field.kind === 'codes' && typeof field.of === 'string' ? [field.of] : []
	);
	if (list === undefined) return [];
	switch (list) {
		case 'forms':
			return db
				.select({ value: developmentForm.code, label: developmentForm.name })
				.from(developmentForm)
				.orderBy(asc(developmentForm.code));
		case 'classes':
			return db
				.select({ value: positionClass.code, label: positionClass.name })
				.from(positionClass)
				.orderBy(asc(positionClass.sequence));
		case 'legal-statuses':
			return db
				.select({ value: legalStatus.code, label: legalStatus.name })
				.from(legalStatus)
				.orderBy(asc(legalStatus.code));
	}
}
