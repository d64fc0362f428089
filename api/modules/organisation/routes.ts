import { Hono } from 'hono';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import {
	Competencies,
	CompetenciesQuery,
	CompetencyPage,
	CompetencyPath,
	People,
	PeopleQuery,
	PersonPage,
	PersonPath,
	PositionPage,
	PositionPath,
	Positions,
	PositionsQuery,
	UnitPage,
	UnitPath,
	Units,
	UnitsQuery
} from './contract.ts';
import { getCompetency } from './get-competency.ts';
import { getPerson } from './get-person.ts';
import { getPosition } from './get-position.ts';
import { getUnit } from './get-unit.ts';
import { listCompetencies } from './list-competencies.ts';
import { listPeople } from './list-people.ts';
import { listPositions } from './list-positions.ts';
import { listUnits } from './list-units.ts';

/** `/api/people` */
export const peopleRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'person.read',
			summary: 'The register of people',
			query: PeopleQuery,
			output: People
		}),
		async (c) => c.json(await listPeople(c.var.call, c.var.input))
	)
	.get(
		'/:personId',
		...endpoint({
			permission: 'person.read',
			summary: 'One person',
			params: PersonPath,
			output: PersonPage
		}),
		async (c) => c.json(await getPerson(c.var.call, c.var.input))
	);

/** `/api/units` */
export const unitRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'organisation.read',
			summary: 'The tree of units',
			query: UnitsQuery,
			output: Units
		}),
		async (c) => c.json(await listUnits(c.var.call, c.var.input))
	)
	.get(
		'/:unitId',
		...endpoint({
			permission: 'organisation.read',
			summary: 'One unit',
			params: UnitPath,
			output: UnitPage
		}),
		async (c) => c.json(await getUnit(c.var.call, c.var.input))
	);

/** `/api/positions` */
export const positionRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'organisation.read',
			summary: 'The register of positions',
			query: PositionsQuery,
			output: Positions
		}),
		async (c) => c.json(await listPositions(c.var.call, c.var.input))
	)
	.get(
		'/:positionId',
		...endpoint({
			permission: 'organisation.read',
			summary: 'One position with what it asks for',
			params: PositionPath,
			output: PositionPage
		}),
		async (c) => c.json(await getPosition(c.var.call, c.var.input))
	);

/** `/api/competencies` */
export const competencyRoutes = new Hono<AppEnv>()
	.get(
		'/',
		...endpoint({
			permission: 'organisation.read',
			summary: 'The dictionary of competencies',
			query: CompetenciesQuery,
			output: Competencies
		}),
		async (c) => c.json(await listCompetencies(c.var.call, c.var.input))
	)
	.get(
		'/:competencyId',
		...endpoint({
			permission: 'organisation.read',
			summary: 'One competency with its levels',
			params: CompetencyPath,
			output: CompetencyPage
		}),
		async (c) => c.json(await getCompetency(c.var.call, c.var.input))
	);
