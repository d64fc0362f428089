import { beforeAll, describe, expect, test } from 'vitest';
import { getGap } from '#api/modules/competencies/get-gap.ts';
import type { GapPage } from '#api/modules/competencies/contract.ts';
import { recommendedCourses } from '#api/modules/competencies/index.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { hides } from '#test/support/strangers.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let c: ReturnType<typeof creditWorld>;
let health: Awaited<ReturnType<World['unit']>>;
let clinic: Awaited<ReturnType<World['unit']>>;
let nurse: Awaited<ReturnType<World['position']>>;
let head: Awaited<ReturnType<World['position']>>;
let records: Awaited<ReturnType<World['competency']>>;
let integrity: Awaited<ReturnType<World['competency']>>;

beforeAll(async () => {
	w = await world();
	c = creditWorld(w);
	health = await w.unit('Dinas Kesehatan', { parent: w.root });
	clinic = await w.unit('UPTD Puskesmas Binanga', { parent: health });
	nurse = await w.position('Perawat Terampil', { classCode: 'jf_terampil' });
	head = await w.position('Kepala UPTD', { classCode: 'pengawas', leads: true });
	records = await w.competency('Rekam Medis', { code: 'T.KES.05' });
	integrity = await w.competency('Integritas', { code: 'M.1', kind: 'managerial' });
	await w.requires(nurse, records, 2);
});

const rowOf = (page: GapPage, of: { id: string }) =>
	page.rows.find((row) => row.competency.id === of.id);
const sariNow = async (name = 'Sari') => w.person(name, { position: nurse, unit: clinic });

describe('my gap', () => {
	test('says what my position asks, what I hold, and which course closes it', async () => {
		const sari = await sariNow();
		const course = await c.course('Rekam Medis Elektronik', {
			leadsTo: [{ competency: records, level: 2 }],
			minutes: 270
		});
		await c.proof(sari, records, { kind: 'supervisor', level: 1 });
		const page = await getGap(await w.as(sari), { personId: 'me' });

		expect(page.person).toMatchObject({ own: true, name: 'Sari' });
		expect(page.positions).toMatchObject([{ position: 'Perawat Terampil', assignment: 'D' }]);
		expect(rowOf(page, records)).toMatchObject({
			required: 2,
			held: { level: 1, kind: 'supervisor' },
			gap: 1,
			demands: [{ position: 'Perawat Terampil', basis: 'position' }],
			proofs: [{ kind: 'supervisor', level: 1, counts: true, expiresOn: '2029-03-01' }],
			offers: [{ courseId: course.id, reason: { effect: 'closes', held: 1, required: 2 } }]
		});
		expect(rowOf(page, integrity)).toMatchObject({ required: 2, demands: [{ basis: 'class' }] });
	});

	test('counts a course only once HR has verified it, and shows it waiting before', async () => {
		const sari = await sariNow();
		await c.proof(sari, records, { kind: 'course', level: 2, verified: false });
		const waiting = rowOf(await getGap(await w.as(sari), { personId: 'me' }), records);
		expect(waiting).toMatchObject({ held: { level: 0 }, waiting: 2, gap: 2, offers: [] });

		await c.proof(sari, records, { kind: 'course', level: 4, verified: true });
		const verified = rowOf(await getGap(await w.as(sari), { personId: 'me' }), records);
		expect(verified).toMatchObject({ held: { level: 2, capped: true }, waiting: null, gap: 0 });
	});

	test('shows what I say of myself beside, never as held', async () => {
		const sari = await sariNow();
		await c.proof(sari, records, { kind: 'self', level: 4, verified: true });
		const row = rowOf(await getGap(await w.as(sari), { personId: 'me' }), records);
		expect(row).toMatchObject({ held: { level: 0 }, self: 4, gap: 2 });
	});

	test('rises with an acting appointment and falls when it ends', async () => {
		const sari = await sariNow();
		const acting = await w.position('Kepala Seksi', { classCode: 'administrator' });
		await w.appoint(sari, {
			position: acting,
			unit: clinic,
			kind: 'PLT',
			since: '2026-05-01',
			until: '2026-08-31'
		});
		const requiredOn = async (asOf: string) =>
			rowOf(await getGap(await w.as(sari), { personId: 'me', asOf }), integrity);
		expect(await requiredOn('2026-06-01')).toMatchObject({ required: 3, needsAssessment: true });
		expect(await requiredOn('2026-09-01')).toMatchObject({ required: 2 });
	});

	test('shows proofs of competencies that no position asks for apart', async () => {
		const sari = await sariNow();
		const archives = await w.competency('Kearsipan');
		await c.proof(sari, archives, { kind: 'official', level: 3 });
		const page = await getGap(await w.as(sari), { personId: 'me' });
		expect(page.others).toMatchObject([{ competency: { id: archives.id }, level: 3 }]);
	});

	test('recommends the courses for open gaps with their reason', async () => {
		const sari = await sariNow();
		const found = await recommendedCourses(await w.as(sari));
		expect(found[0]).toMatchObject({
			ready: true,
			reasons: [{ code: 'T.KES.05', effect: 'closes', required: 2, held: 0 }]
		});
	});

	test('is answered over HTTP too', async () => {
		const sari = await w.agent(await sariNow());
		expect((await sari.get('/api/gaps/me')).status).toBe(200);
	});
});

describe('the gap of somebody else', () => {
	test('is open to the supervisor of the unit and to HR', async () => {
		const sari = await sariNow();
		const ibu = await w.person('Ibu Kepala', { position: head, unit: clinic });
		const hr = await w.person('Ibu HR', { roles: ['verifier'] });
		for (const reader of [ibu, hr]) {
			const answer = await (await w.agent(reader)).get(`/api/gaps/${sari.id}`);
			expect(answer).toMatchObject({ status: 200, body: { person: { own: false } } });
		}
	});

	test('is hidden from a supervisor of another unit', async () => {
		const sari = await sariNow();
		const school = await w.unit('SDN', { parent: w.root });
		const other = await w.person('Pak Lain', { position: head, unit: school });
		await expect(getGap(await w.as(other), { personId: sari.id })).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});

hides('GET /api/gaps/:personId', () => w, {
	method: 'GET',
	path: async () => `/api/gaps/${(await sariNow()).id}`,
	missing: '/api/gaps/per_nobody',
	outsider: () => w.person('Budi', { position: nurse, unit: clinic })
});
