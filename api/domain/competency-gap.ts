/**
 * The one gap (kesenjangan kompetensi, Permenpan RB 38/2017; PP 11/2017 Art. 203): the level a
 * person's positions ask for minus the level they verifiably hold, on a day. The highest demand over
 * all active appointments counts, acting and additional ones included. A class of positions asks the
 * same level of every managerial and socio-cultural competency; a requirement of the position itself
 * overrides it. Each row carries what it rests on, so that a page can explain it.
 */
import type { CompetencyKind, Importance } from './competency.ts';
import {
	expiredAssessment,
	heldLevel,
	selfLevel,
	waitingLevel,
	type HeldLevel,
	type LevelRules,
	type Proof
} from './competency-level.ts';
import { isValidOn, type CivilDate } from './period.ts';
import {
	demandsFor,
	highestImportance,
	type Demand,
	type HeldPosition
} from './position-demand.ts';

export type GapRow = {
	competencyId: string;
	kind: CompetencyKind;
	required: number;
	importance: Importance;
	/** Highest first; the first one made `required`. */
	demands: Demand[];
	held: HeldLevel;
	waiting: HeldLevel | null;
	self: Proof | null;
	expired: Proof | null;
	/** How many levels are missing, never negative. */
	gap: number;
	/** Course evidence cannot reach `required`: an assessment must. */
	needsAssessment: boolean;
};

export type GapInput = {
	asOf: CivilDate;
	positions: readonly HeldPosition[];
	competencies: readonly { id: string; kind: CompetencyKind }[];
	proofs: readonly Proof[];
	rules: LevelRules;
};

/** One row for each competency that an active appointment asks for, in the order of `competencies`. */
export function competencyGap({
	asOf,
	positions,
	competencies,
	proofs,
	rules
}: GapInput): GapRow[] {
	const active = positions.filter((position) => isValidOn(asOf, position));
	const proofsOf = Map.groupBy(proofs, (proof) => proof.competencyId);

	return competencies.flatMap((competency) => {
		const demands = demandsFor(competency, active, asOf);
		const [strongest] = demands;
		if (!strongest) return [];
		return [rowOf(competency, strongest, demands, proofsOf.get(competency.id) ?? [])];
	});

	function rowOf(
		competency: { id: string; kind: CompetencyKind },
		strongest: Demand,
		demands: Demand[],
		own: readonly Proof[]
	): GapRow {
		const held = heldLevel(own, rules, asOf);
		const gap = Math.max(0, strongest.level - held.level);
		return {
			competencyId: competency.id,
			kind: competency.kind,
			required: strongest.level,
			importance: highestImportance(demands),
			demands,
			held,
			waiting: waitingLevel(own, rules, asOf),
			self: selfLevel(own, asOf),
			expired: expiredAssessment(own, rules, asOf),
			gap,
			needsAssessment: gap > 0 && strongest.level > reachableByCourse(rules)
		};
	}
}

/** The highest level that course evidence may show, 0 when courses do not count at all. */
export const reachableByCourse = (rules: LevelRules) =>
	rules.order.includes('course') ? rules.courseCeiling : 0;

/** Asked level, held level and gap of a set of rows, added up: levels only, never JP. */
export function gapTotals(rows: readonly GapRow[]) {
	return {
		competencies: rows.length,
		met: rows.filter((row) => row.gap === 0).length,
		open: rows.filter((row) => row.gap > 0).length,
		levelsMissing: rows.reduce((sum, row) => sum + row.gap, 0)
	};
}
