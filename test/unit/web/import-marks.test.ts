import { describe, expect, test } from 'vitest';
import { marksOf } from '../../../web/src/routes/(app)/workshops/[eventId]/attendance/[sessionId]/import/marks-of.ts';

type Plan = Parameters<typeof marksOf>[0];
const row = (given: Partial<Plan['items'][number]>): Plan['items'][number] => ({
	rows: [5],
	shown: 'Budi',
	minutes: null,
	match: null,
	signupId: null,
	candidates: [],
	status: 'present',
	standing: null,
	outcome: 'asks',
	...given
});
const plan = (standing: string | null): Plan => ({
	items: [row({})],
	people: [{ signupId: 'sgn_budi', name: 'Budi Rekan', nip: null, standing }],
	missing: [],
	statuses: []
});
const told = (values: Record<string, string>) => ({
	told: (name: string) => values[name] ?? '',
	noteOf: ({ shown }: { shown: string }) => shown
});
const picked = { 'who-0': 'sgn_budi' };

describe('a row whose person was picked by hand', () => {
	test('marks them where nothing stands', () => {
		const { marks, kept } = marksOf(plan(null), told(picked));
		expect([marks.map(({ signupId }) => signupId), kept]).toEqual([['sgn_budi'], []]);
	});

	test('replaces a mark only with the tick that says so', () => {
		const unticked = marksOf(plan('sick'), told(picked));
		expect([unticked.marks, unticked.kept]).toEqual([[], [0]]);
		const ticked = marksOf(plan('sick'), told({ ...picked, 'replace-0': 'yes' }));
		expect([ticked.marks.length, ticked.kept]).toEqual([1, []]);
	});

	test('asks nothing where the same stands already, or nobody was picked', () => {
		expect(marksOf(plan('present'), told(picked))).toEqual({ marks: [], kept: [] });
		expect(marksOf(plan('sick'), told({}))).toEqual({ marks: [], kept: [] });
	});
});

test('a row that the file names keeps its own tick', () => {
	const differs = row({
		signupId: 'sgn_budi',
		match: 'name',
		standing: 'sick',
		outcome: 'differs'
	});
	const given = { ...plan('sick'), items: [differs] };
	expect(marksOf(given, told({}))).toEqual({ marks: [], kept: [] });
	expect(marksOf(given, told({ 'replace-0': 'yes' })).marks).toHaveLength(1);
});
