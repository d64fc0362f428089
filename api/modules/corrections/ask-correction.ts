import { and, desc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { dueAfter } from '#api/domain/correction.ts';
import { civilDateOf } from '#api/domain/period.ts';
import type { Tx } from '#db/client.ts';
import { appointment } from '#db/schema/organisation.ts';
import { correctionRequest, correctionStatus } from '#db/schema/privacy.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { AskCorrection } from './contract.ts';
import { deskOf } from './desk-of.ts';

/** The person says what is wrong; the legal clock starts, and the desk is told. */
export async function askCorrection(call: Call, input: z.output<typeof AskCorrection>) {
	const personId = call.me;
	const { value: hours, ruleId } = (await call.rules()).number('pdp.batas_perbaikan_jam');
	const dueAt = dueAfter(call.now, hours);
	const id = call.newId('cor');

	return call.write('correction.asked', async (tx) => {
		const unitId = await currentUnit(tx, call, personId);
		await tx
			.insert(correctionRequest)
			.values({ id, personId, unitId, ...input, createdAt: call.now, dueAt, ruleId });
		await tx.insert(correctionStatus).values({
			id: call.newId('cst'),
			requestId: id,
			status: 'submitted',
			by: call.actor.id,
			at: call.now,
			sequence: 1
		});
		const desk = await deskOf(tx, call, { unitId, personId });
		await announce(
			tx,
			call,
			desk.map((each) => ({
				kind: 'correction-asked' as const,
				personId: each,
				eventKey: `correction:${id}:asked`,
				facts: { correctionId: id, dueOn: civilDateOf(dueAt, call.zone) }
			}))
		);
		return {
			subject: `correction:${id}`,
			after: { section: input.section, dueAt: dueAt.toISOString(), ruleId },
			result: { correctionId: id, dueAt: dueAt.toISOString() }
		};
	});
}

async function currentUnit(tx: Tx, call: Call, personId: string) {
	const held = await tx
		.select({ unitId: appointment.unitId, kind: appointment.kind })
		.from(appointment)
		.where(
			and(
				eq(appointment.personId, personId),
				lte(appointment.validFrom, call.today),
				or(isNull(appointment.validTo), gte(appointment.validTo, call.today))
			)
		)
		.orderBy(desc(appointment.validFrom));
	return (held.find(({ kind }) => kind === 'D') ?? held[0])?.unitId ?? null;
}
