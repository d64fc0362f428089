/** Whom an event is for: what it asks of those who take part, and what of it somebody does not meet. */

/** `position`, `class` and `rank`: one of those named; `gap`: a gap that the workshop closes; `course`: every one finished. */
export const requirementKinds = ['position', 'class', 'rank', 'gap', 'course'] as const;
export type RequirementKind = (typeof requirementKinds)[number];

/** `about` is the position, the class, the lowest rank or the course; empty for a gap. */
export type Requirement = { kind: RequirementKind; about: string };

/** Ranks have two ladders, of civil servants and of those on a contract. */
export type Rank = { ladder: string; sequence: number };

export type Applicant = {
	positions: readonly string[];
	classes: readonly string[];
	rank: Rank | null;
	/** Has a gap in a competency that the workshop raises. */
	gap: boolean;
	courses: readonly string[];
};

export type Met = { kind: RequirementKind; abouts: string[]; met: boolean };

type Given = {
	requirements: readonly Requirement[];
	applicant: Applicant;
	rankOf: (code: string) => Rank | undefined;
};

/** Each kind that is asked for, and whether it is met, in one order. */
export function eligibility({ requirements, applicant, rankOf }: Given): Met[] {
	return requirementKinds.flatMap((kind) => {
		const abouts = requirements.filter((each) => each.kind === kind).map((each) => each.about);
		if (abouts.length === 0) return [];
		return [{ kind, abouts, met: meets(kind, { abouts, applicant, rankOf }) }];
	});
}

/** What keeps somebody out; nothing when they may come. */
export const unmet = (all: readonly Met[]): RequirementKind[] =>
	all.filter((each) => !each.met).map((each) => each.kind);

type Asked = Omit<Given, 'requirements'> & { abouts: readonly string[] };

function meets(kind: RequirementKind, { abouts, applicant, rankOf }: Asked): boolean {
	switch (kind) {
		case 'position':
			return abouts.some((about) => applicant.positions.includes(about));
		case 'class':
			return abouts.some((about) => applicant.classes.includes(about));
		case 'rank':
			return hasRank(applicant.rank, abouts.map(rankOf));
		case 'gap':
			return applicant.gap;
		case 'course':
			return abouts.every((about) => applicant.courses.includes(about));
	}
}

/** The lowest rank named on the own ladder; who climbs a ladder that none of them is on is not asked. */
function hasRank(own: Rank | null, asked: readonly (Rank | undefined)[]): boolean {
	if (!own) return false;
	const comparable = asked.filter((each) => each?.ladder === own.ladder);
	return (
		comparable.length === 0 || comparable.some((each) => each && own.sequence >= each.sequence)
	);
}
