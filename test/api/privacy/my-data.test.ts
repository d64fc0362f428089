import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { getTableColumns, is } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { personReads } from '#api/modules/privacy/held.ts';
import { sectionTables } from '#api/modules/privacy/section-tables.ts';
import * as schema from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { finished, issue } from '#test/support/world-certificates.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const learning = learningWorld(w);
const office = await w.unit('Dinas Kesehatan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const skill = await w.competency('Rekam medis');
const ani = await w.person('Ani Nurhayati', { position: nurse, unit: office });
const budi = await w.person('Budi Kepala', { roles: ['admin'] });
const { courseId } = await learning.completeCourse({
	competencies: [{ code: skill.code, level: 2 }]
});
await creditWorld(w).credit(ani);
await study(await learning.student(ani, courseId));
await issue(w.system(), finished(ani));
await (
	await w.agent(budi)
).post('/api/roles', {
	personId: ani.id,
	role: 'trainer',
	unitId: office.id
});

async function study({ finish, take }: Awaited<ReturnType<typeof learning.student>>) {
	await finish('Pembuka');
	await finish('Isi');
	await take('Kuis akhir', 5);
}

type Sheet = { code: string; heads: string[]; rows: string[][]; count: number };
type Section = { code: string; sheets: Sheet[]; grounds: string[]; kept: string[] };

describe('Data saya', () => {
	test('shows what is held, section by section, with its purpose, ground and time', async ({
		expect
	}) => {
		const { status, body } = await (await w.agent(ani)).get('/api/my-data');
		expect(status).toBe(200);
		const sections: Section[] = body.sections;
		for (const { grounds, kept } of sections) {
			expect(grounds.length * kept.length).toBeGreaterThan(0);
		}
		const sheets = new Map(sections.flatMap((each) => each.sheets.map((s) => [s.code, s])));
		expect(sheets.get('identity')?.rows[0]).toContain('Ani Nurhayati');
		expect(sheets.get('appointments')?.rows[0]?.slice(0, 3)).toEqual([
			'Perawat Terampil',
			'Dinas Kesehatan',
			'Definitif'
		]);
		expect(sheets.get('roles')?.rows[0]?.slice(0, 2)).toEqual(['Narasumber', 'Dinas Kesehatan']);
		expect(sheets.get('attempts')?.rows).toHaveLength(1);
		expect(sheets.get('certificates')?.count).toBe(1);
		expect(sheets.get('credits')?.count).toBeGreaterThan(0);
		const acts = sheets.get('trail')?.rows.map(([, act, by]) => `${act}: ${by}`);
		expect(acts).toContain('Memberi peran: Petugas lain');
		expect(acts).toContain('Mulai mengikuti pelatihan: Anda');
	});

	test('speaks English to who reads English, and says how long by the rules in force', async ({
		expect
	}) => {
		const { body } = await (await w.agent(ani)).get('/api/my-data?language=en');
		const about = (code: string): Section | undefined =>
			body.sections.find((each: Section) => each.code === code);
		expect(about('learning')?.kept[1]).toContain('2 years');
		expect(about('trail')?.kept[0]).toContain('5 years');
	});

	test('is downloaded whole as JSON, without secrets, and that leaves a trace', async ({
		expect
	}) => {
		const agent = await w.agent(ani);
		const { status, headers, body } = await agent.get('/api/my-data/file');
		expect(status).toBe(200);
		expect(headers.get('content-disposition')).toBe('attachment; filename="data-saya.json"');
		expect(body).toMatchObject({
			format: 'malaqbi-personal-data',
			version: 1,
			personId: ani.id
		});
		const tables = Object.assign(
			{},
			...body.sections.map((each: { tables: object }) => each.tables)
		);
		expect(Object.keys(tables).sort()).toEqual(Object.keys(personReads(w.db, ani.id)).sort());
		expect(tables.person).toMatchObject([{ nip: ani.nip, name: 'Ani Nurhayati' }]);
		expect(tables.quizAttempt).toHaveLength(1);
		expect(tables.quizAttempt[0].answers).not.toEqual({});
		expect(tables.session.length).toBeGreaterThan(0);
		expect(Object.keys(tables.session[0])).not.toContain('id');
		expect(JSON.stringify(body)).not.toMatch(/passwordHash|tokenHash|inputHash/);

		const again = await agent.get('/api/my-data');
		const trail = again.body.sections.at(-1).sheets[0];
		expect(trail.rows[0][1]).toBe('Mengunduh salinan data pribadi');
	});

	test('holds nothing of anybody else', async ({ expect }) => {
		const stranger = await w.person('Citra Lain');
		const { body } = await (await w.agent(stranger)).get('/api/my-data/file');
		expect(JSON.stringify(body)).not.toContain(ani.id);
		expect(JSON.stringify(body)).not.toContain('Ani');
	});

	test('is downloaded as an upright PDF with numbered pages', async ({ expect }) => {
		const { status, body } = await (await w.agent(ani)).get('/api/my-data/paper');
		expect(status).toBe(200);
		const text = textOfPdf(body).join(' ');
		expect(text).toContain('Salinan data pribadi');
		expect(text).toContain('Perawat Terampil');
		expect(text).toContain('Halaman 2');
		expect(new TextDecoder('latin1').decode(body)).toContain('[0 0 595.28 841.89]');
	});
});

const mine = (path: string) =>
	({ method: 'GET', path: () => path, missing: `${path}?language=en` }) as const;
hides('GET /api/my-data', () => w, mine('/api/my-data'));
hides('GET /api/my-data/file', () => w, mine('/api/my-data/file'));
hides('GET /api/my-data/paper', () => w, mine('/api/my-data/paper'));

/**
 * Columns that name a person and are not read for them, each with its reason. What a person did to the agency's
 * registers stands in their trail, so that it is told once.
 */
const told = 'the act stands in the trail (audit_event)';
const exceptions: Record<string, string> = {
	'rule.changedBy': told,
	'developmentFormVersion.changedBy': told,
	'positionClassVersion.changedBy': told,
	'holiday.addedBy': told,
	'recordChange.changedBy': told,
	'columnMapping.savedBy': told,
	'importJob.createdBy': told,
	'courseDraft.updatedBy': told,
	'draftHistory.savedBy': told,
	'workshopEvent.authorId': told,
	'assignment.authorId': told,
	'attendanceSheet.printedBy': told,
	'roomPin.madeBy': told,
	'roomPinUse.by': told,
	'material.by': told,
	'materialVersion.by': told,
	'postTest.by': told,
	'tombstone.by': told
};

describe('no table about people is forgotten', () => {
	const tables = Object.entries(schema).flatMap(([name, table]) =>
		is(table, SQLiteTable) ? [{ name, table }] : []
	);
	const nameOf = new Map(tables.map(({ name, table }) => [getTableConfig(table).name, name]));
	const read = new Set(Object.keys(personReads(w.db, 'x')));

	test('every column that names a person or an account is read, or excepted with a reason', ({
		expect
	}) => {
		const names = /^(person|user|actor|author|headPerson|supervisor)Id$|^by$|By$/;
		const forgotten = tables.flatMap(({ name, table }) =>
			Object.keys(getTableColumns(table))
				.filter((column) => names.test(column))
				.map((column) => ({ name, at: `${name}.${column}` }))
				.filter(({ name: table_, at }) => !read.has(table_) && !exceptions[at])
				.map(({ at }) => at)
		);
		expect(forgotten).toEqual([]);
	});

	test('what belongs to such a table belongs to the person too', ({ expect }) => {
		const owned = new Set(
			tables
				.filter(({ name, table }) => 'personId' in getTableColumns(table) || name === 'user')
				.map(({ name }) => name)
		);
		for (let before = -1; before !== owned.size;) {
			before = owned.size;
			for (const { name, table } of tables) {
				const parents = getTableConfig(table).foreignKeys.map(
					(key) => nameOf.get(getTableConfig(key.reference().foreignTable).name) ?? ''
				);
				if (parents.some((parent) => owned.has(parent))) owned.add(name);
			}
		}
		expect([...owned].filter((name) => !read.has(name))).toEqual([]);
	});

	test('every table that is read stands in exactly one section of the file', ({ expect }) => {
		expect(Object.values(sectionTables).flat().sort()).toEqual([...read].sort());
	});

	test('an exception that is none is taken off the list', ({ expect }) => {
		const columns = new Set(
			tables.flatMap(({ name, table }) =>
				Object.keys(getTableColumns(table)).map((column) => `${name}.${column}`)
			)
		);
		expect(Object.keys(exceptions).filter((at) => !columns.has(at))).toEqual([]);
	});
});
