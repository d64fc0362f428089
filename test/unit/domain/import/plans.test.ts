import fc from 'fast-check';
import { describe, test } from 'vitest';
import { columnLabel } from '#api/domain/import/column-label.ts';
import { importKinds } from '#api/domain/import/column.ts';
import { findHeadings, hasMergedHeadings, suggestMapping } from '#api/domain/import/heading.ts';
import { columnsOf, kinds } from '#api/domain/import/kinds.ts';
import type { PersonKey } from '#api/domain/import/kinds/people.ts';
import type { UnitKey } from '#api/domain/import/kinds/units.ts';
import { planPeople, type KnownPeople } from '#api/domain/import/plans/people.ts';
import { modeOf } from '#api/domain/import/plans/courses.ts';
import { planUnits, type UnitCells } from '#api/domain/import/plans/units.ts';
import { readRows } from '#api/domain/import/read-rows.ts';

const today = '2026-11-23';
const unitRows = (rows: Partial<Record<UnitKey, string>>[]) => {
	const keys = kinds.units.columns.map(({ key }) => key);
	const mapping = Object.fromEntries(keys.map((key, index) => [key, index]));
	return readRows(
		rows.map((row, index) => ({ number: index + 2, cells: keys.map((key) => row[key] ?? '') })),
		kinds.units.columns,
		mapping
	);
};
const personRows = (rows: Partial<Record<PersonKey, string>>[]) => {
	const keys = kinds.people.columns.map(({ key }) => key);
	const mapping = Object.fromEntries(keys.map((key, index) => [key, index]));
	return readRows(
		rows.map((row, index) => ({ number: index + 2, cells: keys.map((key) => row[key] ?? '') })),
		kinds.people.columns,
		mapping
	);
};
const known = (given: Partial<KnownPeople> = {}): KnownPeople => ({
	people: new Map(),
	units: new Map([
		['U1', 'U1'],
		['U2', 'U2']
	]),
	positions: new Set(['J1', 'J2']),
	positionsByName: new Map([
		['perawat', ['J1']],
		['guru', ['J2', 'J3']]
	]),
	ranks: new Map([
		['iii/b', 'III/b'],
		['32', 'III/b']
	]),
	legalStatuses: new Map([
		['01', '01'],
		['aktif', '01']
	]),
	today,
	...given
});
const sari = {
	nip: '199201152019032901',
	nama: 'Sari',
	kodeUnit: 'U1',
	kodeJabatan: 'J1',
	tmtJabatan: '2019-03-01'
};

describe('headings', () => {
	test('each kind recognises its own template, key by key', ({ expect }) => {
		for (const kind of importKinds) {
			const columns = columnsOf(kind);
			const mapping = suggestMapping(
				columns.map(({ label }) => label),
				columns
			);
			expect(Object.keys(mapping)).toHaveLength(columns.length);
		}
	});

	test('SIASN’s data-utama and rw-kursus are recognised', ({ expect }) => {
		const person = [
			'nipBaru',
			'nama',
			'gelarDepan',
			'gelarBelakang',
			'kedudukanPnsId',
			'unorId',
			'jabatanNama',
			'tmtJabatan',
			'golRuangAkhirId',
			'email'
		];
		expect(Object.keys(suggestMapping(person, columnsOf('people')))).toHaveLength(person.length);
		const course = [
			'nipBaru',
			'jenisDiklatId',
			'namaKursus',
			'institusiPenyelenggara',
			'noSertipikat',
			'jumlahJam',
			'tahunKursus',
			'tanggalKursus',
			'tanggalSelesaiKursus',
			'id'
		];
		expect(Object.keys(suggestMapping(course, columnsOf('past-trainings')))).toHaveLength(
			course.length
		);
	});

	test('that mean nothing to the portal are left alone, wherever they stand', ({ expect }) => {
		const headings = ['No.', 'Nama Pegawai', 'Agama', 'NIP Baru', '', 'Catatan'];
		expect(suggestMapping(headings, columnsOf('people'))).toEqual({ nip: 3, nama: 1 });
	});

	test('stand below titles, and are refused when merged', ({ expect }) => {
		const rows = [
			{ number: 1, cells: ['DAFTAR PEGAWAI'] },
			{ number: 3, cells: ['NIP', 'Nama Pegawai'] },
			{ number: 4, cells: ['1', 'a'] }
		];
		expect(findHeadings(rows, columnsOf('people'))).toBe(1);
		expect(hasMergedHeadings(3, [{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 5 }])).toBe(
			false
		);
		expect(hasMergedHeadings(3, [{ fromRow: 2, toRow: 3, fromColumn: 0, toColumn: 0 }])).toBe(true);
	});

	test('every column has a name in both languages', ({ expect }) => {
		for (const kind of importKinds) {
			for (const { key } of columnsOf(kind)) {
				expect(columnLabel(key, 'id', kind)).not.toBe('');
				expect(columnLabel(key, 'en', kind)).not.toBe('');
			}
		}
	});
});

