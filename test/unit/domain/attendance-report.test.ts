import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutOf, mappingOf, minutesOf, presenceOf } from '#api/domain/attendance-report.ts';
import { matchOf, plainName, type Listed } from '#api/domain/report-match.ts';
import { planReport } from '#api/domain/report-plan.ts';

const own = 'Materi pokok (27-11-2026 08.00)';
const zoom = [
	'Name (original name)',
	'Email',
	'Join time',
	'Leave time',
	'Duration (minutes)',
	'Guest',
	'In waiting room'
];
const meet = ['First name', 'Last name', 'Email', 'Duration', 'Time joined', 'Time exited'];

describe('the columns of a report', () => {
	test.each([
		['Zoom', zoom, 'zoom', { name: 0, email: 1, minutes: 4 }],
		[
			'Zoom, one line each',
			['Name (Original Name)', 'User Email', 'Total Duration (Minutes)', 'Guest'],
			'zoom',
			{ name: 0, email: 1, minutes: 2 }
		],
		['Google Meet', meet, 'meet', { firstName: 0, lastName: 1, email: 2, minutes: 3 }],
		[
			'our own spreadsheet',
			['No', 'Nama', 'NIP', 'Golongan', 'Unit kerja', own, 'JP dihadiri'],
			'own',
			{ name: 1, nip: 2, status: 5 }
		],
		['a list by hand', ['NIP', 'Nama lengkap'], 'other', { nip: 0, name: 1 }]
	] as const)('of %s are known', (_, headings, layout, mapping) => {
		expect(layoutOf(headings, own)).toBe(layout);
		expect(mappingOf(headings, own)).toMatchObject(mapping);
	});
});

describe('minutes', () => {
	test.each([
		['115', 115],
		['115,4', 115],
		['1:55:20', 115],
		['01:05', 65],
		['1 hr 55 min', 115],
		['1 h 5 m', 65],
		['2 j 3 mnt', 123],
		['45 min', 45],
		['2 jam', 120],
		['30 s', 0],
		['', null],
		['lama', null]
	])('“%s” are %s', (text, minutes) => {
		expect(minutesOf(text)).toBe(minutes);
	});

	const session = {
		startsAt: new Date('2026-11-27T00:00:00Z'),
		endsAt: new Date('2026-11-27T02:00:00Z')
	};
	const rules = { presentPercent: 75, latePercent: 50 };
	test.each([
		[90, 'present'],
		[89, 'late'],
		[60, 'late'],
		[59, 'short']
	])('%s of 120 are %s', (attended, presence) => {
		expect(presenceOf(attended, session, rules)).toBe(presence);
	});

	test('more of them never make less of a presence', () => {
		const order = ['short', 'late', 'present'];
		fc.assert(
			fc.property(fc.nat(300), fc.nat(300), (a, b) => {
				const [less, more] = [Math.min(a, b), Math.max(a, b)].map((each) =>
					order.indexOf(presenceOf(each, session, rules))
				);
				expect(less).toBeLessThanOrEqual(more ?? -1);
			})
		);
	});
});

const ani: Listed = {
	signupId: 'ani',
	name: 'Ani Nurhayati',
	nip: '199201152019032901',
	email: 'ani@mamuju.example'
};
const budi: Listed = { signupId: 'budi', name: 'Budi Rekan', nip: null, email: null };
const twin: Listed = { signupId: 'twin', name: 'Ani Nurhayati', nip: null, email: null };
const row = (given: Partial<{ name: string; email: string; nip: string }>) => ({
	name: '',
	email: '',
	nip: '',
	...given
});

describe('who a row is', () => {
	test.each([
		['by address, whatever the name', { name: 'HP saya', email: ' ANI@mamuju.example' }, 'email'],
		['by number', { nip: '19920115 201903 2 901' }, 'nip'],
		['by a number in the name', { name: 'Dinkes_199201152019032901' }, 'nip'],
		['by the whole name', { name: 'ani  NURHAYATI' }, 'name'],
		['by the name without titles', { name: 'Ns. Ani Nurhayati, S.Kep.' }, 'name'],
		['by the name in brackets', { name: 'Galaxy A12 (Ani Nurhayati)' }, 'name'],
		['by the name after an office', { name: 'Dinkes - Ani Nurhayati' }, 'name']
	])('%s', (_, given, by) => {
		expect(matchOf(row(given), [ani, budi])).toEqual({ by, signupId: 'ani' });
	});

	test('is asked where two have one name, or only a part of it is told', () => {
		expect(matchOf(row({ name: 'Ani Nurhayati' }), [ani, budi, twin])).toEqual({
			by: null,
			candidates: ['ani', 'twin']
		});
		expect(matchOf(row({ name: 'Nurhayati' }), [ani, budi])).toEqual({
			by: null,
			candidates: ['ani']
		});
		expect(matchOf(row({ name: 'iPhone' }), [ani, budi])).toEqual({ by: null, candidates: [] });
	});

	test('is asked where address and number name two people', () => {
		const other: Listed = { ...budi, nip: '198001012005011001' };
		const torn = matchOf(row({ email: 'ani@mamuju.example', nip: '198001012005011001' }), [
			ani,
			other
		]);
		expect(torn.by).toBeNull();
	});

	test('never is taken for somebody whose whole name differs', () => {
		const word = fc.constantFrom('ani', 'budi', 'citra', 'nurhayati', 'rekan', 'halik');
		const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
		fc.assert(
			fc.property(name, fc.array(name, { maxLength: 6 }), (told, names) => {
				const listed = names.map((each, at) => ({
					signupId: String(at),
					name: each,
					nip: null,
					email: null
				}));
				const match = matchOf(row({ name: told }), listed);
				const same = listed.filter((each) => plainName(each.name) === plainName(told));
				if (match.by) expect(same.map(({ signupId }) => signupId)).toEqual([match.signupId]);
				else expect(same.length === 1).toBe(false);
			})
		);
	});
});

