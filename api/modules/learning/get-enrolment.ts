import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { Rules, rulesQuery } from '#api/rules.ts';
import type { StudyOutline } from './contract.ts';
import { outlineOf } from './outline.ts';
import { studiesOf, studyReads, studyRulesOf } from './study.ts';
import { ownEnrolment } from './visible.ts';

/** The outline of one of the caller's courses. One round trip. */
export async function getEnrolment(
	call: Call,
	{ enrolmentId }: { enrolmentId: string }
): Promise<StudyOutline> {
	const [rules, ...answers] = await call.readAll([
		rulesQuery(call.db, call.today),
		...studyReads(call.db, ownEnrolment(call, enrolmentId))
	]);
	const studyRules = studyRulesOf(new Rules(rules));
	const [study] = studiesOf(answers, studyRules);
	if (!study) throw new Problem('not-found');
	return outlineOf(study, { repeat: studyRules.repeat, on: call.today });
}
