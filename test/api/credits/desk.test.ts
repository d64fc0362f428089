import { beforeAll, describe, expect, test } from 'vitest';
import { decideClaim } from '#api/modules/credits/decide-claim.ts';
import { getClaim } from '#api/modules/credits/get-claim.ts';
import { getCredits } from '#api/modules/credits/get-credits.ts';
import { listClaims } from '#api/modules/credits/list-claims.ts';
import { ClaimQuery } from '#api/modules/credits/contract.ts';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import { getGap } from '#api/modules/competencies/get-gap.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { hides } from '#test/support/strangers.ts';
import { world, type World } from '#test/support/world.ts';

type Person = Awaited<ReturnType<World['person']>>;
type Unit = Awaited<ReturnType<World['unit']>>;

let w: World;
let c: ReturnType<typeof creditWorld>;
let clinic: Unit;
let school: Unit;
let nurse: Awaited<ReturnType<World['position']>>;
let records: Awaited<ReturnType<World['competency']>>;
let hr: Person;
let clinicHr: Person;

beforeAll(async () => {
	w = await world();
	c = creditWorld(w);
	clinic = await w.unit('UPTD Puskesmas Binanga', { parent: w.root });
	school = await w.unit('UPTD SDN 1', { parent: w.root });
	nurse = await w.position('Perawat Terampil');
	records = await w.competency('Rekam Medis', { code: 'T.KES.05' });
	await w.requires(nurse, records, 2);
	hr = await w.person('Ibu HR', { roles: ['verifier'], unit: w.root });
	clinicHr = await w.person('Pak Verifikator', {
		roles: [{ role: 'verifier', unit: clinic }],
		unit: clinic
	});
});

const query = (given: object = {}) => ClaimQuery.parse({ limit: 100, ...given });
const nurseSari = () => w.person('Sari', { position: nurse, unit: clinic });

/** A claim with course evidence of level 2, waiting for HR. */
async function waiting(who: Person, at = w.now, competency = records) {
	const sourceId = newId('ptr');
	const posted = await c.credit(who, { sourceId }, at);
	await c.proof(who, competency, {
		kind: 'course',
		level: 2,
		verified: false,
		sourceType: 'past-training',
		sourceId
	});
	return posted?.entryId ?? '';
}

describe('verifying', () => {
	test('closes the gap and moves the JP from submitted to verified', async () => {
		const sari = await nurseSari();
		const entryId = await waiting(sari);
		const mine = async () => {
			const call = await w.as(sari);
			const { balance } = await getCredits(call, { personId: 'me' });
			const { rows } = await getGap(call, { personId: 'me' });
			const row = rows.find((each) => each.competency.id === records.id);
			return { submitted: balance.submitted, verified: balance.verified, gap: row?.gap };
		};
		expect(await mine()).toEqual({ submitted: 4, verified: 0, gap: 2 });

		await decideClaim(await w.as(hr), { entryId, move: 'verify' });
		expect(await mine()).toEqual({ submitted: 0, verified: 4, gap: 0 });
	});

	test('shows the ASN the state, the reason and who decided', async () => {
		const sari = await nurseSari();
		const entryId = await waiting(sari);
		await decideClaim(await w.as(hr), { entryId, move: 'return', reason: 'Bukti tidak terbaca' });
		const { lines, balance } = await getCredits(await w.as(sari), { personId: 'me' });
		expect(balance).toMatchObject({ returned: 4, submitted: 0, verified: 0 });
		expect(lines).toMatchObject([
			{
				state: 'returned',
				jp: 4,
				served: true,
				competencies: [{ code: 'T.KES.05', level: 2, required: true }],
				decisions: [{ decision: 'returned', reason: 'Bukti tidak terbaca', by: 'Ibu HR' }]
			}
		]);
	});

	test('a returned claim is answered by its owner and waits again', async () => {
		const sari = await nurseSari();
		const entryId = await waiting(sari);
		await decideClaim(await w.as(hr), { entryId, move: 'return', reason: 'Bukti tidak terbaca' });
		const agent = await w.agent(sari);
		const note = { note: 'Sudah saya unggah ulang' };
		expect(await agent.post(`/api/credits/${entryId}/resubmission`, note)).toMatchObject({
			status: 200,
			body: { state: 'submitted' }
		});
		expect(await agent.post(`/api/credits/${entryId}/resubmission`, note)).toMatchObject({
			status: 409,
			body: { code: 'claim-not-returned' }
		});
	});

	test('a rejected claim counts for nothing', async () => {
		const sari = await nurseSari();
		const entryId = await waiting(sari);
		await decideClaim(await w.as(hr), { entryId, move: 'reject', reason: 'Bukan atas nama Sari' });
		const { balance } = await getCredits(await w.as(sari), { personId: 'me' });
		expect(balance).toMatchObject({ verified: 0, submitted: 0, returned: 0 });
		const { rows } = await getGap(await w.as(sari), { personId: 'me' });
		expect(rows.find((row) => row.competency.id === records.id)).toMatchObject({
			held: { level: 0 },
			waiting: null
		});
	});
});

