import type { Tx } from '#db/client.ts';
import type { Call } from '#api/call.ts';
import { issueCertificates } from '#api/modules/certificates/index.ts';
import { appendEvidence } from '#api/modules/competencies/index.ts';
import { completedCourses } from '#api/modules/learning/index.ts';
import { completedEvents } from '#api/modules/workshops/index.ts';
import { postCredits } from './post-credits.ts';

const sourceType = 'completion' as const;

/**
 * What finishing a course or an event of a workshop earns, in the transaction that finished it: JP and course evidence, both
 * waiting for HR, and the certificate, numbered in the order given. All of it or nothing; as many statements for one as
 * for a hall.
 */
export async function postCompletions(tx: Tx, call: Call, completionIds: readonly string[]) {
	if (completionIds.length === 0) return [];
	const held = await completedEvents(tx, call, completionIds);
	const studied =
		held.length < completionIds.length ? await completedCourses(tx, call, completionIds) : [];
	const known = new Map([...held, ...studied].map((each) => [each.id, each]));
	const completed = completionIds.map((id) => {
		const found = known.get(id);
		if (!found) throw new Error(`no completion ${id}`);
		return { ...found, source: { personId: found.personId, sourceType, sourceId: id } };
	});

	const posted = await postCredits(
		tx,
		call,
		completed.map(({ source, completedOn, course: { formCode, jp, minutes } }) => ({
			...{ ...source, formCode, completedOn, minutes },
			stated: jp,
			verified: false
		}))
	);
	await appendEvidence(
		tx,
		call,
		completed.flatMap(({ source, completedOn, course }) =>
			course.competencies.map(({ competencyId, level }) => ({
				...{ ...source, competencyId, level },
				kind: 'course' as const,
				occurredOn: completedOn,
				verified: false
			}))
		)
	);
	const hours = new Map(posted.map(({ sourceId, jp }) => [sourceId, jp]));
	return issueCertificates(
		tx,
		call,
		completed.map(({ source: _, ...each }) => ({
			completed: each,
			jp: hours.get(each.id) ?? each.course.jp
		}))
	);
}
