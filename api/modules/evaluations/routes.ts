import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { answerEvaluation } from './answer-evaluation.ts';
import { chooseForm } from './choose-form.ts';
import {
	AnswerEvaluation,
	Answered,
	ChooseForm,
	EvaluationParams,
	EvaluationResults,
	MyEvaluation
} from './contract.ts';
import { getMyEvaluation } from './get-my-evaluation.ts';
import { getResults } from './get-results.ts';

export const evaluationRoutes = new Hono<AppEnv>()
	.get(
		'/:eventId',
		...endpoint({
			// Whoever teaches at the event, or plans it: the verb asks that.
			permission: 'workshop.read',
			summary: 'What participants said of an event, once enough have answered',
			params: EvaluationParams,
			output: EvaluationResults
		}),
		async (c) => c.json(await getResults(c.var.call, c.var.input), 200)
	)
	.put(
		'/:eventId/form',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Choose the questions that an event asks at its end',
			params: EvaluationParams,
			body: ChooseForm,
			output: Answered
		}),
		async (c) => c.json(await chooseForm(c.var.call, c.var.input), 200)
	)
	.get(
		'/:eventId/mine',
		...endpoint({
			permission: 'workshop.join',
			summary: 'What I am asked at the end of an event',
			params: EvaluationParams,
			output: MyEvaluation
		}),
		async (c) => c.json(await getMyEvaluation(c.var.call, c.var.input), 200)
	)
	.post(
		'/:eventId/answers',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Say how an event was, without being named',
			params: EvaluationParams,
			body: AnswerEvaluation,
			output: Answered,
			status: 201
		}),
		async (c) => c.json(await answerEvaluation(c.var.call, c.var.input), 201)
	);
