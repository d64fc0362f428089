/** Registers edited one record at a time; their reads are the organisation's own. */
import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	CompetencyPath,
	PersonPath,
	PositionPath,
	UnitPath
} from '#api/modules/organisation/contract.ts';
import { editRecord } from './edit-record.ts';
import {
	CompetencyCells,
	Edited,
	PersonCells,
	PositionCells,
	UnitCells
} from './record-contract.ts';
import { recordCodes } from './record-codes.ts';

/** `/api/people` */
export const personEditRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'person.edit',
			summary: 'Add a person',
			body: PersonCells,
			output: Edited,
			status: 201
		}),
		async (c) =>
			c.json(
				await editRecord(c.var.call, { kind: 'people', subject: null, cells: c.var.input }),
				201
			)
	)
	.put(
		'/:personId',
		...endpoint({
			permission: 'person.edit',
			summary: 'Change a person, or give a new appointment',
			params: PersonPath,
			body: PersonCells,
			output: Edited
		}),
		async (c) => {
			const { personId, ...cells } = c.var.input;
			const nip = await recordCodes.people(c.var.call, personId);
			const subject = `person:${personId}`;
			return c.json(
				await editRecord(c.var.call, { kind: 'people', subject, cells: { ...cells, nip } })
			);
		}
	);

/** `/api/units` */
export const unitEditRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'organisation.edit',
			summary: 'Add a unit',
			body: UnitCells,
			output: Edited,
			status: 201
		}),
		async (c) =>
			c.json(
				await editRecord(c.var.call, { kind: 'units', subject: null, cells: c.var.input }),
				201
			)
	)
	.put(
		'/:unitId',
		...endpoint({
			permission: 'organisation.edit',
			summary: 'Change a unit',
			params: UnitPath,
			body: UnitCells,
			output: Edited
		}),
		async (c) => {
			const { unitId, ...cells } = c.var.input;
			const kode = await recordCodes.units(c.var.call, unitId);
			const subject = `unit:${unitId}`;
			return c.json(
				await editRecord(c.var.call, { kind: 'units', subject, cells: { ...cells, kode } })
			);
		}
	);

/** `/api/positions` */
export const positionEditRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'organisation.edit',
			summary: 'Add a position',
			body: PositionCells,
			output: Edited,
			status: 201
		}),
		async (c) =>
			c.json(
				await editRecord(c.var.call, { kind: 'positions', subject: null, cells: c.var.input }),
				201
			)
	)
	.put(
		'/:positionId',
		...endpoint({
			permission: 'organisation.edit',
			summary: 'Change a position and what it asks for',
			params: PositionPath,
			body: PositionCells,
			output: Edited
		}),
		async (c) => {
			const { positionId, ...cells } = c.var.input;
			const kode = await recordCodes.positions(c.var.call, positionId);
			const subject = `position:${positionId}`;
			return c.json(
				await editRecord(c.var.call, { kind: 'positions', subject, cells: { ...cells, kode } })
			);
		}
	);

/** `/api/competencies` */
export const competencyEditRoutes = new Hono<AppEnv>()
	.post(
		'/',
		...endpoint({
			permission: 'competency.edit',
			summary: 'Add a competency',
			body: CompetencyCells,
			output: Edited,
			status: 201
		}),
		async (c) =>
			c.json(
				await editRecord(c.var.call, { kind: 'competencies', subject: null, cells: c.var.input }),
				201
			)
	)
	.put(
		'/:competencyId',
		...endpoint({
			permission: 'competency.edit',
			summary: 'Change a competency and its levels',
			params: CompetencyPath,
			body: CompetencyCells,
			output: Edited
		}),
		async (c) => {
			const { competencyId, ...cells } = c.var.input;
			const kode = await recordCodes.competencies(c.var.call, competencyId);
			const subject = `competency:${competencyId}`;
			return c.json(
				await editRecord(c.var.call, { kind: 'competencies', subject, cells: { ...cells, kode } })
			);
		}
	);