const statuses = [
	{ code: 'present', name: 'Hadir', weight: 100, late: false, proof: false },
	{ code: 'late', name: 'Terlambat', weight: 100, late: true, proof: false },
	{ code: 'sick', name: 'Sakit', weight: 0, late: false, proof: true }
];
const plan = (given: Partial<Parameters<typeof planReport>[0]>) =>
	planReport({
		rows: [],
		mapping: { name: 0, email: 1, minutes: 2 },
		listed: [ani, budi],
		statuses,
		standing: new Map(),
		session: {
			startsAt: new Date('2026-11-27T00:00:00Z'),
			endsAt: new Date('2026-11-27T02:00:00Z')
		},
		rules: { presentPercent: 75, latePercent: 50 },
		...given
	});

describe('what a report would mark', () => {
	test('is planned soon, whatever stands in a cell and however many came', () => {
		const listed = Array.from({ length: 1000 }, (_, at) => ({
			...{ signupId: `sgn_${at}`, name: `Ns. Nurhayati${at} Paelongan, S.Kep.` },
			...{ nip: null, email: null }
		}));
		plan({ listed, rows: [{ number: 1, cells: ['('.repeat(1_000_000)] }], mapping: { name: 0 } });
		const rows = Array.from({ length: 500 }, (_, at) => ({
			number: at,
			cells: [`Dinkes_Orang Lain ${at}`]
		}));
		// Were it to compare each with each letter by letter, the test would run out of time.
		expect(plan({ listed, rows, mapping: { name: 0 } })).toHaveLength(500);
	});

	test('adds the minutes of somebody who lost the connection and came back', () => {
		const rows = [
			{ number: 2, cells: ['Ani Nurhayati', '', '40'] },
			{ number: 3, cells: ['Budi Rekan', '', '70'] },
			{ number: 4, cells: ['HP', 'ani@mamuju.example', '55'] },
			{ number: 5, cells: ['Tamu', '', '120'] },
			{ number: 6, cells: ['', '', ''] }
		];
		expect(plan({ rows })).toMatchObject([
			{ rows: [2, 4], signupId: 'ani', minutes: 95, status: 'present', outcome: 'marks' },
			{ rows: [3], signupId: 'budi', minutes: 70, status: 'late', outcome: 'marks' },
			{ rows: [5], signupId: null, status: 'present', outcome: 'asks' }
		]);
	});

	test('leaves what stands, and says so', () => {
		const rows = [
			{ number: 2, cells: ['Ani Nurhayati', '', '120'] },
			{ number: 3, cells: ['Budi Rekan', '', '120'] }
		];
		const standing = new Map([
			['ani', 'present'],
			['budi', 'sick']
		]);
		expect(plan({ rows, standing }).map(({ outcome }) => outcome)).toEqual(['same', 'differs']);
	});

	test('too short and unreadable rows are told, not marked', () => {
		const rows = [
			{ number: 2, cells: ['Ani Nurhayati', '', '5'] },
			{ number: 3, cells: ['Budi Rekan', '', 'sebentar'] }
		];
		expect(plan({ rows }).map(({ outcome, status }) => [outcome, status])).toEqual([
			['short', null],
			['unread', null]
		]);
	});

	test('takes the words of a matrix, and nothing from its empty cells', () => {
		const rows = [
			{ number: 2, cells: ['Ani Nurhayati', 'Sakit'] },
			{ number: 3, cells: ['Budi Rekan', ''] }
		];
		const mapping = { name: 0, status: 1 };
		expect(plan({ rows, mapping })).toMatchObject([{ signupId: 'ani', status: 'sick' }]);
	});

	test('is the same in whatever order its lines come', () => {
		const line = fc.record({
			who: fc.constantFrom('Ani Nurhayati', 'Budi Rekan', 'Tamu', 'Nurhayati'),
			minutes: fc.nat(200)
		});
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
				const rows = lines.map(({ who, minutes }, at) => ({
					number: at + 2,
					cells: [who, '', String(minutes)]
				}));
				const told = (given: typeof rows) =>
					plan({ rows: given })
						.map(
							({ shown, status, outcome, minutes }) => `${shown} ${status} ${outcome} ${minutes}`
						)
						.sort();
				expect(told(rows.toReversed())).toEqual(told(rows));
			})
		);
	});
});
