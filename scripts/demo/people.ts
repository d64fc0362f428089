import { FAMILY, FAMILY_MOUNTAIN, FEMALE, FEMALE_MOUNTAIN, MALE, MALE_MOUNTAIN } from './names.ts';
import { chance, type Chance } from './random.ts';
import { ACTING, heads, KNOWN, MOUNTAIN, STAFFING, type Known } from './staffing.ts';
import { titlesOf } from './titles.ts';

export interface Employee {
	nip: string;
	prefix: string;
	name: string;
	suffix: string;
	status: 'PNS' | 'CPNS' | 'PPPK' | 'PPPK_PW';
	legalStatus: string;
	rank: string;
	unit: string;
	position: string;
	since: string;
	contract: { from: string; to: string } | null;
	known: boolean;
}

/** Birth years and ranks that fit a position class. */
const CLASS: Record<string, { born: [number, number]; ranks: string[]; contractRank: string }> = {
	jpt_pratama: { born: [1967, 1973], ranks: ['IV/b', 'IV/c'], contractRank: '' },
	administrator: { born: [1972, 1982], ranks: ['IV/a', 'IV/b'], contractRank: '' },
	pengawas: { born: [1975, 1987], ranks: ['III/c', 'III/d'], contractRank: '' },
	jf_ahli_muda: { born: [1975, 1986], ranks: ['III/c', 'III/d'], contractRank: '' },
	jf_ahli_pertama: { born: [1984, 1998], ranks: ['III/a', 'III/b'], contractRank: 'IX' },
	jf_terampil: { born: [1984, 1999], ranks: ['II/c', 'II/d', 'III/a'], contractRank: 'VII' },
	jf_pemula: { born: [1992, 2001], ranks: ['II/a', 'II/b'], contractRank: 'V' },
	pelaksana: { born: [1974, 1998], ranks: ['II/b', 'II/c', 'II/d', 'III/a'], contractRank: 'V' }
};

/** Positions that are mostly held by women. */
const MOSTLY_WOMEN = new Set(['J10', 'J12', 'J13', 'J14', 'J16', 'J18']);
/** Positions filled with contract staff as well. */
const CONTRACT = new Set([
	'J09',
	'J10',
	'J12',
	'J14',
	'J15',
	'J16',
	'J18',
	'J27',
	'J28',
	'J35',
	'J37'
]);
const CANDIDATES = new Set(['J22', 'J27', 'J31']);

/** 400 invented people in the order of the units. */
export function people(classOf: Map<string, string>): Employee[] {
	const luck = chance('people');
	const names = new Set(KNOWN.map((person) => person.name));
	const numbers = new Set(KNOWN.map((person) => person.nip));
	const left = [...KNOWN];

	return Object.entries(STAFFING).flatMap(([unit, staff]) =>
		heads(staff).map((position) => {
			const at = left.findIndex((person) => person.unit === unit && person.position === position);
			const [person] = at === -1 ? [] : left.splice(at, 1);
			return person === undefined
				? invent({ unit, position, kind: classOf.get(position) ?? '', luck, names, numbers })
				: documented(person);
		})
	);
}

/** Acting and additional appointments: who holds which position beside the own one. */
export function actingAppointments(
	staff: Employee[]
): { employee: Employee; unit: string; position: string; kind: string; since: string }[] {
	return ACTING.map((acting) => {
		const employee = staff.find(
			(one) => one.unit === acting.from[0] && one.position === acting.from[1]
		);
		if (employee === undefined) {
			throw new Error(`nobody to act as ${acting.position} in ${acting.unit}`);
		}
		return {
			employee,
			unit: acting.unit,
			position: acting.position,
			kind: acting.kind,
			since: acting.since
		};
	});
}

function documented(person: Known): Employee {
	const isContract = Number(person.nip.slice(12, 14)) > 12;
	return {
		nip: person.nip,
		prefix: person.prefix,
		name: person.name,
		suffix: person.suffix,
		status: isContract ? 'PPPK' : 'PNS',
		legalStatus: '01',
		rank: person.rank,
		unit: person.unit,
		position: person.position,
		since: person.since,
		contract: isContract ? { from: '2025-09-01', to: '2030-08-31' } : null,
		known: true
	};
}

interface Invention {
	unit: string;
	position: string;
	kind: string;
	luck: Chance;
	names: Set<string>;
	numbers: Set<string>;
}

