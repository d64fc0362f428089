import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	Admission,
	AdmissionSaved,
	ChangeAdmission,
	EventParams,
	ExceptionGiven,
	GiveException,
	Invitation,
	InvitationQuery,
	Invite,
	Invited,
	Nominate,
	Nominated,
	Nomination,
	NominationQuery,
	SaveAdmission
} from './admission-contract.ts';
import { changeAdmission } from './change-admission.ts';
import { getAdmission } from './get-admission.ts';
import { getInvitation } from './get-invitation.ts';
import { getNomination } from './get-nomination.ts';
import { giveException } from './give-exception.ts';
import { invite } from './invite.ts';
import { nominate } from './nominate.ts';
import { saveAdmission } from './save-admission.ts';

/** Below one event: who may come, whom a unit proposes, whom the organiser invites. */
export const admissionRoutes = new Hono<AppEnv>()
	.get(
		'/:eventId/admission',
		...endpoint({
			permission: 'workshop.read',
			summary: 'What an event asks, its quotas and exceptions, for who runs it',
			params: EventParams,
			output: Admission
		}),
		async (c) => c.json(await getAdmission(c.var.call, c.var.input), 200)
	)
	.put(
		'/:eventId/admission',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Set what an event asks and which unit may fill how many seats',
			params: EventParams,
			body: SaveAdmission,
			output: AdmissionSaved
		}),
		async (c) => c.json(await saveAdmission(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/admission',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Change one line of what an event asks or of its quotas',
			params: EventParams,
			body: ChangeAdmission,
			output: AdmissionSaved
		}),
		async (c) => c.json(await changeAdmission(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/exceptions',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Let somebody come who does not meet what is asked, with a reason',
			params: EventParams,
			body: GiveException,
			output: ExceptionGiven,
			status: 201
		}),
		async (c) => c.json(await giveException(c.var.call, c.var.input), 201)
	)
	.get(
		'/:eventId/nomination',
		...endpoint({
			permission: 'signup.nominate',
			summary: 'Whom I may propose for an event, and the seats left to my units',
			params: EventParams,
			query: NominationQuery,
			output: Nomination
		}),
		async (c) => c.json(await getNomination(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/nominations',
		...endpoint({
			permission: 'signup.nominate',
			summary: 'Propose people of my unit, one or many at once',
			params: EventParams,
			body: Nominate,
			output: Nominated,
			status: 201
		}),
		async (c) => c.json(await nominate(c.var.call, c.var.input), 201)
	)
	.get(
		'/:eventId/invitation',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Whom I may invite to an event: by name, numbers, unit or position',
			params: EventParams,
			query: InvitationQuery,
			output: Invitation
		}),
		async (c) => c.json(await getInvitation(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/invitations',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Invite people to an event',
			params: EventParams,
			body: Invite,
			output: Invited,
			status: 201
		}),
		async (c) => c.json(await invite(c.var.call, c.var.input), 201)
	);
