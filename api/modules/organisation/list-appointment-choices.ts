import { and, gte, isNull, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { position, unit } from '#db/schema/organisation.ts';
import { unitsInReach } from './visible.ts';

const most = 5_000;

/** Units and positions that an appointment can be made of today or later. One round trip. */
export async function listAppointmentChoices(call: Call) {
	const [units, positions] = await call.readAll([
		call.db
			.select({ id: unit.id, code: unit.code, name: unit.name })
			.from(unit)
			.where(
				and(
					unitsInReach(call, 'appointment.edit'),
					or(isNull(unit.validTo), gte(unit.validTo, call.today))
				)
			)
			.orderBy(unit.name, unit.code)
			.limit(most),
		call.db
			.select({ id: position.id, code: position.code, name: position.name })
			.from(position)
			.where(or(isNull(position.validTo), gte(position.validTo, call.today)))
			.orderBy(position.name, position.code)
			.limit(most)
	]);
	return { units, positions };
}