function invent({ unit, position, kind, luck, names, numbers }: Invention): Employee {
	const profile = CLASS[kind];
	if (profile === undefined) {
		throw new Error(`no profile for class ${kind}`);
	}
	const sex: 1 | 2 = luck.happens(
		MOSTLY_WOMEN.has(position) ? 0.82 : position === 'J29' || position === 'J30' ? 0.08 : 0.45
	)
		? 2
		: 1;
	const born = luck.between(...profile.born);
	const status = statusOf(position, born, luck);
	const entry = entryOf(status, born, luck);
	const number = employeeNumber({ born, sex, entry: entry.digits, luck, numbers });
	const began = `${entry.year}-${entry.month}-01`;
	const held = `${luck.between(Math.max(2019, entry.year + 1), 2024)}-${pad(luck.between(1, 12))}-01`;

	return {
		nip: number,
		...titlesOf(position, 2026 - born, sex, luck),
		name: nameOf(unit, sex, luck, names),
		status,
		legalStatus: legalStatusOf(status, luck),
		rank:
			status === 'PNS' || status === 'CPNS'
				? status === 'CPNS'
					? (profile.ranks[0] ?? '')
					: luck.pick(profile.ranks)
				: profile.contractRank,
		unit,
		position,
		since: entry.year >= 2024 || status === 'PPPK' || status === 'PPPK_PW' ? began : held,
		contract: status === 'PPPK' || status === 'PPPK_PW' ? contractOf(entry.year, status) : null,
		known: false
	};
}

function statusOf(position: string, born: number, luck: Chance): Employee['status'] {
	if (position === 'J37' && luck.happens(0.3)) {
		return 'PPPK_PW';
	}
	if (CONTRACT.has(position) && luck.happens(0.35)) {
		return 'PPPK';
	}
	return CANDIDATES.has(position) && born >= 1993 && luck.happens(0.5) ? 'CPNS' : 'PNS';
}

/** Digits 9-14: year and month of appointment, or year and contract number (21 and on) for contract staff. */
function entryOf(
	status: Employee['status'],
	born: number,
	luck: Chance
): { digits: string; year: number; month: string } {
	if (status === 'PPPK') {
		const year = luck.pick([2022, 2023, 2024, 2025]);
		return { digits: `${year}21`, year, month: year === 2025 ? '09' : '03' };
	}
	if (status === 'PPPK_PW') {
		return { digits: '202521', year: 2025, month: '10' };
	}
	if (status === 'CPNS') {
		return { digits: '202506', year: 2025, month: '06' };
	}
	const year = Math.min(born + luck.between(22, 28), 2022);
	const month = luck.pick(['01', '03', '04', '12']);
	return { digits: `${year}${month}`, year, month };
}

function contractOf(year: number, status: 'PPPK' | 'PPPK_PW'): { from: string; to: string } {
	if (status === 'PPPK_PW') {
		return { from: '2025-10-01', to: '2027-09-30' };
	}
	return year === 2025
		? { from: '2025-09-01', to: '2030-08-31' }
		: { from: `${year}-03-01`, to: `${year + 5}-02-28` };
}

interface NumberParts {
	born: number;
	sex: 1 | 2;
	entry: string;
	luck: Chance;
	numbers: Set<string>;
}

/** A valid number whose serial begins with 9, as no real one does. */
function employeeNumber({ born, sex, entry, luck, numbers }: NumberParts): string {
	const birthday = `${born}${pad(luck.between(1, 12))}${pad(luck.between(1, 28))}`;
	const number = `${birthday}${entry}${sex}9${String(luck.between(10, 99))}`;
	if (numbers.has(number)) {
		return employeeNumber({ born, sex, entry, luck, numbers });
	}
	numbers.add(number);
	return number;
}

function nameOf(unit: string, sex: 1 | 2, luck: Chance, names: Set<string>): string {
	const mountain = luck.happens(MOUNTAIN.has(unit) ? 0.8 : 0.08);
	const given = sex === 1 ? (mountain ? MALE_MOUNTAIN : MALE) : mountain ? FEMALE_MOUNTAIN : FEMALE;
	const name = `${luck.pick(given)} ${luck.pick(mountain ? FAMILY_MOUNTAIN : FAMILY)}`;
	if (names.has(name)) {
		return nameOf(unit, sex, luck, names);
	}
	names.add(name);
	return name;
}

/** Nearly everybody is active; a few study, are on unpaid leave or prepare to retire. */
function legalStatusOf(status: Employee['status'], luck: Chance): string {
	return status === 'PNS' && luck.happens(0.015) ? luck.pick(['02', '03', '03', '20']) : '01';
}

function pad(value: number): string {
	return String(value).padStart(2, '0');
}
