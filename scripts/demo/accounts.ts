import type { AccountSeed, CompletionSeed } from '../../db/seed/shapes.ts';
import type { Employee } from './people.ts';
import { chance } from './random.ts';

const EARLIER = 2;
const WAITING = 6;
const HEALTH = new Set(['J08', 'J09', 'J10', 'J11', 'J12', 'J13', 'J14', 'J15', 'J16', 'J17']);

/** The printed accounts, then invented people for the roles that have none. */
export function accounts(staff: Employee[]): AccountSeed[] {
	return [
		printed('199201152019032901', []),
		printed('199506072025212907', []),
		printed('197805102005012902', [['supervisor', 'PKM.BIN']]),
		printed('198003202006041903', [['trainer', 'RSUD']]),
		printed('198811072014031904', [['verifier', null]]),
		printed('198502282010011905', [
			['admin', null],
			['organiser', null]
		]),
		printed('197003151996031906', [['leader', 'DINKES']]),
		unprinted(nth(staff, 'DINKES.SEK', 'J07'), [['unit-hr', 'DINKES']]),
		unprinted(nth(staff, 'BKPP.PKA', 'J31', 1), [['assessor', null]]),
		unprinted(nth(staff, 'INSP', 'J24'), [['auditor', null]]),
		unprinted(nth(staff, 'KOMINFO', 'J27'), [['dpo', null]]),
		unprinted(nth(staff, 'BKPP', 'J01'), [['leader', 'BKPP']]),
		unprinted(nth(staff, 'PKM.RGS', 'J08'), [['supervisor', 'PKM.RGS']])
	];
}

/** Online courses taken before today, in every state the verification desk can meet. */
export function completions(staff: Employee[]): CompletionSeed[] {
	const [first = '', second = '', third = '', fourth = '', fifth = ''] = learners(staff);
	const told = [
		taken('198003202006041903', 'C24', '2026-03-03', '2026-03-11', 'verified'),
		taken('198502282010011905', 'C33', '2026-04-06', '2026-04-13', 'verified'),
		taken(first, 'C13', '2026-09-08', '2026-09-17', 'verified'),
		taken(second, 'C24', '2026-10-05', '2026-10-16', 'returned'),
		taken(third, 'C13', '2026-11-02', '2026-11-09', null),
		taken(fourth, 'C33', '2026-11-04', '2026-11-12', null),
		taken(fifth, 'C24', '2026-11-05', '2026-11-13', null),
		taken('197805102005012902', 'C33', '2026-11-09', '2026-11-17', null),
		taken('198811072014031904', 'C24', '2026-11-10', '2026-11-18', null),
		taken(nth(staff, 'PKM.RGS', 'J08'), 'C13', '2026-11-11', '2026-11-19', null),
		taken('199506072025212907', 'C24', '2026-11-16', null, null)
	];
	const busy = new Set([...told.map((one) => one.nip), '199201152019032901', '197003151996031906']);
	return [...told, ...others(staff.filter((person) => !busy.has(person.nip)))].sort(byEnd);
}

/** A year of colleagues: verified ones through the year, and this month's queue. */
function others(staff: Employee[]): CompletionSeed[] {
	const luck = chance('completions');
	const active = staff.filter(
		(person) => person.legalStatus === '01' && person.since < '2025-12-01'
	);
	return Array.from({ length: EARLIER + WAITING }, (_, place) => {
		const [person] = active.splice(luck.below(active.length), 1);
		if (person === undefined) {
			throw new Error('nobody left to study');
		}
		const isEarlier = place < EARLIER;
		const course = HEALTH.has(person.position)
			? luck.pick(['C13', 'C13', 'C24'])
			: luck.pick(['C24', 'C33']);
		const ended = isEarlier
			? `2026-${pad(luck.between(2, 9))}-${pad(luck.between(2, 26))}`
			: luck.pick([
					'2026-10-26',
					'2026-10-28',
					'2026-11-03',
					'2026-11-05',
					'2026-11-10',
					'2026-11-16',
					'2026-11-19'
				]);
		return taken(
			person.nip,
			course,
			daysBefore(ended, luck.between(3, 9)),
			ended,
			isEarlier ? 'verified' : null
		);
	});
}

/** In the order in which they ended, so that certificate numbers follow; unfinished ones first. */
function byEnd(first: CompletionSeed, second: CompletionSeed): number {
	return (
		(first.ended ?? '').localeCompare(second.ended ?? '') || first.nip.localeCompare(second.nip)
	);
}

function daysBefore(date: string, days: number): string {
	return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}

function pad(value: number): string {
	return String(value).padStart(2, '0');
}

function learners(staff: Employee[]): string[] {
	return [
		nth(staff, 'PKM.BIN', 'J10', 1),
		nth(staff, 'DUKCAPIL', 'J35'),
		nth(staff, 'PKM.BIN', 'J12'),
		nth(staff, 'KEL.BIN', 'J05'),
		nth(staff, 'DINKES.P2P', 'J17')
	];
}

function nth(staff: Employee[], unit: string, position: string, place = 0): string {
	const person = staff.filter(
		(one) => one.unit === unit && one.position === position && one.legalStatus === '01'
	)[place];
	if (person === undefined) {
		throw new Error(`nobody is ${position} in ${unit}`);
	}
	return person.nip;
}

function printed(nip: string, roles: [string, string | null][]): AccountSeed {
	return { nip, printed: true, roles: roles.map(([role, unit]) => ({ role, unit })) };
}

function unprinted(nip: string, roles: [string, string | null][]): AccountSeed {
	return { nip, printed: false, roles: roles.map(([role, unit]) => ({ role, unit })) };
}

function taken(
	nip: string,
	course: string,
	begun: string,
	ended: string | null,
	decision: CompletionSeed['decision']
): CompletionSeed {
	return { nip, course, begun, ended, decision };
}
