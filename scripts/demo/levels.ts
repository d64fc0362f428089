import type { ImportRow } from '../../db/seed/shapes.ts';
import type { Employee } from './people.ts';
import { chance, type Chance } from './random.ts';

export interface Requirement {
	competency: string;
	level: number;
}

/** Gaps of the people in the documentation, chosen so that each kind of gap can be seen. */
const KNOWN_LEVELS: Record<
	string,
	Record<string, [level: number, source: Source, date: string] | null>
> = {
	// Nurse: one gap closed online (T.KES.10), one by workplace training (T.KES.05), one needing an assessment (M.7).
	'199201152019032901': {
		'T.KES.10': null,
		'T.KES.05': [1, 'pelatihan', '2024-08-21'],
		'M.7': [1, 'resmi', '2025-11-12']
	},
	// Teacher: two gaps a course closes, one managerial gap.
	'199506072025212907': {
		'T.DIK.03': [1, 'pelatihan', '2025-10-18'],
		'T.DIK.02': [1, 'pelatihan', '2025-11-22'],
		'M.3': [1, 'atasan', '2025-12-05']
	},
	// Head of puskesmas: a gap above level 2, for which a course only prepares.
	'197805102005012902': {
		'T.KES.01': [3, 'atasan', '2025-09-15'],
		'M.6': [2, 'resmi', '2025-11-12']
	},
	'198003202006041903': { 'T.KES.02': [3, 'atasan', '2025-10-06'] },
	'198811072014031904': { 'T.UM.04': [1, 'pelatihan', '2025-07-30'] },
	'198502282010011905': { 'T.SDM.03': [2, 'atasan', '2025-10-20'] },
	'197003151996031906': { 'T.UM.08': [3, 'resmi', '2025-11-13'] }
};

/** What the nurse and the teacher claim for themselves: shown beside, never counted. */
const CLAIMS: [nip: string, competency: string, level: number, date: string][] = [
	['199201152019032901', 'T.KES.10', 1, '2026-02-10'],
	['199201152019032901', 'T.KES.05', 2, '2026-02-10'],
	['199506072025212907', 'T.DIK.03', 2, '2026-02-12']
];

type Source = 'resmi' | 'atasan' | 'pelatihan' | 'diri';

/** Levels held on day one: most people meet their position, some do not. */
export function levels(
	staff: Employee[],
	requiredOf: (position: string) => Requirement[]
): ImportRow[] {
	const luck = chance('levels');
	const held = staff.flatMap((person) =>
		requiredOf(person.position).flatMap((requirement) => {
			const fixed = KNOWN_LEVELS[person.nip]?.[requirement.competency];
			if (fixed === null) {
				return [];
			}
			if (fixed !== undefined) {
				return [row(person.nip, requirement.competency, ...fixed)];
			}
			return person.known ? [met(person, requirement)] : heldBy(person, requirement, luck);
		})
	);
	const claims = CLAIMS.map(([nip, competency, level, date]) =>
		row(nip, competency, level, 'diri', date)
	);
	return [...held, ...claims];
}

function met(person: Employee, { competency, level }: Requirement): ImportRow {
	const behaviour = isBehaviour(competency);
	return row(
		person.nip,
		competency,
		level,
		behaviour ? 'resmi' : 'atasan',
		behaviour ? '2025-11-12' : '2025-12-08'
	);
}

function heldBy(person: Employee, { competency, level }: Requirement, luck: Chance): ImportRow[] {
	const behaviour = isBehaviour(competency);
	const short = luck.happens(behaviour ? 0.09 : 0.24);
	const beyond = !short && luck.happens(0.05);
	const reached = Math.min(5, level - (short ? 1 : 0) + (beyond ? 1 : 0));
	if (reached === 0) {
		return [];
	}
	const source: Source = behaviour
		? 'resmi'
		: short && reached <= 2 && luck.happens(0.7)
			? 'pelatihan'
			: 'atasan';
	return [row(person.nip, competency, reached, source, dateOf(source, person, luck))];
}

/** Assessment days of the agency, and the supervisors' own dates; never before the person came. */
function dateOf(source: Source, person: Employee, luck: Chance): string {
	if (source === 'resmi') {
		return person.status === 'PPPK_PW' || person.status === 'CPNS' || person.since >= '2025-09-01'
			? '2026-01-20'
			: luck.pick(['2024-11-06', '2025-05-14', '2025-11-12']);
	}
	const month = person.since >= '2025-06-01' ? luck.between(1, 3) : luck.between(4, 12);
	return `${person.since >= '2025-06-01' ? 2026 : 2025}-${String(month).padStart(2, '0')}-${String(luck.between(3, 26)).padStart(2, '0')}`;
}

function isBehaviour(competency: string): boolean {
	return competency.startsWith('M.') || competency.startsWith('SK.');
}

function row(
	nip: string,
	competency: string,
	level: number,
	source: Source,
	date: string
): ImportRow {
	const document: Record<Source, string> = {
		resmi: 'Laporan penilaian kompetensi',
		atasan: 'Formulir penilaian atasan',
		pelatihan: 'Sertifikat pelatihan',
		diri: ''
	};
	return {
		nip,
		kodeKompetensi: competency,
		level: String(level),
		tanggal: date,
		sumber: source,
		dokumen: document[source]
	};
}
