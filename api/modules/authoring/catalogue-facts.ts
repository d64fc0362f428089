/** A draft's facts as the catalogue keeps them; what only an import knows stays as it was. */
import type { CourseStatus } from '#api/domain/enrolment.ts';
import type { SaveCourse } from '#api/modules/catalogue/contract.ts';
import type { course } from '#db/schema/catalogue.ts';
import type { Facts } from './contract.ts';

type Given = {
	code: string;
	status: CourseStatus;
	minutes: number | null;
	old: typeof course.$inferSelect | null;
};

export const catalogueFacts = (
	facts: Facts,
	{ code, status, minutes, old }: Given
): SaveCourse => ({
	code,
	status,
	minutes,
	title: facts.title,
	summary: facts.summary,
	formCode: facts.formCode,
	jp: facts.jp,
	mode: facts.mode,
	provider: facts.provider,
	audience: facts.audience || null,
	competencies: facts.competencies,
	positionCodes: facts.positionCodes,
	outcomes: facts.outcomes,
	teachers: facts.teachers,
	modeNote: old?.modeNote ?? null,
	startsOn: old?.startsOn ?? null
});
