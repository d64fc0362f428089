import { and, desc, eq, gte, isNull, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import {
	appointment,
	person,
	position,
	statusPlan,
	supervision,
	unit
} from '#db/schema/organisation.ts';
import { legalStatus, rank } from '#db/schema/rules.ts';
import { changesOfPerson, changesOut } from './changes.ts';
import { supervisorIn, supervisorReads } from './supervisor-reads.ts';
import { isUnitWithin, peopleInReach } from './visible.ts';

/** One person of the register with every appointment and what was said before. */
export async function getPerson(call: Call, { personId }: { personId: string }) {
	const found = await call.db
		.select({ person, legalStatus, rank })
		.from(person)
		.leftJoin(legalStatus, eq(legalStatus.code, person.legalStatus))
		.leftJoin(rank, eq(rank.code, person.rankCode))
		.where(and(eq(person.id, personId), peopleInReach(call, 'person.read')))
		.get();
	if (!found) throw new Problem('not-found');

	const mayLeave = call.scopeOf('person.edit').kind === 'all';
	const [held, named, statuses, planned, changes, ...answers] = await call.readAll([
		call.db
			.select({ appointment, position, unit })
			.from(appointment)
			.innerJoin(position, eq(position.id, appointment.positionId))
			.innerJoin(unit, eq(unit.id, appointment.unitId))
			.where(
				and(
					eq(appointment.personId, personId),
					or(isNull(appointment.validTo), gte(appointment.validTo, appointment.validFrom))
				)
			)
			.orderBy(desc(appointment.validFrom), desc(appointment.id)),
		namedRead(call, personId),
		call.db
			.select({ code: legalStatus.code, name: legalStatus.name, active: legalStatus.active })
			.from(legalStatus)
			.orderBy(legalStatus.code),
		planRead(call, personId),
		changesOfPerson(call, personId),
		...supervisorReads(call.db, [personId], call.today)
	]);
	const who = found.person;
	const appointments = held.map((row) => appointmentOut(row, call));
	return {
		id: who.id,
		nip: who.nip,
		name: nameWithTitles(who),
		cells: cellsOf(who),
		legalStatus: found.legalStatus?.name ?? who.legalStatus,
		legalStatuses: mayLeave ? statuses : null,
		active: found.legalStatus?.active ?? false,
		statusPlan: planned[0] ?? null,
		rank: found.rank ? [found.rank.name, found.rank.code].filter(Boolean).join(', ') : who.rankCode,
		appointments: appointments.map(({ within: _, ...row }) => row),
		today: call.today,
		mayAppoint:
			call.scopeOf('appointment.edit').kind === 'all' ||
			appointments.some(({ current, within }) => current && within),
		supervisor: supervisorIn(answers, personId),
		supervisorNamed: named.length > 0,
		supervisorFrom: named.find(({ validFrom }) => validFrom > call.today)?.validFrom ?? null,
		changes: changesOut(changes)
	};
}

const planRead = (call: Call, personId: string) =>
	call.db
		.select({
			legalStatus: legalStatus.name,
			active: legalStatus.active,
			effectiveOn: statusPlan.effectiveOn,
			reason: statusPlan.reason
		})
		.from(statusPlan)
		.innerJoin(legalStatus, eq(legalStatus.code, statusPlan.legalStatus))
		.where(and(eq(statusPlan.personId, personId), isNull(statusPlan.outcome)));

/** Supervisors named for the person that hold, or are to begin; one taken back ends before it begins. */
const namedRead = (call: Call, personId: string) =>
	call.db
		.select({ validFrom: supervision.validFrom })
		.from(supervision)
		.where(
			and(
				eq(supervision.personId, personId),
				or(isNull(supervision.validTo), gte(supervision.validTo, call.today)),
				or(isNull(supervision.validTo), gte(supervision.validTo, supervision.validFrom))
			)
		)
		.orderBy(supervision.validFrom);

const cellsOf = (who: typeof person.$inferSelect): Record<string, string> => ({
	nip: who.nip,
	gelarDepan: who.frontTitle ?? '',
	nama: who.name,
	gelarBelakang: who.backTitle ?? '',
	statusAsn: who.kind,
	kedudukanHukum: who.legalStatus,
	golongan: who.rankCode ?? '',
	email: who.email ?? '',
	nomorHp: who.phone ?? '',
	tmtKontrak: who.contractStart ?? '',
	selesaiKontrak: who.contractEnd ?? ''
});

type Held = {
	appointment: typeof appointment.$inferSelect;
	position: typeof position.$inferSelect;
	unit: typeof unit.$inferSelect;
};

function appointmentOut({ appointment: row, position: held, unit: place }: Held, call: Call) {
	const isOver = row.validTo !== null && row.validTo < call.today;
	const within = isUnitWithin(call, 'appointment.edit', place.path);
	return {
		id: row.id,
		kind: row.kind,
		position: { id: held.id, code: held.code, name: held.name },
		unit: { id: place.id, code: place.code, name: place.name },
		validFrom: row.validFrom,
		validTo: row.validTo,
		decree: row.decree,
		endReason: row.endReason,
		current: row.validFrom <= call.today && !isOver,
		mayEnd: within && !isOver,
		within
	};
}
