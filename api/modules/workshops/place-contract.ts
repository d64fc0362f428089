/** Where sessions are held and who teaches: what an organiser keeps for all events. */
import * as z from 'zod';

const id = z.string().max(60);
const line = z.string().trim().min(1).max(200);
const count = z.number().int();

export const RoomParams = z.object({ roomId: id });
export const PlaceQuery = z.object({
	archived: z.enum(['1']).optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(50)
});
export type PlaceQuery = z.output<typeof PlaceQuery>;

export const SaveRoom = z
	.object({
		name: line,
		address: z.string().trim().max(500).nullable().default(null),
		capacity: count.min(1).max(10_000).nullable().default(null),
		latitude: z.number().min(-90).max(90).nullable().default(null),
		longitude: z.number().min(-180).max(180).nullable().default(null),
		radius: count.min(20).max(5_000).nullable().default(null)
	})
	.refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
		path: ['longitude'],
		message: 'both-or-neither'
	});
export type SaveRoom = z.output<typeof SaveRoom>;
export const RoomRow = z.object({
	id,
	name: z.string(),
	address: z.string().nullable(),
	capacity: count.nullable(),
	latitude: z.number().nullable(),
	longitude: z.number().nullable(),
	radius: count.nullable(),
	archived: z.boolean(),
	/** Sessions that are still to come there. */
	ahead: count
});
export const RoomPage = z.object({ items: z.array(RoomRow), next: z.string().nullable() });
export const RoomSaved = z.object({ roomId: id });
/** Put away, or back into use. */
export const Archive = z.object({ archived: z.boolean() });

export const TrainerParams = z.object({ trainerId: id });
export const AddTrainer = z.object({
	/** One of the agency's own; name and institution are for somebody from outside. */
	personId: id.nullable().default(null),
	name: z.string().trim().max(200).default(''),
	institution: z.string().trim().max(200).default('')
});
export const SaveTrainer = z.object({
	name: line,
	institution: z.string().trim().max(200).default('')
});
export const TrainerRow = z.object({
	id,
	name: z.string(),
	institution: z.string().nullable(),
	/** One of the agency's own people. */
	own: z.boolean(),
	archived: z.boolean(),
	ahead: count
});
export const TrainerPage = z.object({ items: z.array(TrainerRow), next: z.string().nullable() });
export const TrainerSaved = z.object({ trainerId: id });

export const StaffQuery = z.object({ q: z.string().trim().min(2).max(100) });
export const StaffFound = z.object({
	items: z.array(
		z.object({
			id,
			name: z.string(),
			position: z.string().nullable(),
			unit: z.string().nullable()
		})
	)
});
