import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { beginUpload } from './begin-upload.ts';
import {
	BeginUpload,
	Done,
	MaterialParams,
	PartOut,
	PartParams,
	Uploaded,
	UploadOut,
	UploadParams
} from './contract.ts';
import { dropUpload } from './drop-upload.ts';
import { finishUpload } from './finish-upload.ts';
import { getUpload } from './get-upload.ts';
import { putPart } from './put-part.ts';

const permission = 'workshop.read';

export const materialUploadRoutes = new Hono<AppEnv>()
	.post(
		'/:eventId/material/:materialId/uploads',
		...endpoint({
			permission,
			summary: 'Begin a file of a material, in parts',
			params: MaterialParams,
			body: BeginUpload,
			output: UploadOut,
			status: 201
		}),
		async (c) => c.json(await beginUpload(c.var.call, c.var.input), 201)
	)
	.get(
		'/:eventId/material/:materialId/uploads/:versionId',
		...endpoint({
			permission,
			summary: 'Which parts of a file have come',
			params: UploadParams,
			output: UploadOut
		}),
		async (c) => c.json(await getUpload(c.var.call, c.var.input), 200)
	)
	.put(
		'/:eventId/material/:materialId/uploads/:versionId/parts/:number',
		...endpoint({
			permission,
			summary: 'One part of a file (the body is its bytes); sent again it is replaced',
			params: PartParams,
			output: PartOut
		}),
		async (c) => c.json(await putPart(c.var.call, { ...c.var.input, request: c.req.raw }), 200)
	)
	.post(
		'/:eventId/material/:materialId/uploads/:versionId/finish',
		...endpoint({
			permission,
			summary: 'Every part has come: judge the file and hand it out',
			params: UploadParams,
			output: Uploaded
		}),
		async (c) => c.json(await finishUpload(c.var.call, c.var.input), 200)
	)
	.delete(
		'/:eventId/material/:materialId/uploads/:versionId',
		...endpoint({
			permission,
			summary: 'Give up a file that is on its way',
			params: UploadParams,
			output: Done
		}),
		async (c) => c.json(await dropUpload(c.var.call, c.var.input), 200)
	);
