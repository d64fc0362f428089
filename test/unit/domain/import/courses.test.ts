import { describe, test } from 'vitest';
import type { CourseKey } from '#api/domain/import/kinds/courses.ts';
import { kinds } from '#api/domain/import/kinds.ts';
import { planCompetencies } from '#api/domain/import/plans/competencies.ts';
import { planCourses, type CourseCells } from '#api/domain/import/plans/courses.ts';
import { readOtherwise } from '#api/domain/import/read-otherwise.ts';
import { readRows } from '#api/domain/import/read-rows.ts';
import { targetsOf } from '#api/domain/import/target-positions.ts';

const positions = new Set(['J05', 'J07', 'J08', 'J09', 'J10', 'J11', 'J14']);
const codesIn = (text: string) => {
	const targets = targetsOf(text, positions);
	return targets.ok ? targets.value.codes.join(' ') : `? ${targets.error}`;
};

describe('whom a course is for', () => {
	test.each([
		['J05', 'J05'],
		['j07; J05', 'J05 J07'],
		['Pengawas (J05, J07)', 'J05 J07'],
		['J08, calon kepala Puskesmas', 'J08'],
		['J09-J14', 'J09 J10 J11 J14'],
		['J09 s.d. 11; J05', 'J05 J09 J10 J11'],
		['semua OPD; J07', 'J07'],
		['semua ASN', ''],
		['PPPK baru (634 SK 25-8-2025)', ''],
		['J99', '? J99'],
		['Pengawas (J05, J70)', '? J70'],
		['pejabat J70 saja', '? J70'],
		['J09-J15', '? J15']
	])('%s means %s', (text, codes) => {
		if (codesIn(text) !== codes) throw new Error(`${text}: ${codesIn(text)}`);
	});

	test('is refused by the name of the code before any position is known', ({ expect }) => {
		expect(targetsOf('Pengawas (J05, J07)', new Set())).toEqual({ ok: false, error: 'J05' });
	});
});

const columns = kinds.courses.columns;
const plan = (given: Partial<Record<CourseKey, string>>, stored: CourseCells[] = []) => {
	const mapping = Object.fromEntries(columns.map(({ key }, index) => [key, index]));
	const row = { kode: 'C01', judul: 'Judul', bentuk: 'KL03', ...given };
	const cells = columns.map(({ key }) => row[key] ?? '');
	const [planned] = planCourses(readRows([{ number: 2, cells }], columns, mapping), {
		courses: new Map(stored.map((each) => [each.kode, each])),
		forms: new Map([
			['KL03', 'KL03'],
			['KL12', 'KL12'],
			['NKL03', 'NKL03'],
			['PELATIHAN TEKNIS', 'KL03'],
			['3', 'KL03']
		]),
		competencyCodes: new Set(['M.1', 'M.2']),
		positionCodes: positions
	});
	if (!planned) throw new Error('no row');
	return planned;
};

describe('a course', () => {
	test.each([
		['KL03', 'KL03'],
		['kl03 Teknis', 'KL03'],
		['3', 'KL03'],
		['Pelatihan Teknis', 'KL03'],
		['KL12/NKL03', 'KL12'],
		['Pelatihan dasar CPNS', undefined]
	])('of the form %s has the form %s', (bentuk, form) => {
		const { write, errors } = plan({ bentuk });
		if (write?.cells.bentuk !== form) throw new Error(JSON.stringify(errors));
		if (!form && errors[0]?.code !== 'unknown-form') throw new Error(JSON.stringify(errors));
	});

	test('keeps the words about its target beside the codes in them, and changes nothing twice', ({
		expect
	}) => {
		const first = plan({ sasaran: 'Pengawas (J05, J07)', kompetensi: 'M.*=2' });
		expect(first.write?.cells).toMatchObject({
			sasaran: 'J05; J07',
			keteranganSasaran: 'Pengawas (J05, J07)',
			kompetensi: 'M.1=2; M.2=2'
		});
		const stored = first.write ? [first.write.cells] : [];
		expect(plan({ sasaran: 'Pengawas (J05, J07)' }, stored).outcome).toBe('unchanged');
		expect(plan({ sasaran: 'semua ASN' }, stored).write?.cells).toMatchObject({
			sasaran: '',
			keteranganSasaran: 'semua ASN'
		});
	});

	test('says what a cell was read as, where that is not what it says', ({ expect }) => {
		const cells = { bentuk: 'KL12/NKL03', sasaran: 'Pengawas (J05, J07)', judul: 'Judul' };
		expect(readOtherwise({ cells, ...plan(cells) }, columns)).toEqual([
			{ column: 'bentuk', text: 'KL12' },
			{ column: 'sasaran', text: 'J05; J07' }
		]);
		const plainCells = { bentuk: 'KL03', sasaran: 'J07, J05' };
		expect(readOtherwise({ cells: plainCells, ...plan(plainCells) }, columns)).toEqual([]);
	});
});

test('a competency without a kind has the one its code begins with, or is refused', ({
	expect
}) => {
	const keys = kinds.competencies.columns;
	const rows = ['M.1', 'SK.1', 'T.KES.05', 'X.1'].map((code, index) => ({
		number: index + 2,
		cells: [code, 'Nama']
	}));
	const planned = planCompetencies({
		rows: readRows(rows, keys, { kode: 0, nama: 1 }),
		known: new Map()
	});
	expect(planned.map(({ write, errors }) => write?.cells.jenis ?? errors[0])).toMatchObject([
		'managerial',
		'sociocultural',
		'technical',
		{ column: 'jenis', code: 'required' }
	]);
});
