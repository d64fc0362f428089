import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { addRoom } from './add-room.ts';
import { addTrainer } from './add-trainer.ts';
import { archiveRoom } from './archive-room.ts';
import { archiveTrainer } from './archive-trainer.ts';
import { editRoom } from './edit-room.ts';
import { editTrainer } from './edit-trainer.ts';
import { findStaff } from './find-staff.ts';
import { listRooms } from './list-rooms.ts';
import { listTrainers } from './list-trainers.ts';
import {
	AddTrainer,
	Archive,
	PlaceQuery,
	RoomPage,
	RoomParams,
	RoomSaved,
	SaveRoom,
	SaveTrainer,
	StaffFound,
	StaffQuery,
	TrainerPage,
	TrainerParams,
	TrainerSaved
} from './place-contract.ts';

const permission = 'workshop.manage';

export const roomRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({ permission, summary: 'Rooms by name', query: PlaceQuery, output: RoomPage }),
		async (c) => c.json(await listRooms(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission,
			summary: 'Add a room',
			body: SaveRoom,
			output: RoomSaved,
			status: 201
		}),
		async (c) => c.json(await addRoom(c.var.call, c.var.input), 201)
	)
	.put(
		'/:roomId',
		...endpoint({
			permission,
			summary: 'Correct a room',
			params: RoomParams,
			body: SaveRoom,
			output: RoomSaved
		}),
		async (c) => c.json(await editRoom(c.var.call, c.var.input), 200)
	)
	.put(
		'/:roomId/archive',
		...endpoint({
			permission,
			summary: 'Put a room away, or back into use',
			params: RoomParams,
			body: Archive,
			output: RoomSaved
		}),
		async (c) => c.json(await archiveRoom(c.var.call, c.var.input), 200)
	);

export const trainerRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission,
			summary: 'Trainers by name',
			query: PlaceQuery,
			output: TrainerPage
		}),
		async (c) => c.json(await listTrainers(c.var.call, c.var.input), 200)
	)
	.get(
		'/staff',
		...endpoint({
			permission,
			summary: 'Own people by name, to make one a trainer',
			query: StaffQuery,
			output: StaffFound
		}),
		async (c) => c.json(await findStaff(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission,
			summary: 'Add a trainer, own or from outside',
			body: AddTrainer,
			output: TrainerSaved,
			status: 201
		}),
		async (c) => c.json(await addTrainer(c.var.call, c.var.input), 201)
	)
	.put(
		'/:trainerId',
		...endpoint({
			permission,
			summary: 'Correct a trainer',
			params: TrainerParams,
			body: SaveTrainer,
			output: TrainerSaved
		}),
		async (c) => c.json(await editTrainer(c.var.call, c.var.input), 200)
	)
	.put(
		'/:trainerId/archive',
		...endpoint({
			permission,
			summary: 'Put a trainer away, or back into use',
			params: TrainerParams,
			body: Archive,
			output: TrainerSaved
		}),
		async (c) => c.json(await archiveTrainer(c.var.call, c.var.input), 200)
	);
