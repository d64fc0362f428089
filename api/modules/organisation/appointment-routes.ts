import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	AppointmentChoices,
	AppointmentOpened,
	AppointmentPath,
	Done,
	EndAppointment,
	OpenAppointment
} from './appointment-contract.ts';
import { PersonPath } from './contract.ts';
import { endAppointment } from './end-appointment.ts';
import { listAppointmentChoices } from './list-appointment-choices.ts';
import { openAppointment } from './open-appointment.ts';

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
	);
