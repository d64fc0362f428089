import { asc } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { developmentForm, positionClass } from '#db/schema/rules.ts';
import {
	classVersionsQuery,
	formVersionsQuery,
	plannedFrom,
	versionOut
} from './reference-rows.ts';

/** Forms of development and classes of positions, each with what holds today. One round trip. */
export async function getReference(call: Call) {
	const [forms, formVersions, classes, classVersions] = await call.readAll([
		call.db.select().from(developmentForm).orderBy(asc(developmentForm.code)),
		formVersionsQuery(call),
		call.db.select().from(positionClass).orderBy(asc(positionClass.sequence)),
		classVersionsQuery(call)
	]);
	const versionsOfForm = Map.groupBy(formVersions, ({ row }) => row.formCode);
	const versionsOfClass = Map.groupBy(classVersions, ({ row }) => row.classCode);
	return {
		forms: forms.map(({ code, name, group, siasnId, mix }) => ({
			...{ code, name, group, siasnId, mix },
			...standing((versionsOfForm.get(code) ?? []).map((each) => versionOut(call, each)))
		})),
		classes: classes.map(({ code, name }) => ({
			...{ code, name },
			...standing((versionsOfClass.get(code) ?? []).map((each) => versionOut(call, each)))
		})),
		today: call.today
	};
}

const standing = <V extends { state: string; validFrom: string }>(versions: readonly V[]) => ({
	current: versions.find(({ state }) => state === 'current') ?? null,
	planned: plannedFrom(versions)
});
