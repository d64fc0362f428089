import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import { issueCertificate } from '#api/modules/certificates/index.ts';
import { appendEvidence } from '#api/modules/competencies/index.ts';
import { completedCourse } from '#api/modules/learning/index.ts';
import { completedEvent } from '#api/modules/workshops/index.ts';
import { postCredits } from './post-credits.ts';

const sourceType = 'completion' as const;

/**
 * What finishing a course or an event of a workshop earns, in the transaction that finished it: JP and course evidence, both
 * waiting for HR, and the certificate. All of it or nothing.
 */
export async function postCompletion(tx: Tx, call: Call, completionId: string) {
	const given = { completionId, zone: call.zone };
	const completed = (await completedEvent(tx, given)) ?? (await completedCourse(tx, given));
	const { personId, completedOn, course } = completed;
	const source = { personId, sourceType, sourceId: completed.id };

	const [posted] = await postCredits(tx, call, [
		{
			...source,
			formCode: course.formCode,
			completedOn,
			stated: course.jp,
			minutes: course.minutes,
			verified: false
		}
	]);
	await appendEvidence(
		tx,
		call,
		course.competencies.map(({ competencyId, level }) => ({
			...source,
			competencyId,
			level,
			kind: 'course' as const,
			occurredOn: completedOn,
			verified: false
		}))
	);
	return issueCertificate(tx, call, { completed, jp: posted?.jp ?? course.jp });
}
