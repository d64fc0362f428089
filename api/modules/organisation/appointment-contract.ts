import * as z from 'zod';
import { assignmentKinds } from '#api/domain/employment.ts';
import { isCivilDate } from '#api/domain/period.ts';
import { PersonPath } from './contract.ts';

const id = z.string().min(1).max(60);
const day = z.string().refine(isCivilDate, 'not-a-day');
const ref = z.object({ id: z.string(), code: z.string(), name: z.string() });

export const Done = z.object({ done: z.literal(true) });

export const OpenAppointment = z.object({
	/** `D` is a move: the definitive appointment of before ends the day before. */
	kind: z.enum(assignmentKinds),
	positionId: id,
	unitId: id,
	validFrom: day,
	validTo: day.nullish(),
	/** Number of the decree (SK). */
	decree: z.string().trim().max(120).nullish()
});
export const AppointmentOpened = z.object({ appointmentId: z.string() });

export const AppointmentPath = PersonPath.extend({ appointmentId: id });
export const EndAppointment = z.object({
	/** The last day; a later one than before extends an appointment. */
	validTo: day,
	reason: z.string().trim().min(3, 'reason-missing').max(300)
});

export const NameSupervisor = z.object({
	supervisorNip: z.string().trim().min(1).max(40),
	reason: z.string().trim().min(3, 'reason-missing').max(300),
	validFrom: day,
	validTo: day.nullish()
});
export const NameHead = z.object({
	/** Null: whoever holds the leading position leads again. */
	headNip: z.string().trim().min(1).max(40).nullable()
});

export const SetLegalStatus = z.object({
	/** Code of the kedudukan hukum; whether the account works follows from it. */
	legalStatus: z.string().min(1).max(10),
	/** A later day than today: it is planned, and can be cancelled before. */
	effectiveOn: day,
	reason: z.string().trim().min(3, 'reason-missing').max(300),
	/** Who leaves holds no position any more; on a leave, HR may decide otherwise. */
	endAppointments: z.boolean().default(true)
});

export const LegalStatusSet = z.object({ planned: z.boolean() });

/** What an appointment can be made of, within the caller's reach. */
export const AppointmentChoices = z.object({ units: z.array(ref), positions: z.array(ref) });
