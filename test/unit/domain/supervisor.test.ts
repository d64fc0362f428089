import { describe, expect, test } from 'vitest';
import { supervisorOf, type UnitHead } from '#api/domain/supervisor.ts';

const heads: UnitHead[] = [
	{ unitId: 'dinas', personId: 'kadis', as: 'D' },
	{ unitId: 'puskesmas', personId: 'plh', as: 'PLH' },
	{ unitId: 'puskesmas', personId: 'kapus', as: 'D' }
];
const ask = (personId: string, given: Partial<Parameters<typeof supervisorOf>[0]> = {}) =>
	supervisorOf({ personId, unitPath: '/kab/dinas/puskesmas/', heads, named: null, ...given })
		?.personId ?? null;

describe('the supervisor', () => {
	test('is the head of the unit, also while somebody acts for a day', () => {
		expect(ask('sari')).toBe('kapus');
	});

	test('of a head, or of who acts as one, is the head of the unit above', () => {
		expect(ask('kapus')).toBe('kadis');
		expect(ask('plh')).toBe('kadis');
	});

	test('is found further up where a unit has no head', () => {
		expect(ask('guru', { unitPath: '/kab/dinas/sekolah/' })).toBe('kadis');
		expect(ask('kadis', { unitPath: '/kab/dinas/' })).toBe(null);
		expect(ask('baru', { unitPath: null })).toBe(null);
	});

	test('is whoever HR named, for the unit or for the person', () => {
		const named: UnitHead = { unitId: 'puskesmas', personId: 'titus', as: 'named' };
		expect(ask('sari', { heads: [...heads, named] })).toBe('titus');
		expect(ask('kapus', { heads: [...heads, named] })).toBe('titus');
		expect(ask('sari', { named: 'sekda' })).toBe('sekda');
	});
});