describe('units', () => {
	const plan = (rows: Partial<Record<UnitKey, string>>[], stored: UnitCells[] = []) =>
		planUnits({
			rows: unitRows(rows),
			known: new Map(stored.map((cells) => [cells.kode, cells])),
			today
		});
	const codes = (rows: Partial<Record<UnitKey, string>>[]) =>
		plan(rows).map(({ errors }) => errors[0]?.code ?? 'ok');

	test('find their parent in any row, also by its SIASN id', ({ expect }) => {
		const rows = [
			{ kode: 'C', nama: 'c', kodeInduk: 'AB-12' },
			{ kode: 'P', nama: 'p', unorId: 'ab-12' }
		];
		expect(codes(rows)).toEqual(['ok', 'ok']);
		expect(plan(rows)[0]?.write?.cells.kodeInduk).toBe('P');
	});

	test('fall with the parent that is refused', ({ expect }) => {
		expect(
			codes([
				{ kode: 'A', nama: '' },
				{ kode: 'B', nama: 'b', kodeInduk: 'A' },
				{ kode: 'C', nama: 'c', kodeInduk: 'B' }
			])
		).toEqual(['required', 'unknown-parent', 'unknown-parent']);
	});

	test('refuse themselves twice and below themselves', ({ expect }) => {
		expect(
			codes([
				{ kode: 'A', nama: 'a', kodeInduk: 'B' },
				{ kode: 'B', nama: 'b', kodeInduk: 'A' }
			])
		).toEqual(['unit-cycle', 'unit-cycle']);
		expect(
			codes([
				{ kode: 'A', nama: 'a' },
				{ kode: 'a', nama: 'b' }
			])
		).toEqual(['ok', 'duplicate-in-file']);
	});

	test('planned rows never leave a cycle or a missing parent behind', ({ expect }) => {
		const code = fc.constantFrom('A', 'B', 'C', 'D', 'E');
		const row = fc.record({
			kode: code,
			nama: fc.constantFrom('x', ''),
			kodeInduk: fc.option(code, { nil: '' })
		});
		fc.assert(
			fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
				const written = plan(rows).flatMap(({ write }) => (write ? [write.cells] : []));
				const parentOf = new Map(written.map(({ kode, kodeInduk }) => [kode, kodeInduk]));
				for (const { kode } of written) {
					let at = kode;
					for (let step = 0; at !== ''; step++) {
						expect(step).toBeLessThan(9);
						const parent = parentOf.get(at);
						if (parent === undefined) throw new Error(`${at} is not there`);
						at = parent;
					}
				}
			})
		);
	});
});

