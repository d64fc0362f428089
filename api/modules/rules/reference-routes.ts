import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { addHolidays } from './add-holidays.ts';
import { getReference } from './get-reference.ts';
import { listHolidays } from './list-holidays.ts';
import {
	HolidayInput,
	HolidayParams,
	HolidayQuery,
	HolidayRemoved,
	HolidaysAdded,
	HolidayYear,
	ReferenceData
} from './reference-contract.ts';
import { removeHoliday } from './remove-holiday.ts';

/** `/api/reference-data` */
export const referenceDataRoutes = new Hono<AppEnv>().get(
	'/',
	...endpoint({
		permission: 'rule.read',
		summary: 'Forms of development and classes of positions with what holds today',
		output: ReferenceData
	}),
	async (c) => c.json(await getReference(c.var.call), 200)
);

/** `/api/holidays` */
export const holidayRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'rule.read',
			summary: 'The holidays of a year and its working days',
			query: HolidayQuery,
			output: HolidayYear
		}),
		async (c) => c.json(await listHolidays(c.var.call, c.var.input), 200)
	)
	.post(
		'/',
		...endpoint({
			permission: 'settings.edit',
			summary: 'Add holidays from a pasted list',
			body: HolidayInput,
			output: HolidaysAdded,
			status: 201
		}),
		async (c) => c.json(await addHolidays(c.var.call, c.var.input), 201)
	)
	.delete(
		'/:holidayId',
		...endpoint({
			permission: 'settings.edit',
			summary: 'Make a day a working day again',
			params: HolidayParams,
			output: HolidayRemoved
		}),
		async (c) => c.json(await removeHoliday(c.var.call, c.var.input), 200)
	);
