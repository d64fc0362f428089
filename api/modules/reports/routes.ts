import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { HomePage, TeamPage, TeamQuery } from './contract.ts';
import {
	ClassEffectParams,
	ClassEffectQuery,
	EffectParams,
	EffectQuery,
	RuleEffect
} from './effect-contract.ts';
import { getHome } from './get-home.ts';
import { listTeam } from './list-team.ts';
import { previewClass } from './preview-class.ts';
import { previewRule } from './preview-rule.ts';

/** `/api/home` */
export const homeRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		whileViewing: 'shown',
		permission: 'profile.read',
		summary: 'The caller’s own next steps',
		output: HomePage
	}),
	async (c) => c.json(await getHome(c.var.call))
);

/** `/api/team` */
export const teamRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		permission: 'team.read',
		summary: 'The people whom the caller leads or looks after, with JP and open gaps',
		query: TeamQuery,
		output: TeamPage
	}),
	async (c) => c.json(await listTeam(c.var.call, c.var.input))
);

/** `/api/rules`: what a value would change. */
export const ruleEffectRoutes = new Hono<AppEnv>().get(
	'/:key/effect',
	...endpoint({
		permission: 'rule.edit',
		summary: 'What a new value of a rule would change, in numbers',
		params: EffectParams,
		query: EffectQuery,
		output: RuleEffect
	}),
	async (c) => c.json(await previewRule(c.var.call, c.var.input), 200)
);

/** `/api/position-classes`: what another level would change. */
export const classEffectRoutes = new Hono<AppEnv>().get(
	'/:code/effect',
	...endpoint({
		permission: 'rule.edit',
		summary: 'What another level of a class would change, in numbers',
		params: ClassEffectParams,
		query: ClassEffectQuery,
		output: RuleEffect
	}),
	async (c) => c.json(await previewClass(c.var.call, c.var.input), 200)
);
