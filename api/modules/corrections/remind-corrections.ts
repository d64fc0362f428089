import { and, asc, isNull, lte } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { dueAfter } from '#api/domain/correction.ts';
import { civilDateOf } from '#api/domain/period.ts';
import { announce, untold, type Announcement } from '#api/ports/mail/outbox.ts';
import { correctionRequest } from '#db/schema/privacy.ts';
import { deskOf } from './desk-of.ts';

const aTurn = 100;

/** Reminds the desk of each request whose clock soon runs out; once each. */
export async function remindCorrections(call: Call) {
	const { value: hours } = (await call.rules()).number('pdp.pengingat_perbaikan_jam');
	const near = await call.db
		.select()
		.from(correctionRequest)
		.where(
			and(
				isNull(correctionRequest.closedAt),
				lte(correctionRequest.dueAt, dueAfter(call.now, hours))
			)
		)
		.orderBy(asc(correctionRequest.dueAt))
		.limit(aTurn);
	const due: Announcement[] = [];
	for (const request of near) {
		for (const personId of await deskOf(call.db, call, request)) {
			due.push({
				kind: 'correction-near',
				personId,
				eventKey: `correction:${request.id}:near`,
				facts: {
					correctionId: request.id,
					dueOn: civilDateOf(request.dueAt, call.zone)
				}
			});
		}
	}
	const reminders = await untold(call.db, due);
	if (reminders.length === 0) return;
	await call.write('corrections.reminded', async (tx) => {
		await announce(tx, call, reminders);
		return { subject: 'correction:many', after: { count: reminders.length }, result: null };
	});
}
