import { describe, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { appointment, person, personChange, recordChange, unit } from '#db/schema/index.ts';
import { world } from '#test/support/world.ts';

describe('importing the organisation from rows', async () => {
	const w = await world();
	const console = w.console();
	const send = (kind: string, rows: Record<string, string>[], apply = 'all') =>
		console.post('/api/imports', { kind, rows, apply }, { key: crypto.randomUUID() });

	const units = [
		{ kode: 'PUSK', nama: 'Puskesmas Binanga', jenis: 'puskesmas', kodeInduk: 'DINKES' },
		{ kode: 'DINKES', nama: 'Dinas Kesehatan', jenis: 'dinas', kodeInduk: 'KAB' },
		{ kode: 'KAB', nama: 'Pemerintah Kabupaten', jenis: 'pemerintah', unorId: 'A5-KAB' }
	];
	const positions = [
		{
			kode: 'J10',
			nama: 'Perawat Terampil',
			kelas: 'JF Terampil',
			persyaratan: 'T.1=2; T.2=1:penting'
		},
		{
			kode: 'J01',
			nama: 'Kepala Dinas Kesehatan',
			kelas: 'JPT Pratama (II.b)',
			levelManajerial: '5'
		}
	];
	const sari = {
		nip: '19920115 201903 2 901',
		nama: 'Sari Contoh',
		gelarDepan: 'Ns.',
		golRuangAkhirId: '32',
		golongan: '32',
		kodeUnit: 'PUSK',
		jabatanNama: 'perawat  terampil',
		tmtJabatan: '1 Maret 2019'
	};

	test('takes units in any order and builds their tree', async ({ expect }) => {
		const answer = await send('units', units);
		expect(answer.body).toMatchObject({ status: 'applied', counts: { new: 3, invalid: 0 } });
		const rows = await w.db.select().from(unit);
		const path = (code: string) => rows.find((row) => row.code === code)?.path ?? '';
		expect(path('PUSK').startsWith(path('DINKES'))).toBe(true);
		expect(path('DINKES').startsWith(path('KAB'))).toBe(true);
	});

	test('moves a whole branch when its head moves, and keeps what was before', async ({
		expect
	}) => {
		await send('units', [{ kode: 'SETDA', nama: 'Sekretariat Daerah', kodeInduk: 'KAB' }]);
		const answer = await send('units', [
			{ kode: 'DINKES', nama: 'Dinas Kesehatan', kodeInduk: 'SETDA' }
		]);
		expect(answer.body.counts).toMatchObject({ changed: 1 });
		const rows = await w.db.select().from(unit);
		const row = (code: string) => rows.find((each) => each.code === code);
		expect(row('PUSK')?.path).toBe(`${row('DINKES')?.path}${row('PUSK')?.id}/`);
		const history = await w.db
			.select()
			.from(recordChange)
			.where(eq(recordChange.recordId, row('DINKES')?.id ?? ''));
		expect(history).toContainEqual(
			expect.objectContaining({ field: 'kodeInduk', before: 'KAB', after: 'SETDA' })
		);
	});

	test('refuses a cycle of parents and writes none of it', async ({ expect }) => {
		const answer = await send('units', [
			{ kode: 'SETDA', nama: 'Sekretariat Daerah', kodeInduk: 'PUSK' }
		]);
		expect(answer.status).toBe(422);
		expect(answer.body.code).toBe('import-invalid');
		expect(answer.body.params.errors[0]).toMatchObject({
			row: 1,
			column: 'kodeInduk',
			code: 'unit-cycle'
		});
	});

	test('takes competencies and positions with what they ask for', async ({ expect }) => {
		const competencies = [
			{
				kode: 'M.1',
				nama: 'Integritas',
				jenis: 'manajerial',
				level1: 'Bertindak jujur',
				indikator1: 'a | b'
			},
			{ kode: 'SK.1', nama: 'Perekat Bangsa', jenis: 'sosiokultural' },
			{ kode: 'T.1', nama: 'Rekam Medis', jenis: 'teknis' },
			{ kode: 'T.2', nama: 'Keselamatan Pasien', jenis: 'teknis' }
		];
		expect((await send('competencies', competencies)).body.counts).toMatchObject({ new: 4 });
		expect((await send('positions', positions)).body.counts).toMatchObject({ new: 2 });
		expect((await send('competencies', competencies)).body.counts).toMatchObject({ unchanged: 4 });
		expect((await send('positions', positions)).body.counts).toMatchObject({ unchanged: 2 });
		const changed = [{ ...positions[0], persyaratan: 'T.1=3' }];
		expect(
			(await send('positions', changed as Record<string, string>[])).body.counts
		).toMatchObject({ changed: 1 });
		expect(
			(await send('positions', changed as Record<string, string>[])).body.counts
		).toMatchObject({ unchanged: 1 });
	});

	test('takes a person, and the same row again changes nothing', async ({ expect }) => {
		const { golRuangAkhirId: _, ...row } = sari;
		expect((await send('people', [row])).body).toMatchObject({ counts: { new: 1 }, errors: [] });
		expect((await send('people', [row])).body.counts).toMatchObject({ unchanged: 1 });
		const stored = await w.db
			.select()
			.from(person)
			.where(eq(person.nip, '199201152019032901'))
			.get();
		expect(stored).toMatchObject({
			name: 'Sari Contoh',
			rankCode: 'III/b',
			kind: 'PNS',
			legalStatus: '01'
		});
	});

	test('gives a person who moves a new appointment and ends the old one the day before', async ({
		expect
	}) => {
		const { golRuangAkhirId: _, ...row } = {
			...sari,
			kodeUnit: 'DINKES',
			tmtJabatan: '01/06/2026',
			nama: 'Sari Contoh Baru'
		};
		expect((await send('people', [row])).body.counts).toMatchObject({ changed: 1 });
		const who = await w.db.select().from(person).where(eq(person.nip, '199201152019032901')).get();
		const held = await w.db
			.select()
			.from(appointment)
			.where(eq(appointment.personId, who?.id ?? ''));
		expect(held.map(({ validFrom, validTo }) => [validFrom, validTo]).toSorted()).toEqual([
			['2019-03-01', '2026-05-31'],
			['2026-06-01', null]
		]);
		const changes = await w.db
			.select()
			.from(personChange)
			.where(eq(personChange.personId, who?.id ?? ''));
		expect(changes).toMatchObject([
			{ field: 'nama', before: 'Sari Contoh', after: 'Sari Contoh Baru' }
		]);
	});

	test('writes the valid rows and names the wrong ones, where somebody asked for that', async ({
		expect
	}) => {
		const rows = [
			{ nip: '1.99E+17', nama: 'Rusak', kodeUnit: '', kodeJabatan: '' },
			{
				nip: '199001012015011999',
				nama: 'Budi',
				kodeUnit: 'TIDAKADA',
				kodeJabatan: 'J10',
				tmtJabatan: '2020-01-01'
			},
			{
				nip: '199506072025212907',
				nama: 'Guru Baru',
				kodeUnit: 'PUSK',
				kodeJabatan: 'J10',
				tmtJabatan: '45658'
			}
		];
		const answer = await send('people', rows, 'valid');
		expect(answer.body.counts).toEqual({ new: 1, changed: 0, unchanged: 0, invalid: 2 });
		expect(answer.body.errors.map(({ code }: { code: string }) => code)).toEqual([
			'nip-damaged',
			'unknown-unit'
		]);
		const guru = await w.db.select().from(person).where(eq(person.nip, '199506072025212907')).get();
		expect(guru?.kind).toBe('PPPK');
	});
});
