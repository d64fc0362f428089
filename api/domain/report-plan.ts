/** What a foreign report would mark, row by row, before anybody confirms it. */
import {
	minutesOf,
	presenceOf,
	reportKeys,
	type OnlineRules,
	type ReportKey
} from './attendance-report.ts';
import type { Mapping } from './import/heading.ts';
import { matchOf, type Listed, type Match } from './report-match.ts';

export type ReportRow = { number: number; cells: readonly string[] };
type Status = { code: string; name: string; weight: number; late: boolean; proof: boolean };

export const reportOutcomes = ['marks', 'same', 'differs', 'asks', 'short', 'unread'] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

export type PlannedMark = {
	/** Lines of the file: who came twice has several. */
	rows: number[];
	shown: string;
	minutes: number | null;
	match: Exclude<Match['by'], null> | null;
	signupId: string | null;
	candidates: string[];
	/** What it would be; null: the file does not say. */
	status: string | null;
	/** What stands now. */
	standing: string | null;
	outcome: ReportOutcome;
};

type Given = {
	rows: readonly ReportRow[];
	mapping: Mapping;
	listed: readonly Listed[];
	statuses: readonly Status[];
	standing: ReadonlyMap<string, string | null>;
	session: { startsAt: Date; endsAt: Date };
	rules: OnlineRules;
};

export function planReport(given: Given): PlannedMark[] {
	const read = given.rows
		.map((row) => readRow(row, given))
		.filter(({ shown, told }) => shown !== '' || told !== '')
		// An empty cell of a matrix says nothing about anybody.
		.filter(({ status }) => !('status' in given.mapping) || status !== '');
	return [...Map.groupBy(read, groupOf).values()].map((group) => planned(group, given));
}

/** Of a cell no more is looked at: nobody is called by a longer name. */
const longestTold = 300;

type Read = ReturnType<typeof readRow>;

/** Lines of one person are one: who lost the connection came back. */
const groupOf = ({ match, shown, row }: Read) =>
	match.by === null
		? shown === ''
			? `row ${row}`
			: `name ${shown.toLowerCase()}`
		: match.signupId;

function readRow({ number, cells }: ReportRow, { mapping, listed }: Given) {
	const at = (key: ReportKey) => {
		const index = mapping[key];
		return index === undefined ? '' : (cells[index] ?? '').trim().slice(0, longestTold);
	};
	const [own, first, last, email, nip, told, status] = reportKeys.map(at);
	const name = own ? own : [first, last].filter(Boolean).join(' ');
	const named = { name, email: email ?? '', nip: nip ?? '' };
	return {
		row: number,
		shown: [name, email, nip].find(Boolean) ?? '',
		told: told ?? '',
		minutes: minutesOf(told ?? ''),
		status: status ?? '',
		match: matchOf(named, listed)
	};
}

function planned(group: readonly Read[], given: Given): PlannedMark {
	const [first] = group;
	const match: Match = first?.match ?? { by: null, candidates: [] };
	const told = group.flatMap(({ minutes }) => minutes ?? []);
	const minutes = told.length > 0 ? told.reduce((sum, each) => sum + each, 0) : null;
	const words = group.map(({ status }) => status).find(Boolean) ?? '';
	const said = statusSaid({ words, minutes }, given);
	const signupId = match.by === null ? null : match.signupId;
	const standing = signupId ? (given.standing.get(signupId) ?? null) : null;
	return {
		rows: group.map(({ row }) => row),
		shown: first?.shown ?? '',
		minutes,
		match: match.by,
		signupId,
		candidates: match.by === null ? match.candidates : [],
		status: said.status,
		standing,
		outcome: said.problem ?? outcomeOf({ signupId, standing, status: said.status })
	};
}

type Said = { status: string | null; problem?: 'short' | 'unread' };

/** The word of the file, else what its minutes mean; a list that says neither names who was there. */
function statusSaid(
	{ words, minutes }: { words: string; minutes: number | null },
	{ statuses, mapping, session, rules }: Given
): Said {
	const plain = words.toLowerCase();
	if (plain) {
		const found = statuses.find(({ code, name }) => [code, name.toLowerCase()].includes(plain));
		return found ? { status: found.code } : { status: null, problem: 'unread' };
	}
	if (minutes === null && 'minutes' in mapping) return { status: null, problem: 'unread' };
	const presence = minutes === null ? 'present' : presenceOf(minutes, session, rules);
	if (presence === 'short') return { status: null, problem: 'short' };
	const full = statuses.find(({ weight, late, proof }) => weight === 100 && !late && !proof);
	const late = statuses.find((each) => each.late);
	return { status: (presence === 'late' ? (late ?? full) : full)?.code ?? null };
}

function outcomeOf(given: {
	signupId: string | null;
	standing: string | null;
	status: string | null;
}): ReportOutcome {
	if (given.signupId === null) return 'asks';
	if (given.standing === null) return 'marks';
	return given.standing === given.status ? 'same' : 'differs';
}
