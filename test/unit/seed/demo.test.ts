import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readEmployeeNumber } from '#api/domain/employee-number.ts';
import type {
	AccountSeed,
	CompletionSeed,
	ImportRow,
	LegalStatusSeed,
	RankSeed,
	WorkshopsSeed
} from '#db/seed/shapes.ts';

const seed = new URL('../../../db/seed/', import.meta.url);
const read = <Value = ImportRow[]>(path: string): Value =>
	JSON.parse(readFileSync(new URL(`${path}.json`, seed), 'utf8'));
const keys = (rows: ImportRow[], key: string) => new Set(rows.map((row) => row[key] ?? ''));

const units = read('demo/units');
const positions = read('demo/positions');
const people = read('demo/people');
const courses = read('demo/courses');
const trainings = read('demo/past-trainings');
const levels = read('demo/levels');
const competencies = new Map(
	[...read('reference/competencies'), ...read('demo/competencies')].map((row) => [
		row['kode'] ?? '',
		row
	])
);
const numbers = keys(people, 'nip');

describe('the demo agency', () => {
	it('has 400 people, about 45 units, 37 positions, 65 competencies and 35 courses', () => {
		expect(numbers.size).toBe(400);
		expect(units.length).toBeGreaterThanOrEqual(45);
		expect(positions).toHaveLength(37);
		expect(competencies.size).toBe(65);
		expect(courses).toHaveLength(35);
	});

	it('uses valid employee numbers that no real person has', () => {
		for (const person of people) {
			const number = person['nip'] ?? '';
			const parsed = readEmployeeNumber(number);
			expect(parsed.ok, number).toBe(true);
			expect(number.slice(15), number).toMatch(/^9\d\d$/);
			expect(Number(number.slice(12, 14)) > 12, number).toBe(
				(person['statusAsn'] ?? '').startsWith('PPPK')
			);
		}
	});

	it('names only units, positions, ranks and statuses that exist', () => {
		const ranks = read<RankSeed[]>('reference/ranks').map((rank) => rank.code);
		const statuses = read<LegalStatusSeed[]>('reference/legal-statuses').map(
			(status) => status.code
		);
		for (const person of people) {
			expect(keys(units, 'kode')).toContain(person['kodeUnit']);
			expect(keys(positions, 'kode')).toContain(person['kodeJabatan']);
			expect(ranks).toContain(person['golongan']);
			expect(statuses).toContain(person['kedudukanHukum']);
		}
		for (const unit of units) {
			expect(unit['kodeInduk'] === '' || keys(units, 'kode').has(unit['kodeInduk'] ?? '')).toBe(
				true
			);
		}
	});

	it('asks of positions only competencies that exist', () => {
		for (const position of positions) {
			for (const entry of (position['persyaratan'] ?? '').split('; ')) {
				expect(entry).toMatch(/^[A-Z]+(\.[A-Z]+)?\.\d+=[1-5]:(mutlak|penting|perlu)$/);
				expect([...competencies.keys()]).toContain(entry.split('=')[0]);
			}
		}
	});

	it('lets one person act in more than one position', () => {
		expect(people.length).toBeGreaterThan(numbers.size);
		expect(keys(people, 'jenisPenugasan')).toEqual(new Set(['D', 'PLT', 'TT']));
	});

	it('has a history of trainings and levels of people it knows', () => {
		const broken = [...trainings, ...levels].filter((row) => !numbers.has(row['nip'] ?? ''));
		expect(broken).toEqual([]);
		const dated = /^\d{2}-\d{2}-202[56]$/;
		expect(
			trainings.filter(
				(row) => Number(row['jumlahJam']) < 1 || !dated.test(row['tanggalSelesaiKursus'] ?? '')
			)
		).toEqual([]);
		expect(
			levels.filter(
				(row) =>
					!competencies.has(row['kodeKompetensi'] ?? '') || !/^[1-5]$/.test(row['level'] ?? '')
			)
		).toEqual([]);
		expect(new Set(trainings.map((row) => row['nomorSertipikat'])).size).toBe(trainings.length);
	});

	it('leaves the nurse 6 JP short of the year, as much as the course that closes her gap', () => {
		const nurse = '199201152019032901';
		const earned = trainings.filter((row) => row['nip'] === nurse && row['tahunKursus'] === '2026');
		expect(earned.reduce((sum, row) => sum + Number(row['jumlahJam']), 0)).toBe(14);
		const counted = levels.filter((row) => row['nip'] === nurse && row['sumber'] !== 'diri');
		expect(keys(counted, 'kodeKompetensi')).not.toContain('T.KES.10');
	});

	it('gives accounts and online completions to people it knows', () => {
		const accounts = read<AccountSeed[]>('demo/accounts');
		expect(accounts.filter((account) => account.printed)).toHaveLength(7);
		for (const { nip, roles } of accounts) {
			expect(numbers).toContain(nip);
			for (const { unit } of roles) {
				expect(unit === null || keys(units, 'kode').has(unit)).toBe(true);
			}
		}
		for (const { nip, course } of read<CompletionSeed[]>('demo/history')) {
			expect(numbers).toContain(nip);
			expect(['C13', 'C24', 'C33']).toContain(course);
		}
	});
});

describe('its workshops', () => {
	const { rooms, events } = read<WorkshopsSeed>('demo/workshops');

	it('are of courses, rooms and people that it has', () => {
		const codes = keys(courses, 'kode');
		const names = new Set(rooms.map(({ name }) => name));
		for (const { course, sessions, participants } of events) {
			expect(codes.has(course), course).toBe(true);
			expect(
				sessions.every(({ room }) => names.has(room)),
				course
			).toBe(true);
			expect(
				participants.every(({ nip }) => numbers.has(nip)),
				course
			).toBe(true);
		}
	});

	it('give the JP that the catalogue promises, and marks for every session that is over', () => {
		for (const { course, inDays, sessions, participants } of events) {
			const promised = courses.find((row) => row['kode'] === course)?.['jp'];
			expect(String(sessions.reduce((sum, { jp }) => sum + jp, 0)), course).toBe(String(promised));
			const marked = inDays < 0 ? sessions.length : 0;
			expect(
				participants.every(({ attended }) => attended.length === marked),
				course
			).toBe(true);
		}
	});
});
