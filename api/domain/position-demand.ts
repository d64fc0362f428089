/**
 * What positions ask for (standar kompetensi jabatan, Permenpan RB 38/2017). A class of positions asks
 * the same level of every managerial and socio-cultural competency; a requirement of the position
 * itself overrides it, upwards or downwards. Every active appointment counts, acting (Plt., Plh.) and
 * additional ones included.
 */
import type { CompetencyKind, Importance } from './competency.ts';
import type { AssignmentKind } from './employment.ts';
import { isValidOn, type CivilDate } from './period.ts';

export type Requirement = {
	competencyId: string;
	level: number;
	importance: Importance;
	legalBasis: string | null;
	validFrom: CivilDate;
	validTo: CivilDate | null;
};

/** A position held from a day to a day, with what it asks. */
export type HeldPosition = {
	appointmentId: string;
	positionId: string;
	assignment: AssignmentKind;
	validFrom: CivilDate;
	validTo: CivilDate | null;
	classLevel: number | null;
	classBasis: string | null;
	requirements: readonly Requirement[];
};

/** Why a level is asked: which appointment, and whether the position or its class says so. */
export type Demand = {
	appointmentId: string;
	positionId: string;
	assignment: AssignmentKind;
	level: number;
	importance: Importance;
	basis: 'position' | 'class';
	legalBasis: string | null;
};

const classKinds: readonly CompetencyKind[] = ['managerial', 'sociocultural'];
const importanceRank: Record<Importance, number> = { essential: 3, important: 2, useful: 1 };

/** All demands for one competency, highest first. */
export function demandsFor(
	competency: { id: string; kind: CompetencyKind },
	active: readonly HeldPosition[],
	asOf: CivilDate
): Demand[] {
	return active
		.flatMap((position) => demandOf(competency, position, asOf))
		.sort((a, b) => b.level - a.level || a.appointmentId.localeCompare(b.appointmentId));
}

function demandOf(
	competency: { id: string; kind: CompetencyKind },
	position: HeldPosition,
	asOf: CivilDate
): Demand[] {
	const { appointmentId, positionId, assignment } = position;
	const own = position.requirements
		.filter((row) => row.competencyId === competency.id && isValidOn(asOf, row))
		.sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
	if (own) {
		const { level, importance, legalBasis } = own;
		const said = { level, importance, basis: 'position' as const, legalBasis };
		return level > 0 ? [{ appointmentId, positionId, assignment, ...said }] : [];
	}
	if (!position.classLevel || !classKinds.includes(competency.kind)) return [];
	return [
		{
			appointmentId,
			positionId,
			assignment,
			level: position.classLevel,
			importance: 'important',
			basis: 'class',
			legalBasis: position.classBasis
		}
	];
}

/** The weightiest word among the demands. */
export const highestImportance = (demands: readonly Demand[]): Importance =>
	demands.reduce<Importance>(
		(most, { importance }) =>
			importanceRank[importance] > importanceRank[most] ? importance : most,
		'useful'
	);
