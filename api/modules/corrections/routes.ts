import { Hono } from 'hono';
import * as z from 'zod';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { answerCorrection } from './answer-correction.ts';
import { askCorrection } from './ask-correction.ts';
import { attachDocument } from './attach-document.ts';
import {
	AnswerCorrection,
	Answered,
	AskCorrection,
	Asked,
	CorrectionLanguage,
	CorrectionOut,
	CorrectionPage,
	CorrectionParams,
	CorrectionQuery,
	DocumentAttached,
	DocumentParams,
	DocumentQuery,
	MyCorrections
} from './contract.ts';
import { documentHeaders } from './document-headers.ts';
import { getCorrection } from './get-correction.ts';
import { listCorrections } from './list-corrections.ts';
import { listMyCorrections } from './list-my-corrections.ts';
import { openDocument } from './open-document.ts';
import { openOwnDocument } from './open-own-document.ts';
import { readDocument } from './read-document.ts';

const permission = 'correction.decide';

export const myCorrectionRoutes = new Hono<AppEnv>()
	.get(
		'/corrections',
		...endpoint({
			permission: 'profile.read',
			summary: 'My requests for correction and what became of them',
			output: MyCorrections
		}),
		async (c) => c.json(await listMyCorrections(c.var.call), 200)
	)
	.post(
		'/corrections',
		...endpoint({
			permission: 'profile.read',
			summary: 'Ask for a correction of what is held about me',
			body: AskCorrection,
			output: Asked,
			status: 201
		}),
		async (c) => c.json(await askCorrection(c.var.call, c.var.input), 201)
	)
	.post(
		'/corrections/:correctionId/documents',
		...endpoint({
			permission: 'profile.read',
			summary: 'Prove my request by a document (the body is the file)',
			params: CorrectionParams,
			query: DocumentQuery,
			output: DocumentAttached,
			status: 201
		}),
		async (c) => {
			const bytes = await readDocument(c.req.raw);
			return c.json(await attachDocument(c.var.call, { ...c.var.input, bytes }), 201);
		}
	)
	.get(
		'/corrections/:correctionId/documents/:documentId',
		...endpoint({
			permission: 'profile.read',
			summary: 'A document that proves my request, to save',
			params: DocumentParams,
			output: z.unknown()
		}),
		async (c) => {
			const document = await openOwnDocument(c.var.call, c.var.input);
			return c.body(document.body, 200, documentHeaders(document));
		}
	);

export const correctionRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission,
			summary: 'Requests for correction, least time left first',
			query: CorrectionQuery,
			output: CorrectionPage
		}),
		async (c) => c.json(await listCorrections(c.var.call, c.var.input), 200)
	)
	.get(
		'/:correctionId',
		...endpoint({
			permission,
			summary: 'One request with what stands there now',
			params: CorrectionParams,
			query: CorrectionLanguage,
			output: CorrectionOut
		}),
		async (c) => c.json(await getCorrection(c.var.call, c.var.input), 200)
	)
	.get(
		'/:correctionId/documents/:documentId',
		...endpoint({
			permission,
			summary: 'A document that proves a request, to save',
			params: DocumentParams,
			output: z.unknown()
		}),
		async (c) => {
			const document = await openDocument(c.var.call, c.var.input);
			return c.body(document.body, 200, documentHeaders(document));
		}
	)
	.post(
		'/:correctionId/answer',
		...endpoint({
			permission,
			summary: 'Say what was mended, or why not',
			params: CorrectionParams,
			body: AnswerCorrection,
			output: Answered
		}),
		async (c) => c.json(await answerCorrection(c.var.call, c.var.input), 200)
	);
