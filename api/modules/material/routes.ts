import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { addMaterial } from './add-material.ts';
import { contentAnswer } from './content-answer.ts';
import {
	AddMaterial,
	Done,
	DownloadList,
	FileQuery,
	MaterialDetail,
	MaterialEventParams,
	MaterialList,
	MaterialMade,
	MaterialParams,
	MoveMaterial,
	SaveMaterial
} from './contract.ts';
import { editMaterial } from './edit-material.ts';
import { getMaterial } from './get-material.ts';
import { listDownloads } from './list-downloads.ts';
import { listMaterial } from './list-material.ts';
import { moveMaterial } from './move-material.ts';
import { openPack } from './open-pack.ts';
import { openVersion } from './open-version.ts';
import { removeMaterial } from './remove-material.ts';

/** Who teaches or plans hands out, who holds a seat reads: scope is in the SQL, whatever the role. */
const permission = 'workshop.read';

export const materialRoutes = new Hono<AppEnv>()
	.get(
		'/:eventId/material',
		...endpoint({
			permission,
			summary: 'What is handed out at an event, as the reader may see it now',
			params: MaterialEventParams,
			output: MaterialList
		}),
		async (c) => c.json(await listMaterial(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/material',
		...endpoint({
			permission,
			summary: 'Hand out a link or a text, or begin a file',
			params: MaterialEventParams,
			body: AddMaterial,
			output: MaterialMade,
			status: 201
		}),
		async (c) => c.json(await addMaterial(c.var.call, c.var.input), 201)
	)
	.get(
		'/:eventId/material/pack',
		...endpoint({
			permission,
			summary: 'Everything that the reader may see as one archive (a redirect to the content host)',
			params: MaterialEventParams,
			output: z.unknown()
		}),
		async (c) => {
			const { grant, address } = await openPack(c.var.call, {
				...c.var.input,
				method: c.req.method
			});
			if (address) return c.redirect(address, 302);
			return contentAnswer(c.var.call, { grant, request: c.req.raw });
		}
	)
	.get(
		'/:eventId/material/:materialId',
		...endpoint({
			permission,
			summary: 'One material; for trainers with its versions and uploads',
			params: MaterialParams,
			output: MaterialDetail
		}),
		async (c) => c.json(await getMaterial(c.var.call, c.var.input), 200)
	)
	.put(
		'/:eventId/material/:materialId',
		...endpoint({
			permission,
			summary: 'Change what a material is called, where it belongs and when it is seen',
			params: MaterialParams,
			body: SaveMaterial,
			output: MaterialMade
		}),
		async (c) => c.json(await editMaterial(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/material/:materialId/move',
		...endpoint({
			permission,
			summary: 'Move a material up or down in its session',
			params: MaterialParams,
			body: MoveMaterial,
			output: Done
		}),
		async (c) => c.json(await moveMaterial(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:eventId/material/:materialId',
		...endpoint({
			permission,
			summary: 'Take a material back, its bytes included',
			params: MaterialParams,
			output: Done
		}),
		async (c) => c.json(await removeMaterial(c.var.call, c.var.input), 200)
	)
	.get(
		'/:eventId/material/:materialId/file',
		...endpoint({
			permission,
			summary: 'The file, to save or to look at (a redirect to the content host)',
			params: MaterialParams,
			query: FileQuery,
			output: z.unknown()
		}),
		async (c) => {
			const { grant, address } = await openVersion(c.var.call, {
				...c.var.input,
				method: c.req.method,
				range: c.req.header('range')
			});
			if (address) return c.redirect(address, 302);
			return contentAnswer(c.var.call, { grant, request: c.req.raw });
		}
	)
	.get(
		'/:eventId/material/:materialId/downloads',
		...endpoint({
			permission,
			summary: 'Who opened or downloaded a material',
			params: MaterialParams,
			output: DownloadList
		}),
		async (c) => c.json(await listDownloads(c.var.call, c.var.input), 200)
	);
