import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { addSession } from './add-session.ts';
import { chooseShift } from './choose-shift.ts';
import { copyEvent } from './copy-event.ts';
import { createEvent } from './create-event.ts';
import { editEvent } from './edit-event.ts';
import { editSession } from './edit-session.ts';
import {
	ChooseShift,
	CopyEvent,
	CreateEvent,
	Done,
	EditEvent,
	EditSession,
	EventChoices,
	EventMade,
	EventOut,
	EventPage,
	EventParams,
	EventQuery,
	SaveSession,
	SessionParams,
	SessionSaved,
	ShiftChosen,
	SplitSession
} from './event-contract.ts';
import { getEvent } from './get-event.ts';
import { listEventChoices } from './list-event-choices.ts';
import { listEvents } from './list-events.ts';
import { removeSession } from './remove-session.ts';
import { splitSession } from './split-session.ts';

const permission = 'workshop.manage';

export const eventRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Events of workshops: to come, over, my own, or those I plan',
			query: EventQuery,
			output: EventPage
		}),
		async (c) => c.json(await listEvents(c.var.call, c.var.input), 200)
	)
	.get(
		'/choices',
		...endpoint({
			permission,
			summary: 'What the forms of a planner choose from',
			output: EventChoices
		}),
		async (c) => c.json(await listEventChoices(c.var.call), 200)
	)
	.get(
		'/:eventId',
		...endpoint({
			permission: 'workshop.read',
			summary: 'One event with its sessions',
			params: EventParams,
			output: EventOut
		}),
		async (c) => c.json(await getEvent(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission,
			summary: 'Begin an event of a course, as a draft',
			body: CreateEvent,
			output: EventMade,
			status: 201
		}),
		async (c) => c.json(await createEvent(c.var.call, c.var.input), 201)
	)
	.put(
		'/:eventId',
		...endpoint({
			permission,
			summary: 'Change who may come, how many and until when',
			params: EventParams,
			body: EditEvent,
			output: EventMade
		}),
		async (c) => c.json(await editEvent(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/copy',
		...endpoint({
			permission,
			summary: 'The next holding of the same plan, as a draft; a clash is answered with the list',
			params: EventParams,
			body: CopyEvent,
			output: EventMade,
			status: 201
		}),
		async (c) => c.json(await copyEvent(c.var.call, c.var.input), 201)
	)
	.post(
		'/:eventId/sessions',
		...endpoint({
			permission,
			summary: 'Add a session; a clash is answered with the list',
			params: EventParams,
			body: SaveSession,
			output: SessionSaved,
			status: 201
		}),
		async (c) => c.json(await addSession(c.var.call, c.var.input), 201)
	)
	.post(
		'/:eventId/sessions/:sessionId/shifts',
		...endpoint({
			permission,
			summary: 'Give a session once more at another time; its JP counts once',
			params: SessionParams,
			body: SplitSession,
			output: SessionSaved,
			status: 201
		}),
		async (c) => c.json(await splitSession(c.var.call, c.var.input), 201)
	)
	.put(
		'/:eventId/my-shift',
		...endpoint({
			permission: 'workshop.read',
			summary: 'Choose the shift of a session that I come to',
			params: EventParams,
			body: ChooseShift,
			output: ShiftChosen
		}),
		async (c) => c.json(await chooseShift(c.var.call, c.var.input), 200)
	)
	.put(
		'/:eventId/sessions/:sessionId',
		...endpoint({
			permission,
			summary: 'Change or move a session',
			params: SessionParams,
			body: EditSession,
			output: SessionSaved
		}),
		async (c) => c.json(await editSession(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:eventId/sessions/:sessionId',
		...endpoint({
			permission,
			summary: 'Take a session out of the plan',
			params: SessionParams,
			output: Done
		}),
		async (c) => c.json(await removeSession(c.var.call, c.var.input), 200)
	);