describe('the desk refuses', () => {
	test('to let anybody verify their own', async () => {
		const entryId = await waiting(hr);
		const agent = await w.agent(hr);
		expect(await agent.post(`/api/claims/${entryId}/decision`, { move: 'verify' })).toMatchObject({
			status: 403,
			body: { code: 'own-claim' }
		});
		expect(await getClaim(await w.as(hr), { entryId })).toMatchObject({
			claim: { own: true, state: 'submitted' }
		});
	});

	test('a second decision', async () => {
		const entryId = await waiting(await nurseSari());
		await decideClaim(await w.as(hr), { entryId, move: 'verify' });
		const agent = await w.agent(hr);
		const again = { move: 'reject', reason: 'Terlambat' };
		expect(await agent.post(`/api/claims/${entryId}/decision`, again)).toMatchObject({
			status: 409,
			body: { code: 'claim-not-waiting', params: { state: 'verified' } }
		});
	});

	test('to return without a reason', async () => {
		const entryId = await waiting(await nurseSari());
		const agent = await w.agent(hr);
		expect(await agent.post(`/api/claims/${entryId}/decision`, { move: 'return' })).toMatchObject({
			status: 422,
			body: { errors: [{ pointer: '/reason', code: 'reason-missing' }] }
		});
	});

	test('a claim of another unit, as if it did not exist', async () => {
		const entryId = await waiting(await w.person('Guru', { unit: school }));
		const agent = await w.agent(clinicHr);
		expect((await agent.get(`/api/claims/${entryId}`)).status).toBe(404);
		expect((await agent.post(`/api/claims/${entryId}/decision`, { move: 'verify' })).status).toBe(
			404
		);
	});

	test('to let somebody else answer for the owner', async () => {
		const entryId = await waiting(await nurseSari());
		await decideClaim(await w.as(hr), { entryId, move: 'return', reason: 'Bukti tidak terbaca' });
		const agent = await w.agent(await nurseSari());
		const answer = await agent.post(`/api/credits/${entryId}/resubmission`, { note: 'Ini saya' });
		expect(answer.status).toBe(404);
	});
});

describe('the queue', () => {
	test('is scoped to the verifier’s units', async () => {
		const inside = await waiting(await nurseSari());
		const outside = await waiting(await w.person('Guru', { unit: school }));
		const ids = async (who: Person) =>
			(await listClaims(await w.as(who), query())).items.map((row) => row.entryId);
		expect(await ids(clinicHr)).toContain(inside);
		expect(await ids(clinicHr)).not.toContain(outside);
		expect(await ids(hr)).toEqual(expect.arrayContaining([inside, outside]));
	});

	test('filters by unit, by age and by name', async () => {
		const old = new Date('2026-10-01T02:00:00Z');
		const teacher = await w.person('Muhlis Guru', { unit: school });
		const entryId = await waiting(teacher, old);
		const call = await w.as(hr);
		for (const filter of [{ olderThan: 30 }, { search: 'muhlis' }, { unitId: school.id }]) {
			const { items, total } = await listClaims(call, query(filter));
			expect(items.map((row) => row.entryId)).toContain(entryId);
			expect(total).toBe(items.length);
		}
		const fresh = await listClaims(call, query({ olderThan: 30, search: 'Sari' }));
		expect(fresh.items).toEqual([]);
		const [row] = (await listClaims(call, query({ search: 'muhlis' }))).items;
		expect(row).toMatchObject({ ageDays: 53, unit: 'UPTD SDN 1', own: false });
	});

	test('says how many working days a claim is late: weekends and holidays are nobody’s fault', async () => {
		const agency = await world();
		const boss = await agency.person('Ibu HR', { roles: ['verifier'] });
		const sari = await agency.person('Sari');
		await creditWorld(agency).credit(
			sari,
			{ sourceId: newId('ptr') },
			new Date('2026-11-06T02:00:00Z')
		);
		const late = async () => {
			const { items, dueDays } = await listClaims(await agency.as(boss), query());
			return {
				dueDays,
				late: items.map((row) => row.lateDays),
				age: items.map((row) => row.ageDays)
			};
		};
		await agency.rule('verifikasi.sla_hari_kerja', 8);
		expect(await late()).toEqual({ dueDays: 8, late: [3], age: [17] });
		await agency.db.insert(t.holiday).values({
			id: newId('hol'),
			date: '2026-11-17',
			name: 'Libur daerah',
			kind: 'local',
			addedBy: 'system',
			addedAt: agency.now
		});
		expect((await late()).late).toEqual([2]);
	});

	test('pages by key, forwards, nothing twice and nothing lost', async () => {
		const call = await w.as(hr);
		const all = (await listClaims(call, query())).items.map((row) => row.entryId);
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const part = await listClaims(call, query({ limit: 3, after }));
			seen.push(...part.items.map((row) => row.entryId));
			after = part.next ?? undefined;
		} while (after);
		expect(seen).toEqual(all);
		const newest = await listClaims(call, query({ sort: 'newest' }));
		expect(newest.items.map((row) => row.entryId)).toEqual(all.toReversed());
	});
});

