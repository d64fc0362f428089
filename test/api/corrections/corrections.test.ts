import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { remindCorrections } from '#api/modules/corrections/index.ts';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const school = await w.unit('Dinas Pendidikan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const ani = await w.person('Ani Nurhayati', { position: nurse, unit: health });
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });
const clerk = await w.person('Citra Pengelola', {
	unit: health,
	roles: [{ role: 'unit-hr', unit: health }]
});
const otherClerk = await w.person('Dedi Pengelola', {
	unit: school,
	roles: [{ role: 'unit-hr', unit: school }]
});

const wish = {
	section: 'identity',
	wrong: 'Gelar saya tertulis S.Kep.',
	wish: 'Seharusnya Ns., S.Kep. (ijazah 12/2024).'
};
async function ask(who: { id: string } = ani): Promise<string> {
	const { status, body } = await (await w.agent(who)).post('/api/my-data/corrections', wish);
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body.correctionId;
}
type Item = { id: string; told: { kind: string; facts: Record<string, unknown> } };
const toldOf = async (who: { id: string }, kind: string): Promise<Item[]> => {
	const inbox = await (await w.agent(who)).get('/api/notifications?limit=100');
	return inbox.body.items.filter((each: Item) => each.told.kind === kind);
};

describe('asking for a correction', () => {
	test('starts the clock of 72 hours and tells the desk, not a desk elsewhere', async ({
		expect
	}) => {
		const id = await ask();
		const { body } = await (await w.agent(ani)).get('/api/my-data/corrections');
		expect(body.hours).toBe(72);
		expect(body.items[0]).toMatchObject({ ...wish, id, status: 'submitted', overdue: false });
		const { askedAt, dueAt } = body.items[0];
		expect(Date.parse(dueAt) - Date.parse(askedAt)).toBe(72 * 3_600_000);

		for (const who of [hr, clerk]) {
			const told = await toldOf(who, 'correction-asked');
			expect(told.map((each) => each.told.facts['correctionId'])).toContain(id);
		}
		expect(await toldOf(otherClerk, 'correction-asked')).toEqual([]);
	});

	test('follows the agency’s own rule when it is stricter', async ({ expect }) => {
		const strict = await world();
		await strict.rule('pdp.batas_perbaikan_jam', 48);
		const budi = await strict.person('Budi');
		const agent = await strict.agent(budi);
		await agent.post('/api/my-data/corrections', wish);
		const { body } = await agent.get('/api/my-data/corrections');
		const [item] = body.items;
		expect(Date.parse(item.dueAt) - Date.parse(item.askedAt)).toBe(48 * 3_600_000);
	});

	test('refuses a request that says nothing', async ({ expect }) => {
		const agent = await w.agent(ani);
		const empty = await agent.post('/api/my-data/corrections', { ...wish, wish: '  ' });
		expect([empty.status, empty.body.errors[0].pointer]).toEqual([422, '/wish']);
	});

	test('leaves no personal words in the audit', async ({ expect }) => {
		const id = await ask();
		const rows = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `correction:${id}`));
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toContain('S.Kep');
	});
});

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7 ${text}`);
const documents = (id: string, name = 'Ijazah.pdf') =>
	`/api/my-data/corrections/${id}/documents?name=${encodeURIComponent(name)}`;
async function attach(id: string, bytes = pdf(id), who: { id: string } = ani): Promise<string> {
	const { status, body } = await (await w.agent(who)).post(documents(id), bytes);
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body.documentId;
}
const refusalOf = async (answer: Promise<{ status: number; body: Problem }>) => {
	const { status, body } = await answer;
	return [status, body.errors?.[0]?.code ?? body.code];
};
type Problem = { code: string; errors?: { code: string }[] };

describe('a supporting document', () => {
	test('is seen by the one who asks and by the desk, and saved, never opened, by both', async ({
		expect
	}) => {
		const id = await ask();
		const documentId = await attach(id);
		const shown = [{ id: documentId, name: 'Ijazah.pdf', type: 'application/pdf' }];
		const mine = await (await w.agent(ani)).get('/api/my-data/corrections');
		const own = mine.body.items.find((each: { id: string }) => each.id === id);
		expect(own.documents).toMatchObject(shown);
		expect(mine.body.documents).toEqual({ count: 3, bytes: 5_000_000 });
		const atDesk = await (await w.agent(clerk)).get(`/api/corrections/${id}`);
		expect(atDesk.body.documents).toMatchObject(shown);

		for (const [who, path] of [
			[ani, `/api/my-data/corrections/${id}/documents/${documentId}`],
			[clerk, `/api/corrections/${id}/documents/${documentId}`]
		] as const) {
			const { status, headers, body } = await (await w.agent(who)).get(path);
			expect([status, new TextDecoder().decode(body)]).toEqual([200, `%PDF-1.7 ${id}`]);
			expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Ijazah.pdf");
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(headers.get('cache-control')).toBe('private, no-store');
		}
		const opened = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `correction:${id}`));
		expect(opened.map(({ action, actorId }) => [action, actorId])).toContainEqual([
			'correction.document-opened',
			clerk.id
		]);
		expect(JSON.stringify(opened)).not.toContain('Ijazah');
	});

	test('stands in *Data saya*', async ({ expect }) => {
		const fajar = await w.person('Fajar', { position: nurse, unit: health });
		await attach(await ask(fajar), pdf('fajar'), fajar);
		const { body } = await (await w.agent(fajar)).get('/api/my-data');
		const sheets = body.sections.flatMap((each: { sheets: object[] }) => each.sheets);
		expect(sheets).toContainEqual(
			expect.objectContaining({ code: 'correction-documents', count: 1 })
		);
	});

	test('sent twice is one; three prove a request, not four', async ({ expect }) => {
		const id = await ask();
		const first = await attach(id, pdf('satu'));
		expect(await attach(id, pdf('satu'))).toBe(first);
		await attach(id, pdf('dua'));
		await attach(id, pdf('tiga'));
		const agent = await w.agent(ani);
		const fourth = agent.post(documents(id), pdf('empat'));
		expect(await refusalOf(fourth)).toEqual([422, 'documents_full']);
	});

	test('is refused when it is something else than it says, too large, or too late', async ({
		expect
	}) => {
		const small = await world();
		await small.rule('bukti.berkas_maks_mb', 1);
		const agent = await small.agent(await small.person('Budi'));
		const dpo = await small.agent(await small.person('Petugas', { roles: ['dpo'] }));
		const { body } = await agent.post('/api/my-data/corrections', wish);
		const page = new TextEncoder().encode('<html><script>alert(1)</script></html>');
		const at = documents(body.correctionId);
		expect(await refusalOf(agent.post(at, page))).toEqual([422, 'document_type']);
		const large = new Uint8Array(1_000_001);
		large.set(pdf('besar'));
		expect(await refusalOf(agent.post(at, large))).toEqual([422, 'file_too_large']);
		await dpo.post(`/api/corrections/${body.correctionId}/answer`, answer);
		expect(await refusalOf(agent.post(at, pdf('lambat')))).toEqual([409, 'correction-closed']);
	});
});

describe('the desk', () => {
	test('sees the requests of its units, least time first', async ({ expect }) => {
		const fresh = await w.person('Fitri', { position: nurse, unit: health });
		const late = await ask(fresh);
		await w.db
			.update(t.correctionRequest)
			.set({ dueAt: new Date(Date.now() - 5 * 3_600_000) })
			.where(eq(t.correctionRequest.id, late));
		const { body } = await (await w.agent(clerk)).get('/api/corrections');
		expect(body.items[0]).toMatchObject({
			id: late,
			overdue: true,
			hoursLeft: -5,
			unit: 'Dinas Kesehatan',
			person: { name: 'Fitri' }
		});
		expect(body.overdue).toBe(1);
		expect(body.open).toBe(body.items.length);
		expect((await (await w.agent(otherClerk)).get('/api/corrections')).body.items).toEqual([]);
	});

	test('reads the wish beside what stands there now', async ({ expect }) => {
		const id = await ask();
		const { body } = await (await w.agent(clerk)).get(`/api/corrections/${id}`);
		expect(body).toMatchObject({ wrong: wish.wrong, wish: wish.wish, own: false });
		expect(body.sheets[0].rows[0]).toContain('Ani Nurhayati');
		expect(body.steps).toMatchObject([{ status: 'submitted', by: 'Ani Nurhayati' }]);
	});

	test('never sees the devices and the trail of the one who asks', async ({ expect }) => {
		const agent = await w.agent(ani);
		const { body: asked } = await agent.post('/api/my-data/corrections', {
			...wish,
			section: 'account'
		});
		const { body } = await (await w.agent(clerk)).get(`/api/corrections/${asked.correctionId}`);
		expect(body.sheets).toEqual([]);
	});

	test('answers once; the person reads the reason and is told', async ({ expect }) => {
		const id = await ask();
		const agent = await w.agent(clerk);
		const reason = 'Gelar diperbaiki menurut ijazah.';
		const answer = { answer: 'done', reason };
		expect((await agent.post(`/api/corrections/${id}/answer`, answer)).status).toBe(200);
		const again = await agent.post(`/api/corrections/${id}/answer`, answer);
		expect([again.status, again.body.code]).toEqual([409, 'correction-closed']);

		const mine = await (await w.agent(ani)).get('/api/my-data/corrections');
		const item = mine.body.items.find((each: { id: string }) => each.id === id);
		expect(item).toMatchObject({ status: 'done' });
		expect(item.steps.map((each: { status: string }) => each.status)).toEqual([
			'submitted',
			'done'
		]);
		const told = await toldOf(ani, 'correction-done');
		expect(told[0]?.told.facts).toEqual({ correctionId: id, reason });
		const closed = await agent.get('/api/corrections?state=closed');
		expect(closed.body.items[0].id).toBe(id);
	});

	test('refuses with a reason, which must say something', async ({ expect }) => {
		const id = await ask();
		const agent = await w.agent(hr);
		const bare = await agent.post(`/api/corrections/${id}/answer`, {
			answer: 'refused',
			reason: 'Tidak'
		});
		expect([bare.status, bare.body.errors[0].pointer]).toEqual([422, '/reason']);
		const told = { answer: 'refused', reason: 'Ijazah tidak dilampirkan.' };
		expect((await agent.post(`/api/corrections/${id}/answer`, told)).status).toBe(200);
		expect(await toldOf(ani, 'correction-refused')).toHaveLength(1);
	});

	test('nobody answers their own request', async ({ expect }) => {
		const id = await ask(clerk);
		const agent = await w.agent(clerk);
		expect((await agent.get(`/api/corrections/${id}`)).body.own).toBe(true);
		const own = await agent.post(`/api/corrections/${id}/answer`, {
			answer: 'done',
			reason: 'Sudah saya perbaiki sendiri.'
		});
		expect([own.status, own.body.code]).toEqual([403, 'own-correction']);
	});

	test('is reminded once before the clock runs out', async ({ expect }) => {
		const quiet = await world();
		const admin = await quiet.person('Admin', { roles: ['dpo'] });
		const budi = await quiet.person('Budi');
		await (await quiet.agent(budi)).post('/api/my-data/corrections', wish);
		const near = async () =>
			(await (await quiet.agent(admin)).get('/api/notifications')).body.items.filter(
				(each: Item) => each.told.kind === 'correction-near'
			);
		const at = (hours: number) => quiet.system(new Date(Date.now() + hours * 3_600_000));
		await remindCorrections(at(47));
		expect(await near()).toHaveLength(0);
		await remindCorrections(at(49));
		await remindCorrections(at(50));
		expect(await near()).toHaveLength(1);
	});

	test('the history of a request cannot be rewritten', async ({ expect }) => {
		const id = await ask();
		const mine = eq(t.correctionStatus.requestId, id);
		const message = /append-only: correction_status/;
		const rewrite = w.db.update(t.correctionStatus).set({ status: 'done' }).where(mine);
		await expect(rewrite.run()).rejects.toMatchObject({ cause: { message } });
		const erase = w.db.delete(t.correctionStatus).where(mine);
		await expect(erase.run()).rejects.toMatchObject({ cause: { message } });
	});
});

const answer = { answer: 'done', reason: 'Sudah diperbaiki.' };
const elsewhere = async () => otherClerk;

hides('GET /api/my-data/corrections', () => w, {
	method: 'GET',
	path: () => '/api/my-data/corrections',
	missing: '/api/my-data/corrections?again=1'
});
hides('POST /api/my-data/corrections', () => w, {
	method: 'POST',
	path: () => '/api/my-data/corrections',
	missing: '/api/my-data/corrections?again=1',
	body: wish
});
hides('GET /api/corrections', () => w, {
	method: 'GET',
	path: () => '/api/corrections',
	missing: '/api/corrections?state=closed',
	outsider: async () => ani
});
hides('GET /api/corrections/{correctionId}', () => w, {
	method: 'GET',
	path: async () => `/api/corrections/${await ask()}`,
	missing: '/api/corrections/cor_0',
	outsider: elsewhere
});
hides('POST /api/corrections/{correctionId}/answer', () => w, {
	method: 'POST',
	path: async () => `/api/corrections/${await ask()}/answer`,
	missing: '/api/corrections/cor_0/answer',
	body: answer,
	outsider: elsewhere
});
hides('POST /api/my-data/corrections/{correctionId}/documents', () => w, {
	method: 'POST',
	path: async () => documents(await ask()),
	missing: documents('cor_0'),
	outsider: elsewhere
});
const proven = async () => {
	const id = await ask();
	return { id, documentId: await attach(id) };
};
hides('GET /api/my-data/corrections/{correctionId}/documents/{documentId}', () => w, {
	method: 'GET',
	path: async () => {
		const { id, documentId } = await proven();
		return `/api/my-data/corrections/${id}/documents/${documentId}`;
	},
	missing: '/api/my-data/corrections/cor_0/documents/cdc_0',
	outsider: async () => clerk
});
hides('GET /api/corrections/{correctionId}/documents/{documentId}', () => w, {
	method: 'GET',
	path: async () => {
		const { id, documentId } = await proven();
		return `/api/corrections/${id}/documents/${documentId}`;
	},
	missing: '/api/corrections/cor_0/documents/cdc_0',
	outsider: elsewhere
});
