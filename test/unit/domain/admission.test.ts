import { describe, expect, test } from 'vitest';
import {
	eligibility,
	unmet,
	type Applicant,
	type Rank,
	type Requirement
} from '#api/domain/eligibility.ts';
import { deskAfterNomination, fitQuotas, nestedQuota } from '#api/domain/event-quota.ts';

const ladder: Record<string, Rank> = {
	'II/c': { ladder: 'PNS', sequence: 7 },
	'III/a': { ladder: 'PNS', sequence: 9 },
	'III/c': { ladder: 'PNS', sequence: 11 },
	VII: { ladder: 'PPPK', sequence: 7 },
	IX: { ladder: 'PPPK', sequence: 9 }
};
const rankOf = (code: string) => ladder[code];
const nurse: Applicant = {
	positions: ['pos_nurse'],
	classes: ['jf_terampil'],
	rank: ladder['II/c'] ?? null,
	gap: true,
	courses: ['crs_basic']
};
const missing = (requirements: Requirement[], applicant: Applicant = nurse) =>
	unmet(eligibility({ requirements, applicant, rankOf }));

describe('who may come to an event', () => {
	test('everybody, when nothing is asked', () => {
		expect(missing([])).toEqual([]);
	});
	test('who holds one of the positions or one of the classes', () => {
		const either: Requirement[] = [
			{ kind: 'position', about: 'pos_doctor' },
			{ kind: 'position', about: 'pos_nurse' }
		];
		expect(missing(either)).toEqual([]);
		expect(missing([{ kind: 'position', about: 'pos_doctor' }])).toEqual(['position']);
		expect(missing([{ kind: 'class', about: 'jf_ahli_muda' }])).toEqual(['class']);
	});
	test('who has climbed to the rank on the own ladder; the other ladder is not asked', () => {
		expect(missing([{ kind: 'rank', about: 'III/a' }])).toEqual(['rank']);
		const above = { ...nurse, rank: ladder['III/c'] ?? null };
		expect(missing([{ kind: 'rank', about: 'III/a' }], above)).toEqual([]);
		const onContract = { ...nurse, rank: ladder['VII'] ?? null };
		expect(missing([{ kind: 'rank', about: 'III/a' }], onContract)).toEqual([]);
		expect(missing([{ kind: 'rank', about: 'IX' }], onContract)).toEqual(['rank']);
		expect(missing([{ kind: 'rank', about: 'IX' }], { ...nurse, rank: null })).toEqual(['rank']);
	});
	test('who has the gap, and finished every course that comes before', () => {
		expect(missing([{ kind: 'gap', about: '' }], { ...nurse, gap: false })).toEqual(['gap']);
		const both: Requirement[] = [
			{ kind: 'course', about: 'crs_basic' },
			{ kind: 'course', about: 'crs_next' }
		];
		expect(missing(both)).toEqual(['course']);
		expect(missing(both, { ...nurse, courses: ['crs_basic', 'crs_next'] })).toEqual([]);
	});
	test('each kind is asked for itself', () => {
		expect(
			missing([
				{ kind: 'course', about: 'crs_next' },
				{ kind: 'position', about: 'pos_nurse' },
				{ kind: 'rank', about: 'III/a' }
			])
		).toEqual(['rank', 'course']);
	});
});

describe('the quota of a unit', () => {
	const health = { unitId: 'unt_h', path: '/unt_r/unt_h/', seats: 3, used: 1 };
	const ward = '/unt_r/unt_h/unt_w/';
	test('holds for everything below it', () => {
		expect(fitQuotas([health], [ward, health.path]).ok).toBe(true);
		expect(fitQuotas([health], [ward, ward, ward])).toEqual({
			ok: false,
			error: { code: 'quota-full', quota: 3, used: 1, unitId: 'unt_h' }
		});
	});
	test('is nothing for who stands outside, and no limit where there is none', () => {
		expect(fitQuotas([health], ['/unt_r/unt_s/']).ok).toBe(false);
		expect(fitQuotas([health], [null]).ok).toBe(false);
		expect(fitQuotas([], ['/unt_r/unt_s/', null]).ok).toBe(true);
	});
	test('never lies within another', () => {
		expect(nestedQuota([health, { path: '/unt_r/unt_s/' }])).toBeUndefined();
		expect(nestedQuota([health, { path: ward }])?.path).toBe(ward);
	});
	test('who proposes has agreed; about themselves somebody else is asked', () => {
		expect(deskAfterNomination('supervisor', { own: false })).toBeNull();
		expect(deskAfterNomination('supervisor-hr', { own: false })).toBe('reviewed');
		expect(deskAfterNomination('supervisor', { own: true })).toBe('requested');
		expect(deskAfterNomination('hr', { own: false })).toBe('reviewed');
		expect(deskAfterNomination('none', { own: true })).toBeNull();
	});
});