describe('verifying many', () => {
	test('takes what may be verified and names the rest', async () => {
		const good = [await waiting(await nurseSari()), await waiting(await nurseSari())];
		const own = await waiting(hr);
		const done = await waiting(await nurseSari());
		await decideClaim(await w.as(hr), { entryId: done, move: 'verify' });
		const agent = await w.agent(hr);
		const entryIds = [...good, own, done, 'crd_nobody'];
		const answer = await agent.post('/api/claims/decisions', { entryIds, expected: 5 });
		expect(answer).toMatchObject({
			status: 200,
			body: {
				verified: good,
				left: [
					{ entryId: own, code: 'own-claim' },
					{ entryId: done, code: 'claim-not-waiting' },
					{ entryId: 'crd_nobody', code: 'not-found' }
				]
			}
		});
	});

	test('refuses when the count is not the confirmed one', async () => {
		const agent = await w.agent(hr);
		const entryIds = [await waiting(await nurseSari())];
		expect(await agent.post('/api/claims/decisions', { entryIds, expected: 2 })).toMatchObject({
			status: 409,
			body: { code: 'count-mismatch', params: { count: 1 } }
		});
	});
});

describe('the proof of a claim', () => {
	test('says what verifying would change, what may be double, and what comes next', async () => {
		const sari = await nurseSari();
		await c.proof(sari, records, { kind: 'supervisor', level: 1, occurredOn: '2026-01-01' });
		const entryId = await waiting(sari);
		const proof = await getClaim(await w.as(hr), { entryId });
		expect(proof).toMatchObject({
			claim: { position: 'Perawat Terampil', reason: { basis: 'stated', rate: 4 } },
			competencies: [{ code: 'T.KES.05', required: 2, held: 1, reaches: 2 }],
			study: null,
			certificate: null
		});
		expect(proof.reasons.reject.length).toBeGreaterThan(2);
		expect(proof.nextId).toMatch(/^crd_/);
		expect(proof.nextId).not.toBe(entryId);
	});
});

hides('GET /api/claims/:entryId', () => w, {
	method: 'GET',
	path: async () => `/api/claims/${await waiting(await nurseSari())}`,
	missing: '/api/claims/crd_nobody',
	outsider: nurseSari
});
hides('POST /api/claims/:entryId/decision', () => w, {
	method: 'POST',
	path: async () => `/api/claims/${await waiting(await nurseSari())}/decision`,
	missing: '/api/claims/crd_nobody/decision',
	body: { move: 'verify' },
	outsider: nurseSari
});
hides('GET /api/claims', () => w, {
	method: 'GET',
	path: () => '/api/claims',
	missing: '/api/claims?state=rejected',
	outsider: nurseSari
});
hides('POST /api/claims/decisions', () => w, {
	method: 'POST',
	path: () => '/api/claims/decisions',
	missing: '/api/claims/decisions',
	body: { entryIds: ['crd_nobody'], expected: 1 },
	outsider: nurseSari
});
hides('GET /api/credits/:personId', () => w, {
	method: 'GET',
	path: async () => `/api/credits/${(await nurseSari()).id}`,
	missing: '/api/credits/per_nobody',
	outsider: nurseSari
});
hides('POST /api/credits/:entryId/resubmission', () => w, {
	method: 'POST',
	path: async () => `/api/credits/${await waiting(await nurseSari())}/resubmission`,
	missing: '/api/credits/crd_nobody/resubmission',
	body: { note: 'Mohon diperiksa' },
	outsider: nurseSari
});
