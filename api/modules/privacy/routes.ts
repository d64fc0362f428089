import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	DataOfficer,
	DataQuery,
	MyData,
	PrivacyNotice,
	Purged,
	PurgeInput,
	PurgeParams,
	PurgePreview
} from './contract.ts';
import { previewPurge } from './preview-purge.ts';
import { purgePerson } from './purge-person.ts';
import { downloadDataFile, downloadDataPaper } from './download-data.ts';
import { getMyData } from './get-my-data.ts';
import { getNotice } from './get-notice.ts';
import { getOfficer } from './get-officer.ts';

const permission = 'profile.read';
const own = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const myDataRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission,
			summary: 'Everything the portal holds about me, for reading',
			query: DataQuery,
			output: MyData
		}),
		async (c) => c.json(await getMyData(c.var.call, c.var.input), 200)
	)
	.get(
		'/file',
		...endpoint({
			permission,
			summary: 'Everything the portal holds about me, complete, as JSON',
			query: DataQuery,
			output: z.unknown()
		}),
		async (c) => {
			const file = await downloadDataFile(c.var.call, c.var.input);
			return c.body(JSON.stringify(file, null, '\t'), 200, {
				'content-type': 'application/json; charset=utf-8',
				'content-disposition': 'attachment; filename="data-saya.json"',
				...own
			});
		}
	)
	.get(
		'/paper',
		...endpoint({
			permission,
			summary: 'Everything the portal holds about me, for reading, as PDF',
			query: DataQuery,
			output: z.unknown()
		}),
		async (c) => {
			const { bytes, name } = await downloadDataPaper(c.var.call, c.var.input);
			return c.body(bytes, 200, {
				'content-type': 'application/pdf',
				'content-disposition': `attachment; filename="${name}"`,
				...own
			});
		}
	);

export const privacyRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'public',
			summary: 'The privacy notice',
			query: DataQuery,
			output: PrivacyNotice
		}),
		async (c) => c.json(await getNotice(c.var.call, c.var.input), 200)
	)
	.get(
		'/officer',
		...endpoint({
			permission: 'public',
			summary: 'Whom to ask about personal data',
			output: z.object({ officer: DataOfficer.nullable() })
		}),
		async (c) => c.json(await getOfficer(c.var.call), 200)
	);

export const purgeRoutes = new Hono<AppEnv>()
	.get(
		'/:personId',
		...endpoint({
			permission: 'person.purge',
			summary: 'Whose data a purge would take away, and what would stay',
			params: PurgeParams,
			output: PurgePreview
		}),
		async (c) => c.json(await previewPurge(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission: 'person.purge',
			summary: 'Take away everything that says who a person was, for ever',
			body: PurgeInput,
			output: Purged,
			status: 201
		}),
		async (c) => c.json(await purgePerson(c.var.call, c.var.input), 201)
	);
