import type { Call } from '#api/call.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { teachingForm, teachingSource } from '#api/domain/teaching.ts';
import { taughtHours } from '#api/modules/workshops/index.ts';
import type { Tx } from '#db/client.ts';
import { postCredits } from './post-credits.ts';

/**
 * What own people earn by teaching at an event, waiting for HR like any other claim; nothing where the rule
 * `jp.mengajar` does not count it. An event that is opened and closed again posts nobody twice.
 */
export async function postTeaching(tx: Tx, call: Call, eventId: string) {
	const formCode = teachingForm((await call.rules()).get('jp.mengajar')?.value);
	if (!formCode) return;
	const taught = await taughtHours(tx, eventId);
	await postCredits(
		tx,
		call,
		taught.map(({ personId, trainerId, jp, endsAt }) => ({
			personId,
			sourceType: 'teaching' as const,
			sourceId: teachingSource(eventId, trainerId),
			formCode,
			completedOn: civilDateOf(endsAt, call.zone),
			stated: jp,
			verified: false
		}))
	);
}
