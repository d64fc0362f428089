import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { answerOffer } from './answer-offer.ts';
import { decideSignups } from './decide-signups.ts';
import { getMySignup } from './get-my-signup.ts';
import { getTicket } from './get-ticket.ts';
import { listDesk } from './list-desk.ts';
import { listMySignups } from './list-my-signups.ts';
import { listParticipants } from './list-participants.ts';
import { sendPdf, sendXlsx } from './send-file.ts';
import { setShift } from './set-shift.ts';
import { signUp } from './sign-up.ts';
import {
	AnsweredOffer,
	AnswerOffer,
	DecidedSignups,
	DecideSignups,
	DeskPage,
	DeskQuery,
	EventParams,
	MySignup,
	MySignups,
	ParticipantFile,
	ParticipantPage,
	ParticipantQuery,
	SetShift,
	ShiftSet,
	SignedUp,
	SignUp,
	SignupParams,
	Ticket
} from './signup-contract.ts';
import { writeAssignment } from './write-assignment.ts';
import { writeParticipants } from './write-participants.ts';

/** Below one event. */
export const eventSignupRoutes = new Hono<AppEnv>()
	.get(
		'/:eventId/my-signup',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Where I stand with an event',
			params: EventParams,
			output: MySignup
		}),
		async (c) => c.json(await getMySignup(c.var.call, c.var.input), 200)
	)
	.get(
		'/:eventId/participants',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Everybody on the list of an event, for who runs it',
			params: EventParams,
			query: ParticipantQuery,
			output: ParticipantPage
		}),
		async (c) => c.json(await listParticipants(c.var.call, c.var.input), 200)
	)
	.get(
		'/:eventId/participants/file',
		...endpoint({
			permission: 'workshop.read',
			summary: 'The list of an event as a spreadsheet',
			params: EventParams,
			output: ParticipantFile
		}),
		async (c) => sendXlsx(await writeParticipants(c.var.call, c.var.input))
	)
	.get(
		'/:eventId/participants/assignment',
		...endpoint({
			permission: 'workshop.read',
			summary: 'The assignment letter with the list of participants',
			params: EventParams,
			output: ParticipantFile
		}),
		async (c) => sendPdf(await writeAssignment(c.var.call, c.var.input))
	)
	.post(
		'/:eventId/participants/shift',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Say which shift participants come to',
			params: EventParams,
			body: SetShift,
			output: ShiftSet
		}),
		async (c) => c.json(await setShift(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/signups',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Sign up for an event; a clash with another seat is answered with the list',
			params: EventParams,
			body: SignUp,
			output: SignedUp,
			status: 201
		}),
		async (c) => c.json(await signUp(c.var.call, c.var.input), 201)
	);

export const signupRoutes = new Hono<AppEnv>()
	.get(
		'/mine',
		...endpoint({
			permission: 'workshop.join',
			summary: 'The events that I signed up for',
			output: MySignups
		}),
		async (c) => c.json(await listMySignups(c.var.call), 200)
	)
	.get(
		'/',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Registrations that wait at my desk, the oldest first',
			query: DeskQuery,
			output: DeskPage
		}),
		async (c) => c.json(await listDesk(c.var.call, c.var.input), 200)
	)
	.post(
		'/decisions',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Approve or reject registrations at my desk',
			body: DecideSignups,
			output: DecidedSignups
		}),
		async (c) => c.json(await decideSignups(c.var.call, c.var.input), 200)
	)
	.get(
		'/:signupId/ticket',
		...endpoint({
			permission: 'workshop.join',
			summary: 'The ticket of my seat',
			params: SignupParams,
			output: Ticket
		}),
		async (c) => c.json(await getTicket(c.var.call, c.var.input), 200)
	)
	.post(
		'/:signupId/answer',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Take an offered seat, or leave it to the next',
			params: SignupParams,
			body: AnswerOffer,
			output: AnsweredOffer
		}),
		async (c) => c.json(await answerOffer(c.var.call, c.var.input), 200)
	);
