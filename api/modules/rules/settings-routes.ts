import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { addSignatory } from './add-signatory.ts';
import {
	AgencySettings,
	Crest,
	DataOfficerInput,
	Institution,
	Numbering,
	Saved,
	SetupMark,
	SignatoryInput,
	SignatoryParams,
	SignatorySaved
} from './contract.ts';
import { drawSample } from './draw-sample.ts';
import { dropCrest } from './drop-crest.ts';
import { getSettings } from './get-settings.ts';
import { markSetup } from './mark-setup.ts';
import { openCrest } from './open-crest.ts';
import { saveCrest } from './save-crest.ts';
import { saveDataOfficer } from './save-data-officer.ts';
import { saveInstitution } from './save-institution.ts';
import { saveNumbering } from './save-numbering.ts';
import { saveSignatory } from './save-signatory.ts';

const permission = 'settings.edit';

export const settingsRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({ permission, summary: 'The agency’s own settings', output: AgencySettings }),
		async (c) => c.json(await getSettings(c.var.call), 200)
	)
	.put(
		'/institution',
		...endpoint({
			permission,
			summary: 'Change names, place and zone of the agency',
			body: Institution,
			output: Saved
		}),
		async (c) => c.json(await saveInstitution(c.var.call, c.var.input), 200)
	)
	.put(
		'/data-officer',
		...endpoint({
			permission,
			summary: 'Name the data-protection officer, or nobody',
			body: DataOfficerInput,
			output: Saved
		}),
		async (c) => c.json(await saveDataOfficer(c.var.call, c.var.input), 200)
	)
	.put(
		'/crest',
		...endpoint({ permission, summary: 'Change the crest', body: Crest, output: Saved }),
		async (c) => c.json(await saveCrest(c.var.call, c.var.input), 200)
	)
	.delete(
		'/crest',
		...endpoint({ permission, summary: 'Drop the crest', output: Saved }),
		async (c) => c.json(await dropCrest(c.var.call), 200)
	)
	.get(
		'/crest',
		...endpoint({ permission: 'public', summary: 'The crest, a PNG', output: z.unknown() }),
		async (c) => {
			const { body, size, etag } = await openCrest(c.var.call);
			return c.body(body, 200, {
				'content-type': 'image/png',
				'content-length': String(size),
				'cache-control': 'public, max-age=3600',
				'x-content-type-options': 'nosniff',
				etag
			});
		}
	)
	.get(
		'/sample',
		...endpoint({
			permission,
			summary: 'A certificate of nobody with today’s settings, a PDF that says CONTOH',
			output: z.unknown()
		}),
		async (c) =>
			c.body(await drawSample(c.var.call), 200, {
				'content-type': 'application/pdf',
				'content-disposition': 'attachment; filename="contoh-sertifikat.pdf"',
				'cache-control': 'no-store',
				'x-content-type-options': 'nosniff'
			})
	)
	.put(
		'/numbering',
		...endpoint({
			permission,
			summary: 'Change how certificates are numbered, from today on',
			body: Numbering,
			output: Saved
		}),
		async (c) => c.json(await saveNumbering(c.var.call, c.var.input), 200)
	)
	.put(
		'/setup',
		...endpoint({
			permission,
			summary: 'Say that the rules were gone through, or put the set-up list away',
			body: SetupMark,
			output: Saved
		}),
		async (c) => c.json(await markSetup(c.var.call, c.var.input), 200)
	)
	.post(
		'/signatories',
		...endpoint({
			permission,
			summary: 'Add somebody who signs certificates',
			body: SignatoryInput,
			output: SignatorySaved,
			status: 201
		}),
		async (c) => c.json(await addSignatory(c.var.call, c.var.input), 201)
	)
	.put(
		'/signatories/:signatoryId',
		...endpoint({
			permission,
			summary: 'Correct or end a signatory',
			params: SignatoryParams,
			body: SignatoryInput,
			output: SignatorySaved
		}),
		async (c) => c.json(await saveSignatory(c.var.call, c.var.input), 200)
	);
