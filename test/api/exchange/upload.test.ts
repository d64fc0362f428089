import * as XLSX from '@e965/xlsx';
import { zipSync, strToU8 } from 'fflate';
import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { importRow, person, unit } from '#db/schema/index.ts';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import type { Agent } from '#test/support/agent.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

const bytesOf = (rows: unknown[][], merges: XLSX.Range[] = []) => {
	const sheet = XLSX.utils.aoa_to_sheet(rows);
	sheet['!merges'] = merges;
	const book = XLSX.utils.book_new();
	XLSX.utils.book_append_sheet(book, sheet, 'Data');
	return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }));
};
const csv = (text: string) => new TextEncoder().encode(text);
const upload = (agent: Agent, kind: string, bytes: Uint8Array) =>
	agent.post(`/api/imports/files?kind=${kind}&name=berkas.xlsx`, bytes, {
		headers: { 'content-type': 'application/octet-stream' },
		key: crypto.randomUUID()
	});

describe('importing a spreadsheet in five steps', async () => {
	const w = await world();
	const admin = await w.agent(await w.person('Admin', { roles: ['admin'] }));
	await w.unit('Dinas Kesehatan', { code: 'DINKES' });
	await w.position('Perawat Terampil', { code: 'J10' });
	const staff = [
		['DAFTAR PEGAWAI 2026'],
		[],
		['NIP Baru', 'Nama Pegawai', 'Gelar Belakang', 'Kode Unit', 'jabatanNama', 'TMT', 'Catatan'],
		['199201152019032901', 'Sari', 'S.Kep.', 'DINKES', 'Perawat Terampil', '01-03-2019', ''],
		['199301152020031902', 'Budi', '', 'DINKES', 'Perawat Terampil', '01-03-2020', ''],
		['19930115202003190', 'Pendek', '', 'DINKES', 'Perawat Terampil', '01-03-2020', '']
	];

	test('finds the heading row below a title and recognises SIASN names', async ({ expect }) => {
		const { status, body } = await upload(admin, 'people', bytesOf(staff));
		expect(status).toBe(201);
		expect(body).toMatchObject({
			status: 'uploaded',
			rowCount: 3,
			missing: [],
			mapping: { nip: 0, nama: 1, gelarBelakang: 2, kodeUnit: 3, jabatanNama: 4 }
		});
		expect(body.mapping.tmtJabatan).toBeUndefined();
	});

	test('previews without writing, remembers a corrected column, and applies the valid rows', async ({
		expect
	}) => {
		const { body: job } = await upload(admin, 'people', bytesOf(staff));
		const mapping = { ...job.mapping, tmtJabatan: 5 };
		const preview = await admin.put(
			`/api/imports/${job.id}/mapping`,
			{ mapping },
			{ key: crypto.randomUUID() }
		);
		expect(preview.body.counts).toEqual({ new: 2, changed: 0, unchanged: 0, invalid: 1 });
		expect(await w.db.select().from(person).where(eq(person.nip, '199201152019032901'))).toEqual(
			[]
		);

		const rows = await admin.get(`/api/imports/${job.id}/rows?outcome=invalid`);
		expect(rows.body.items).toMatchObject([
			{ row: 6, errors: [{ column: 'nip', code: 'nip-invalid' }] }
		]);

		const refused = await admin.post(`/api/imports/${job.id}/application`, { mode: 'all' });
		expect([refused.status, refused.body.code]).toEqual([422, 'import-invalid']);
		const applied = await admin.post(`/api/imports/${job.id}/application`, { mode: 'valid' });
		expect(applied.body.counts).toMatchObject({ new: 2, invalid: 1 });
		const again = await admin.post(`/api/imports/${job.id}/application`, { mode: 'valid' });
		expect([again.status, again.body.code]).toEqual([409, 'import-finished']);

		const { body: next } = await upload(admin, 'people', bytesOf(staff));
		expect(next.mapping.tmtJabatan).toBe(5);
	});

	test('interrupted half-way it leaves nothing behind, and the same import can be applied again', async ({
		expect
	}) => {
		const rows = [
			['kode', 'nama'],
			['ATOM1', 'Unit Satu'],
			['ATOM2', 'Unit Dua']
		];
		const { body: job } = await upload(admin, 'units', bytesOf(rows));
		await admin.put(`/api/imports/${job.id}/mapping`, { mapping: job.mapping });
		await w.db.run(
			`create trigger stumble before insert on unit when new.code = 'ATOM2' begin select raise(abort, 'stumble'); end`
		);
		const failed = await admin.post(`/api/imports/${job.id}/application`, { mode: 'all' });
		expect(failed.status).toBe(500);
		expect(await w.db.select().from(unit).where(eq(unit.code, 'ATOM1'))).toEqual([]);
		expect((await admin.get(`/api/imports/${job.id}`)).body.status).toBe('previewed');

		await w.db.run('drop trigger stumble');
		const applied = await admin.post(`/api/imports/${job.id}/application`, { mode: 'all' });
		expect(applied.body.counts).toMatchObject({ new: 2, invalid: 0 });
	});

	test('the result file says what became of each row, and can be read again', async ({
		expect
	}) => {
		const { body: list } = await admin.get('/api/imports');
		const done = list.items.find(
			({ status, kind }: { status: string; kind: string }) =>
				status === 'applied' && kind === 'people'
		);
		const file = await admin.get(`/api/imports/${done.id}/result`);
		expect(file.headers.get('content-disposition')).toContain('hasil-people');
		const sheet = readSpreadsheet(file.body);
		expect(sheet.ok && sheet.value.rows.at(-1)?.cells.slice(-3)).toEqual([
			'6',
			'salah',
			'NIP: “19930115202003190” bukan NIP atau NI PPPK. Periksa 18 angkanya.'
		]);
	});

	test('the template has the headings that the portal recognises itself', async ({ expect }) => {
		for (const kind of [
			'units',
			'competencies',
			'positions',
			'people',
			'courses',
			'past-trainings',
			'levels'
		]) {
			const { body, status } = await admin.get(`/api/imports/templates/${kind}`);
			expect(status).toBe(200);
			const sheet = readSpreadsheet(body);
			expect(sheet.ok && sheet.value.rows).toHaveLength(1);
		}
	});

	test('takes a semicolon CSV in Windows-1252', async ({ expect }) => {
		const bytes = Uint8Array.from('kode;nama;kodeInduk\r\nCAFE;Unit Caf\u00e9;DINKES\r\n', (c) =>
			c.charCodeAt(0)
		);
		const { body: job } = await upload(admin, 'units', bytes);
		await admin.put(`/api/imports/${job.id}/mapping`, { mapping: job.mapping });
		await admin.post(`/api/imports/${job.id}/application`, { mode: 'all' });
		expect((await w.db.select().from(unit).where(eq(unit.code, 'CAFE')).get())?.name).toBe(
			'Unit Café'
		);
	});

	test('put aside, its rows are gone at once', async ({ expect }) => {
		const { body: job } = await upload(admin, 'people', bytesOf(staff));
		expect((await admin.delete(`/api/imports/${job.id}`)).body).toMatchObject({
			status: 'cancelled',
			erased: true
		});
		expect(await w.db.select().from(importRow).where(eq(importRow.jobId, job.id))).toEqual([]);
		const late = await admin.put(`/api/imports/${job.id}/mapping`, { mapping: job.mapping });
		expect(late.status).toBe(409);
	});

	test('the same upload sent twice with one key is one import', async ({ expect }) => {
		const sent = {
			headers: { 'content-type': 'application/octet-stream' },
			key: crypto.randomUUID()
		};
		const first = await admin.post(
			'/api/imports/files?kind=people&name=a.xlsx',
			bytesOf(staff),
			sent
		);
		const second = await admin.post(
			'/api/imports/files?kind=people&name=a.xlsx',
			bytesOf(staff),
			sent
		);
		expect(second.body.id).toBe(first.body.id);
	});

	const merged = bytesOf(
		[
			['NIP', 'Nama', ''],
			['1', '2', '3']
		],
		[{ s: { r: 0, c: 1 }, e: { r: 0, c: 2 } }]
	);
	const bomb = zipSync({
		'xl/workbook.xml': strToU8('<x/>'),
		'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000)
	});
	test.for([
		['a PDF', csv('%PDF-1.7 …'), 'wrong-kind'],
		['a web page called .xls', csv('<html><table></table>'), 'wrong-kind'],
		[
			'an old Excel file',
			Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array(600).fill(0)]),
			'wrong-kind'
		],
		['a damaged workbook', bytesOf(staff).slice(0, 900), 'damaged'],
		['a zip bomb', bomb, 'bomb'],
		['merged headings', merged, 'merged-headings'],
		['an empty file', csv('\r\n\r\n'), 'empty'],
		['headings alone', csv('nip;nama\r\n'), 'empty'],
		['nine megabytes', new Uint8Array(9 * 1024 * 1024).fill(97), 'too-large']
	] as const)('refuses %s', async ([, bytes, reason], { expect }) => {
		const { status, body } = await upload(admin, 'people', bytes);
		expect([status, body.code, body.params.reason]).toEqual([422, 'file-refused', reason]);
	});

	test('refuses a mapping that lacks a required column, or uses one twice', async ({ expect }) => {
		const { body: job } = await upload(admin, 'people', bytesOf(staff));
		const lacking = await admin.put(`/api/imports/${job.id}/mapping`, { mapping: { nip: 0 } });
		expect([lacking.body.code, lacking.body.params.columns]).toEqual(['columns-missing', ['nama']]);
		const doubled = await admin.put(`/api/imports/${job.id}/mapping`, {
			mapping: { nip: 0, nama: 0 }
		});
		expect(doubled.body.code).toBe('columns-doubled');
		const early = await admin.post(`/api/imports/${job.id}/application`, { mode: 'all' });
		expect(early.body.code).toBe('import-not-previewed');
	});

	const some = async () => (await upload(admin, 'people', bytesOf(staff))).body.id as string;
	const outsider = () => w.person('Pegawai Biasa');
	const by = (tail: string) => ({
		path: async () => `/api/imports/${await some()}${tail}`,
		missing: `/api/imports/imp_x${tail}`,
		outsider
	});
	const one = (path: string) => ({ path: () => path, missing: path, outsider });
	hides('GET /api/imports', () => w, { method: 'GET', ...one('/api/imports') });
	hides('POST /api/imports', () => w, {
		method: 'POST',
		...one('/api/imports'),
		body: { kind: 'units', rows: [{ kode: 'X' }], apply: 'all' }
	});
	hides('POST /api/imports/files', () => w, {
		method: 'POST',
		...one('/api/imports/files?kind=people&name=a')
	});
	hides('GET /api/imports/templates/:kind', () => w, {
		method: 'GET',
		...one('/api/imports/templates/people')
	});
	hides('GET /api/imports/:importId', () => w, { method: 'GET', ...by('') });
	hides('PUT /api/imports/:importId/mapping', () => w, {
		method: 'PUT',
		...by('/mapping'),
		body: { mapping: {} }
	});
	hides('GET /api/imports/:importId/rows', () => w, { method: 'GET', ...by('/rows') });
	hides('POST /api/imports/:importId/application', () => w, {
		method: 'POST',
		...by('/application'),
		body: { mode: 'all' }
	});
	hides('GET /api/imports/:importId/result', () => w, { method: 'GET', ...by('/result') });
	hides('DELETE /api/imports/:importId', () => w, { method: 'DELETE', ...by('') });
});
