import { eq, getTableName, is, sql } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, test } from 'vitest';
import { renderPending } from '#api/modules/certificates/index.ts';
import { keyedToken } from '#api/auth/keys.ts';
import { stoneText } from '#api/modules/privacy/stone-text.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import * as schema from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { finished, issue } from '#test/support/world-certificates.ts';
import { creditWorld } from '#test/support/world-credits.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const t = schema;
const w = await world();
const learning = learningWorld(w);
const office = await w.unit('Dinas Kesehatan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const admin = await w.person('Sri Admin', { roles: ['admin'] });
const local = await w.person('Admin Dinas', { roles: [{ role: 'admin', unit: office }] });
const { courseId } = await learning.completeCourse();

/** Somebody with a trace in every corner, who has left the service. */
async function leaver(name: string) {
	const who = await w.person(name, { position: nurse, unit: office });
	const email = `${name.toLowerCase().replace(/\W+/g, '.')}@mamuju.test`;
	await w.db.update(t.person).set({ email, phone: '0811' }).where(eq(t.person.id, who.id));
	await w.db.insert(t.personChange).values({
		id: `pch_${who.id}`,
		personId: who.id,
		at: w.now,
		changedBy: admin.id,
		field: 'nama',
		before: name,
		after: name
	});
	await creditWorld(w).credit(who);
	const student = await learning.student(who, courseId);
	await student.finish('Pembuka');
	await student.finish('Isi');
	await student.take('Kuis akhir', 5);
	const paper = await issue(w.system(), finished(who));
	await renderPending(w.system());
	const agent = await w.agent(who);
	await agent.post(
		'/api/my-data/corrections',
		{ section: 'identity', wrong: `Nama saya ${name}`, wish: 'Ejaan lain, sesuai ijazah.' },
		{ key: crypto.randomUUID() }
	);
	await prove(who, new TextEncoder().encode(`%PDF-1.7 ${name}`), `Ijazah ${name}.pdf`);
	await w.db.insert(t.importJob).values({
		id: `imp_${who.id}`,
		kind: 'people',
		fileName: 'pegawai.csv',
		sha256: '0'.repeat(64),
		status: 'applied',
		headings: ['NIP', 'Nama'],
		mapping: { nip: 0, nama: 1 },
		rowCount: 1,
		createdBy: admin.id,
		createdAt: w.now
	});
	await w.db.insert(t.importRow).values({ jobId: `imp_${who.id}`, row: 2, cells: [who.nip, name] });
	await w.db.update(t.person).set({ legalStatus: '99' }).where(eq(t.person.id, who.id));
	await retire(who);
	return { ...who, email, paper };
}

/** Hands in a document for the person's latest request. */
async function prove(who: { id: string }, bytes: Uint8Array, name: string) {
	const agent = await w.agent(who);
	const mine = await agent.get('/api/my-data/corrections');
	const at = `/api/my-data/corrections/${mine.body.items[0].id}/documents`;
	await agent.post(`${at}?name=${encodeURIComponent(name)}`, bytes);
}

async function retire(who: { id: string }) {
	const [gone] = await w.db
		.select()
		.from(t.legalStatus)
		.where(eq(t.legalStatus.active, false))
		.limit(1);
	await w.db
		.update(t.person)
		.set({ legalStatus: gone?.code ?? '' })
		.where(eq(t.person.id, who.id));
}

const asked = (who: { id: string; nip: string }) => ({
	personId: who.id,
	confirmation: who.nip,
	reason: 'Masa simpan berkas kepegawaian telah habis.',
	legalBasis: 'UU 27/2022 Pasal 43; JRA instansi'
});

const paperHash = async (certificateId: string) => {
	const rendered = await w.db
		.select({ sha256: t.certificateEvent.sha256 })
		.from(t.certificateEvent)
		.where(sql`certificate_id = ${certificateId} and kind = 'rendered'`)
		.get();
	return rendered?.sha256 ?? '';
};

/** Where in the whole database a text stands: table.column. */
async function placesOf(text: string): Promise<string[]> {
	const found: string[] = [];
	for (const table of Object.values(schema)) {
		if (!is(table, SQLiteTable)) continue;
		const rows = await w.db.select().from(table);
		for (const row of rows) {
			for (const [column, value] of Object.entries(row)) {
				const held = typeof value === 'string' ? value : JSON.stringify(value);
				if (held.includes(text)) found.push(`${getTableName(table)}.${column}`);
			}
		}
	}
	return [...new Set(found)];
}

describe('the purge of a person', () => {
	test('leaves their name, number and mail nowhere in the database', async ({ expect }) => {
		const who = await leaver('Nurhayati Dihapus');
		expect((await placesOf(who.nip)).length).toBeGreaterThan(2);
		expect((await placesOf(who.name)).length).toBeGreaterThan(3);

		const done = await (await w.agent(admin)).post('/api/purges', asked(who));
		expect(done.status).toBe(201);
		expect(await placesOf(who.nip)).toEqual([]);
		expect(await placesOf(who.name)).toEqual([]);
		expect(await placesOf(who.email)).toEqual([]);
		const search = await (await w.agent(admin)).get('/api/people?q=Nurhayati');
		expect(search.body.items).toEqual([]);
	});

	test('leaves no reason why they might come to an event, neither the last nor one before', async ({
		expect
	}) => {
		const who = await leaver('Kartini Dihapus');
		const { event } = workshopWorld(w);
		const held = await event();
		const hr = await w.agent(await w.person('Rina BKPP', { roles: ['verifier'] }));
		const path = `/api/workshops/${held.id}`;
		const give = (reason: string, given = {}) =>
			hr.post(`${path}/exceptions`, { nip: who.nip, reason, ...given });
		expect((await give('Sedang kemoterapi di Makassar.')).status).toBe(201);
		const [{ at }] = (await hr.get(`${path}/admission`)).body.exceptions;
		expect((await give('Kemoterapi telah selesai.', { replaces: at })).status).toBe(201);
		expect(await placesOf('emoterapi')).toEqual([
			'event_exception.reason',
			'event_exception_earlier.reason'
		]);
		await (await w.agent(admin)).post('/api/purges', asked(who));
		expect(await placesOf('emoterapi')).toEqual([]);
	});

	test('leaves hours, levels and scores, and a signed tombstone without a name', async ({
		expect
	}) => {
		const who = await leaver('Budiman Dihapus');
		const before = await w.db.$count(t.creditEntry, eq(t.creditEntry.personId, who.id));
		const { body } = await (await w.agent(admin)).post('/api/purges', asked(who));
		expect(await w.db.$count(t.creditEntry, eq(t.creditEntry.personId, who.id))).toBe(before);
		expect(before).toBeGreaterThan(0);

		const attempts = await w.db
			.select({ answers: t.quizAttempt.answers, score: t.quizAttempt.score })
			.from(t.quizAttempt)
			.innerJoin(t.enrolment, eq(t.enrolment.id, t.quizAttempt.enrolmentId))
			.where(eq(t.enrolment.personId, who.id));
		expect(attempts.length).toBeGreaterThan(0);
		for (const each of attempts) expect(each.answers).toEqual({});
		expect(attempts.some(({ score }) => score !== null)).toBe(true);

		const stone = await w.db
			.select()
			.from(t.tombstone)
			.where(eq(t.tombstone.id, body.tombstoneId))
			.get();
		expect(stone).toMatchObject({ kind: 'person', subject: who.id, by: admin.id });
		if (!stone) throw new Error('no tombstone');
		const signed = { purpose: 'tombstone', text: stoneText(stone) } as const;
		expect(await keyedToken('A'.repeat(43), signed)).toBe(stone.signature);
		const [audit] = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.action, 'person.purged'));
		expect(audit).toBeDefined();
	});

	test('the certificate can still be checked, and says that the holder’s data is gone', async ({
		expect
	}) => {
		const who = await leaver('Cahaya Dihapus');
		const rendered = await w.db
			.select({ sha256: t.certificateEvent.sha256 })
			.from(t.certificateEvent)
			.where(sql`certificate_id = ${who.paper.certificateId} and kind = 'rendered'`)
			.get();
		const storage = openStorage(w.bindings);
		expect(await storage.has(rendered?.sha256 ?? '')).toBe(true);
		const check = () => w.stranger().get(`/api/verifications/${who.paper.code}`);
		expect((await check()).body.certificate).toMatchObject({ erased: false, name: who.name });

		await (await w.agent(admin)).post('/api/purges', asked(who));
		expect((await check()).body).toMatchObject({
			outcome: 'valid',
			certificate: { erased: true, name: null, maskedNip: null, number: who.paper.number }
		});
		expect(await storage.has(rendered?.sha256 ?? '')).toBe(false);
		const paper = await (
			await w.agent(admin)
		).get(`/api/certificates/${who.paper.certificateId}/paper`);
		expect(paper.status).toBe(404);
	});

	test('takes the documents handed in along, and leaves bytes that serve somebody else', async ({
		expect
	}) => {
		const who = await leaver('Hasan Dihapus');
		const other = await leaver('Indah Tetap');
		const storage = openStorage(w.bindings);
		const certificate = await paperHash(other.paper.certificateId);
		const [request] = await w.db
			.select({ id: t.correctionRequest.id })
			.from(t.correctionRequest)
			.where(eq(t.correctionRequest.personId, who.id));
		await w.db.insert(t.correctionDocument).values({
			id: 'cdc_paper',
			requestId: request?.id ?? '',
			sha256: certificate,
			type: 'application/pdf',
			size: 1,
			name: 'sertifikat.pdf',
			storedAt: w.now
		});
		const held = await w.db.select().from(t.correctionDocument);
		const own = held.find(({ name }) => name === `Ijazah ${who.name}.pdf`)?.sha256 ?? '';
		expect(await storage.has(own)).toBe(true);

		await (await w.agent(admin)).post('/api/purges', asked(who));
		expect(await storage.has(own)).toBe(false);
		expect(await storage.has(certificate)).toBe(true);
		const left = await w.db.select().from(t.correctionDocument);
		expect(left.map(({ name }) => name)).not.toContain('sertifikat.pdf');
	});

	test('asks for the person’s own number, and is done once', async ({ expect }) => {
		const who = await leaver('Dewi Dihapus');
		const agent = await w.agent(admin);
		const wrong = await agent.post('/api/purges', { ...asked(who), confirmation: admin.nip });
		expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/confirmation']);
		expect((await agent.get(`/api/purges/${who.id}`)).body).toMatchObject({ name: who.name });
		expect((await agent.post('/api/purges', asked(who))).status).toBe(201);
		const again = await agent.post('/api/purges', asked(who));
		expect([again.status, again.body.code]).toEqual([409, 'person-purged']);
	});

	test('is refused while somebody serves, and for oneself', async ({ expect }) => {
		const serving = await w.person('Eka Bertugas');
		const agent = await w.agent(admin);
		const early = await agent.post('/api/purges', asked(serving));
		expect([early.status, early.body.code]).toEqual([409, 'person-active']);
		const own = await agent.post('/api/purges', asked(admin));
		expect([own.status, own.body.code]).toEqual([403, 'own-purge']);
		expect(await placesOf(serving.nip)).toEqual(['person.nip']);
	});

	test('the guards open for nobody who left no tombstone', async ({ expect }) => {
		const who = await leaver('Fajar Utuh');
		const blank = w.db
			.update(t.certificate)
			.set({ snapshot: sql`json_set(snapshot, '$.holder.name', '', '$.holder.nip', '')` })
			.where(eq(t.certificate.personId, who.id));
		await expect(blank.run()).rejects.toMatchObject({
			cause: { message: /append-only: certificate/ }
		});
	});
});

const leftElsewhere = await w.person('Gita Pensiun', { position: nurse, unit: office });
await retire(leftElsewhere);
hides('GET /api/purges/{personId}', () => w, {
	method: 'GET',
	path: () => `/api/purges/${leftElsewhere.id}`,
	missing: '/api/purges/per_0',
	outsider: async () => local
});
hides('POST /api/purges', () => w, {
	method: 'POST',
	path: () => '/api/purges',
	missing: '/api/purges?again=1',
	body: asked(leftElsewhere),
	outsider: async () => local
});