describe('people', () => {
	const first = (rows: Partial<Record<PersonKey, string>>[], given: Partial<KnownPeople> = {}) =>
		planPeople(personRows(rows), known(given)).map(
			({ outcome, errors }) => errors[0]?.code ?? outcome
		);
	const held = (
		cells: Partial<Record<PersonKey, string>>,
		appointments: { validFrom: string; validTo: string | null; kind?: string }[]
	) => {
		const [row] = planPeople(personRows([{ ...sari, ...cells }]), known());
		const own = row?.write?.own;
		if (!own) throw new Error('not new');
		return new Map([
			[
				sari.nip,
				{
					id: 'per_1',
					cells: own,
					appointments: appointments.map((each, index) => ({
						id: `apt_${index}`,
						kind: 'D',
						unitCode: 'U1',
						positionCode: 'J1',
						...each
					}))
				}
			]
		]);
	};

	test('may hold a definitive and an acting position, not two definitive ones', ({ expect }) => {
		expect(
			first([sari, { ...sari, kodeJabatan: 'J2', jenisPenugasan: 'Plt', tmtJabatan: '2025-01-01' }])
		).toEqual(['new', 'changed']);
		expect(first([sari, { ...sari, kodeJabatan: 'J2' }])).toEqual(['new', 'two-definitive']);
		expect(first([sari, sari])).toEqual(['new', 'duplicate-in-file']);
		expect(
			first([sari, { ...sari, nama: 'Lain', kodeJabatan: 'J2', jenisPenugasan: 'PLH' }])
		).toEqual(['new', 'person-differs']);
	});

	test('are placed by code, SIASN id or name of the position, never by guess', ({ expect }) => {
		expect(first([{ ...sari, kodeJabatan: '', jabatanNama: 'Perawat' }])).toEqual(['new']);
		expect(first([{ ...sari, kodeJabatan: '', jabatanNama: 'Guru' }])).toEqual([
			'ambiguous-position'
		]);
		expect(first([{ ...sari, kodeUnit: 'ZZ' }])).toEqual(['unknown-unit']);
		expect(first([{ ...sari, kodeUnit: '' }])).toEqual(['unit-and-position']);
		expect(first([{ ...sari, tmtJabatan: '' }])).toEqual(['required']);
	});

	test('who move begin anew, and the old appointment ends the day before', ({ expect }) => {
		const people = held({}, [{ validFrom: '2019-03-01', validTo: null }]);
		const [row] = planPeople(
			personRows([{ ...sari, kodeUnit: 'U2', tmtJabatan: '01-06-2026' }]),
			known({ people })
		);
		expect(row?.write?.appointment).toEqual({
			end: { id: 'apt_0', validTo: '2026-05-31' },
			open: {
				unitCode: 'U2',
				positionCode: 'J1',
				kind: 'D',
				validFrom: '2026-06-01',
				validTo: null
			},
			revise: null
		});
		expect(first([{ ...sari, kodeUnit: 'U2' }], { people })).toEqual(['starts-before-current']);
		expect(first([sari], { people })).toEqual(['unchanged']);
		expect(
			first([{ ...sari, kodeUnit: 'U2', tmtJabatan: '2010-01-01', tanggalSelesai: '2018-12-31' }], {
				people
			})
		).toEqual(['changed']);
	});

	test('keep what a blank cell does not say, and lose what a dash says', ({ expect }) => {
		const people = held({ gelarBelakang: 'S.Kep.' }, [{ validFrom: '2019-03-01', validTo: null }]);
		expect(first([{ nip: sari.nip, nama: 'Sari' }], { people })).toEqual(['unchanged']);
		const [row] = planPeople(
			personRows([{ nip: sari.nip, nama: 'Sari', gelarBelakang: '-' }]),
			known({ people })
		);
		expect(row?.changes).toEqual([{ column: 'gelarBelakang', before: 'S.Kep.', after: '' }]);
	});

	test('have their rank and status in SIASN’s codes or in words', ({ expect }) => {
		for (const golongan of ['32', 'III/b', 'Penata Muda Tingkat I, III/b', '(iii/B)']) {
			const [row] = planPeople(
				personRows([{ ...sari, golongan, kedudukanHukum: 'Aktif' }]),
				known()
			);
			expect(row?.write?.own).toMatchObject({
				golongan: 'III/b',
				kedudukanHukum: '01',
				statusAsn: 'PNS'
			});
		}
		expect(first([{ ...sari, golongan: 'IX' }])).toEqual(['unknown-rank']);
	});
});

test('free words about the way of learning mean one mode', ({ expect }) => {
	expect(modeOf('blended (290 JP di kelas + 540 JP aktualisasi)')).toBe('blended');
	expect(modeOf('MOOC mandiri')).toBe('self-paced');
	expect(modeOf('PJJ sinkron')).toBe('distance');
	expect(modeOf('klasikal 3 hari')).toBe('classroom');
});
