import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { changeClass } from './change-class.ts';
import { changeForm } from './change-form.ts';
import { getClass } from './get-class.ts';
import { getForm } from './get-form.ts';
import {
	ClassChange,
	ClassHistory,
	CodeParams,
	FormChange,
	FormHistory,
	VersionMade,
	VersionParams,
	VersionWithdrawn
} from './reference-contract.ts';
import { withdrawClass } from './withdraw-class.ts';
import { withdrawForm } from './withdraw-form.ts';

/** `/api/development-forms` */
export const formRoutes = new Hono<AppEnv>()
	.get(
		'/:code',
		...endpoint({
			permission: 'rule.read',
			summary: 'One form of development with all its versions',
			params: CodeParams,
			output: FormHistory
		}),
		async (c) => c.json(await getForm(c.var.call, c.var.input), 200)
	)
	.post(
		'/:code/versions',
		...endpoint({
			permission: 'rule.edit',
			summary: 'A new version of a form of development, from today or a later day on',
			params: CodeParams,
			body: FormChange,
			output: VersionMade,
			status: 201
		}),
		async (c) => c.json(await changeForm(c.var.call, c.var.input), 201)
	)
	.delete(
		'/:code/versions/:versionId',
		...endpoint({
			permission: 'rule.edit',
			summary: 'Withdraw a version of a form of development that has not begun',
			params: VersionParams,
			output: VersionWithdrawn
		}),
		async (c) => c.json(await withdrawForm(c.var.call, c.var.input), 200)
	);

/** `/api/position-classes` */
export const classRoutes = new Hono<AppEnv>()
	.get(
		'/:code',
		...endpoint({
			permission: 'rule.read',
			summary: 'One class of positions with all its versions',
			params: CodeParams,
			output: ClassHistory
		}),
		async (c) => c.json(await getClass(c.var.call, c.var.input), 200)
	)
	.post(
		'/:code/versions',
		...endpoint({
			permission: 'rule.edit',
			summary: 'A new version of a class of positions, from today or a later day on',
			params: CodeParams,
			body: ClassChange,
			output: VersionMade,
			status: 201
		}),
		async (c) => c.json(await changeClass(c.var.call, c.var.input), 201)
	)
	.delete(
		'/:code/versions/:versionId',
		...endpoint({
			permission: 'rule.edit',
			summary: 'Withdraw a version of a class of positions that has not begun',
			params: VersionParams,
			output: VersionWithdrawn
		}),
		async (c) => c.json(await withdrawClass(c.var.call, c.var.input), 200)
	);
