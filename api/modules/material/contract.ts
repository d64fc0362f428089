import * as z from 'zod';
import { materialKinds } from '#api/domain/material.ts';
import { materialFamilies } from '#api/domain/material-type.ts';
import { timeZones } from '#api/domain/period.ts';

const id = z.string().max(60);
const instant = z.iso.datetime();
const count = z.number().int();

export const MaterialEventParams = z.object({ eventId: id });
export const MaterialParams = z.object({ eventId: id, materialId: id });
export const UploadParams = MaterialParams.extend({ versionId: id });
export const PartParams = UploadParams.extend({ number: z.coerce.number().int().min(0).max(9999) });
export const Done = z.object({ done: z.literal(true) });

// --- reading ---

const Shown = z.object({ before: z.boolean(), during: z.boolean(), after: z.boolean() });

export const VersionOut = z.object({
	id,
	number: count,
	name: z.string(),
	type: z.string(),
	size: count,
	macros: z.boolean(),
	/** It may be looked at without saving it. */
	inline: z.boolean(),
	at: instant
});
export type VersionOut = z.output<typeof VersionOut>;

export const MaterialOut = z.object({
	id,
	sessionId: id.nullable(),
	kind: z.enum(materialKinds),
	title: z.string(),
	shown: Shown,
	/** Participants see it now. */
	visible: z.boolean(),
	/** From when they will see it, when not yet. */
	visibleFrom: instant.nullable(),
	url: z.string().nullable(),
	textHtml: z.string().nullable(),
	/** The newest version; null: a link, a text, or a file that is still on its way. */
	file: VersionOut.nullable(),
	versions: count
});
export type MaterialOut = z.output<typeof MaterialOut>;

const OfEvent = z.object({
	eventId: id,
	course: z.string(),
	number: count,
	sessions: z.array(
		z.object({
			id,
			title: z.string(),
			startsAt: instant,
			endsAt: instant,
			zone: z.enum(timeZones)
		})
	),
	/** Who teaches here or plans the event hands out; others read. */
	mayPublish: z.boolean()
});

export const MaterialList = OfEvent.extend({
	items: z.array(MaterialOut),
	/** Everything in one archive; `fits` is false when it would be larger than the format holds. */
	pack: z.object({ files: count, bytes: count, limit: count, fits: z.boolean() }),
	/** For those who hand out. */
	limits: z
		.object({
			fileBytes: count,
			partBytes: count,
			quotaBytes: count,
			heldBytes: count,
			families: z.array(z.enum(materialFamilies))
		})
		.nullable()
});
export type MaterialList = z.output<typeof MaterialList>;

export const PartOut = z.object({ number: count, sha256: z.string(), size: count });
export const UploadOut = z.object({
	versionId: id,
	name: z.string(),
	size: count,
	partBytes: count,
	parts: z.array(PartOut)
});
export type UploadOut = z.output<typeof UploadOut>;

export const MaterialDetail = OfEvent.extend({
	item: MaterialOut,
	/** As written; for those who hand out. */
	text: z.string().nullable(),
	versions: z.array(VersionOut.extend({ by: z.string() })),
	uploads: z.array(UploadOut.omit({ parts: true }).extend({ received: count })),
	limits: MaterialList.shape.limits
});
export type MaterialDetail = z.output<typeof MaterialDetail>;

export const DownloadList = z.object({
	items: z.array(
		z.object({
			personId: id,
			person: z.string(),
			version: count,
			firstAt: instant,
			lastAt: instant,
			times: count
		})
	),
	participants: count
});

// --- handing out ---

const shown = Shown.refine(
	({ before, during, after }) => before || during || after,
	'shown_never'
).default({ before: true, during: true, after: true });
const common = {
	title: z.string().trim().min(1).max(200),
	sessionId: id.nullable().default(null),
	shown
};
const url = z
	.url({ protocol: /^https?$/ })
	.max(1000)
	.nullable()
	.default(null);
const text = z.string().trim().max(20_000).nullable().default(null);

export const AddMaterial = z.object({ ...common, kind: z.enum(materialKinds), url, text });
export type AddMaterial = z.output<typeof AddMaterial>;
export const SaveMaterial = z.object({ ...common, url, text });
export type SaveMaterial = z.output<typeof SaveMaterial>;
export const MaterialMade = z.object({ materialId: id });
export const MoveMaterial = z.object({ direction: z.enum(['up', 'down']) });

export const BeginUpload = z.object({
	name: z.string().trim().min(1).max(255),
	size: count.min(1).max(1_000_000_000_000)
});
export const Uploaded = z.object({ materialId: id, version: VersionOut });

export const FileQuery = z.object({
	/** An older version, for those who hand out; the newest unless said otherwise. */
	version: id.optional(),
	as: z.enum(['attachment', 'inline']).default('attachment')
});
