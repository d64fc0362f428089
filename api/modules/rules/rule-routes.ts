import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { changeRule } from './change-rule.ts';
import { getRule } from './get-rule.ts';
import { listRules } from './list-rules.ts';
import {
	RuleChange,
	RuleChanged,
	RuleHistory,
	RuleList,
	RuleParams,
	RulePlanParams,
	RuleWithdrawn
} from './rule-contract.ts';
import { withdrawRule } from './withdraw-rule.ts';

/** `/api/rules` */
export const ruleRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'rule.read',
			summary: 'Every rule with its value today',
			output: RuleList
		}),
		async (c) => c.json(await listRules(c.var.call), 200)
	)
	.get(
		'/:key',
		...endpoint({
			permission: 'rule.read',
			summary: 'One rule with all its values',
			params: RuleParams,
			output: RuleHistory
		}),
		async (c) => c.json(await getRule(c.var.call, c.var.input), 200)
	)
	.post(
		'/:key/values',
		...endpoint({
			permission: 'rule.edit',
			summary: 'A new value of a rule, from today or a later day on',
			params: RuleParams,
			body: RuleChange,
			output: RuleChanged,
			status: 201
		}),
		async (c) => c.json(await changeRule(c.var.call, c.var.input), 201)
	)
	.delete(
		'/:key/values/:ruleId',
		...endpoint({
			permission: 'rule.edit',
			summary: 'Withdraw a value that has not begun',
			params: RulePlanParams,
			output: RuleWithdrawn
		}),
		async (c) => c.json(await withdrawRule(c.var.call, c.var.input), 200)
	);
