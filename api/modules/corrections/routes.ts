import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { answerCorrection } from './answer-correction.ts';
import { askCorrection } from './ask-correction.ts';
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
	MyCorrections
} from './contract.ts';
import { getCorrection } from './get-correction.ts';
import { listCorrections } from './list-corrections.ts';
import { listMyCorrections } from './list-my-corrections.ts';

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
