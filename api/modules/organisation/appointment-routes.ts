import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	AppointmentChoices,
	AppointmentOpened,
	AppointmentPath,
	Done,
	EndAppointment,
	LegalStatusSet,
	NameHead,
	NameSupervisor,
	OpenAppointment,
	SetLegalStatus
} from './appointment-contract.ts';
import { cancelStatusPlan } from './cancel-status-plan.ts';
import { clearSupervisor } from './clear-supervisor.ts';
import { PersonPath, UnitPath } from './contract.ts';
import { endAppointment } from './end-appointment.ts';
import { listAppointmentChoices } from './list-appointment-choices.ts';
import { nameHead } from './name-head.ts';
import { nameSupervisor } from './name-supervisor.ts';
import { openAppointment } from './open-appointment.ts';
import { setLegalStatus } from './set-legal-status.ts';

/** `/api/appointment-choices` */
export const appointmentChoiceRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		permission: 'appointment.edit',
		summary: 'Units and positions to appoint to',
		output: AppointmentChoices
	}),
	async (c) => c.json(await listAppointmentChoices(c.var.call), 200)
);

/** `/api/people` */
export const appointmentRoutes = new Hono<AppEnv>()
	.post(
		'/:personId/appointments',
		...endpoint({
			permission: 'appointment.edit',
			summary: 'Appoint a person: move, acting, additional duty',
			params: PersonPath,
			body: OpenAppointment,
			output: AppointmentOpened,
			status: 201
		}),
		async (c) => c.json(await openAppointment(c.var.call, c.var.input), 201)
	)
	.put(
		'/:personId/appointments/:appointmentId/end',
		...endpoint({
			permission: 'appointment.edit',
			summary: 'End an appointment, or extend it',
			params: AppointmentPath,
			body: EndAppointment,
			output: Done
		}),
		async (c) => c.json(await endAppointment(c.var.call, c.var.input), 200)
	)
	.put(
		'/:personId/legal-status',
		...endpoint({
			permission: 'person.edit',
			summary: 'Deactivate or reactivate a person, now or from a later day on',
			params: PersonPath,
			body: SetLegalStatus,
			output: LegalStatusSet
		}),
		async (c) => c.json(await setLegalStatus(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:personId/legal-status',
		...endpoint({
			permission: 'person.edit',
			summary: 'Cancel a change of legal status that is still to come',
			params: PersonPath,
			output: Done
		}),
		async (c) => c.json(await cancelStatusPlan(c.var.call, c.var.input), 200)
	)
	.put(
		'/:personId/supervisor',
		...endpoint({
			permission: 'appointment.edit',
			summary: 'Name a supervisor instead of the head of the unit',
			params: PersonPath,
			body: NameSupervisor,
			output: Done
		}),
		async (c) => c.json(await nameSupervisor(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:personId/supervisor',
		...endpoint({
			permission: 'appointment.edit',
			summary: 'Let the head of the unit supervise again',
			params: PersonPath,
			output: Done
		}),
		async (c) => c.json(await clearSupervisor(c.var.call, c.var.input), 200)
	);

/** `/api/units` */
export const unitHeadRoutes = new Hono<AppEnv>().put(
	'/:unitId/head',
	...endpoint({
		permission: 'appointment.edit',
		summary: 'Name the head of a unit, or let the holder of its leading position lead again',
		params: UnitPath,
		body: NameHead,
		output: Done
	}),
	async (c) => c.json(await nameHead(c.var.call, c.var.input), 200)
);
