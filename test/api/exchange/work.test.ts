import { desc, eq, like } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { jobs, runAll } from '#api/jobs.ts';
import { resumeImports } from '#api/modules/exchange/index.ts';
import { auditEvent, importJob, rule, unit } from '#db/schema/index.ts';
import { world } from '#test/support/world.ts';

const csv = (text: string) => new TextEncoder().encode(text);

describe('an import that takes longer than an answer', async () => {
	const w = await world();
	const siti = await w.person('Siti', { roles: ['admin'] });
	const admin = await w.agent(siti);
	const keyed = () => ({ key: crypto.randomUUID() });
	const upload = (kind: string, text: string) =>
		admin.post(`/api/imports/files?kind=${kind}&name=berkas.csv`, csv(text), {
			headers: { 'content-type': 'application/octet-stream' },
			...keyed()
		});
	const previewed = async (kind: string, text: string) => {
		const { body } = await upload(kind, text);
		const answer = await admin.put(
			`/api/imports/${body.id}/mapping`,
			{ mapping: body.mapping },
			keyed()
		);
		return answer.body as { id: string; counts: Record<string, number>; mapping: object };
	};
	/** As a stopped machine leaves it: asked for, begun, and silent since. */
	const interrupt = (id: string, progressAt: Date) =>
		w.db
			.update(importJob)
			.set({
				work: { is: 'applying', askedBy: siti.id, mode: 'all' },
				progress: { pass: 'reading', done: 1, total: 4 },
				progressAt
			})
			.where(eq(importJob.id, id));
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
	const system = () => w.system(new Date());

	test('shows how far it is, and is left alone until it is done', async ({ expect }) => {
		const { id, mapping } = await previewed('units', 'kode;nama\nWAIT1;Satu\nWAIT2;Dua\n');
		await interrupt(id, minutesAgo(0));
		const { body } = await admin.get(`/api/imports/${id}`);
		expect(body.work).toEqual({ is: 'applying', pass: 'reading', done: 1, total: 4 });

		const answers = [
			await admin.put(`/api/imports/${id}/mapping`, { mapping }, keyed()),
			await admin.post(`/api/imports/${id}/application`, { mode: 'all' }, keyed()),
			await admin.delete(`/api/imports/${id}`, undefined, keyed())
		];
		expect(answers.map(({ status, body: said }) => [status, said.code])).toEqual([
			[409, 'import-working'],
			[409, 'import-working'],
			[409, 'import-working']
		]);
		await resumeImports(system());
		expect((await admin.get(`/api/imports/${id}`)).body.status).toBe('previewed');
	});

	test('goes on by itself after the machine stopped, in the name of whoever asked', async ({
		expect
	}) => {
		const { id } = await previewed('units', 'kode;nama\nGOON1;Satu\nGOON2;Dua\n');
		await interrupt(id, minutesAgo(5));
		await resumeImports(system());
		expect((await admin.get(`/api/imports/${id}`)).body).toMatchObject({
			status: 'applied',
			work: null,
			counts: { new: 2 }
		});
		const [last] = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.action, 'import.applied'))
			.orderBy(desc(auditEvent.id));
		expect(last).toMatchObject({ actorId: siti.id, subject: `import:${id}` });
	});

	test('done by two machines at once is done once', async ({ expect }) => {
		const { id } = await previewed('units', 'kode;nama\nTWICE1;Satu\n');
		await interrupt(id, minutesAgo(5));
		await Promise.all([resumeImports(system()), resumeImports(system())]);
		expect(await w.db.select().from(unit).where(eq(unit.code, 'TWICE1'))).toHaveLength(1);
		const applied = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `import:${id}`));
		expect(applied.filter(({ action }) => action === 'import.applied')).toHaveLength(1);
	});

	test('two left behind are each done once by the cron, however often it fires, while others browse', async ({
		expect
	}) => {
		const many = (mark: string) =>
			Array.from({ length: 150 }, (_, at) => `${mark}${at};Unit ${mark} ${at}`).join('\n');
		const files = ['LOADA', 'LOADB'].map((mark) => `kode;nama\n${many(mark)}\n`);
		const ids: string[] = [];
		for (const text of files) ids.push((await previewed('units', text)).id);
		for (const id of ids) await interrupt(id, minutesAgo(5));

		const seen = new Set<number>();
		let isBusy = true;
		const visitors = Array.from({ length: 4 }, async () => {
			const browser = await w.agent(siti);
			while (isBusy)
				for (const path of ['/api/me', '/api/units', '/api/imports', '/api/people?q=siti'])
					seen.add((await browser.get(path)).status);
		});
		const fired = () => runAll(jobs['*/1 * * * *'] ?? [], system());
		await Promise.all([fired(), fired(), fired()]);
		isBusy = false;
		await Promise.all(visitors);

		expect([...seen]).toEqual([200]);
		for (const [at, id] of ids.entries()) {
			const { body } = await admin.get(`/api/imports/${id}`);
			expect(body).toMatchObject({ status: 'applied', work: null, counts: { new: 150 } });
			const events = await w.db
				.select()
				.from(auditEvent)
				.where(eq(auditEvent.subject, `import:${id}`));
			expect(events.filter(({ action }) => action === 'import.applied')).toHaveLength(1);
			const mark = at === 0 ? 'LOADA%' : 'LOADB%';
			expect(await w.db.$count(unit, like(unit.code, mark))).toBe(150);
		}
	});

	test('shows a new preview when the registers changed since, and writes nothing', async ({
		expect
	}) => {
		await w.unit('Dinas Sosial', { code: 'DINSOS' });
		const { id } = await previewed('units', 'kode;nama;kodeInduk\nLATE1;Satu;DINSOS\n');
		await w.db.update(unit).set({ code: 'DINSOS-LAMA' }).where(eq(unit.code, 'DINSOS'));
		const { body } = await admin.post(`/api/imports/${id}/application`, { mode: 'all' }, keyed());
		expect(body).toMatchObject({
			status: 'previewed',
			notice: 'outdated',
			counts: { new: 0, invalid: 1 }
		});
		expect(await w.db.select().from(unit).where(eq(unit.code, 'LATE1'))).toEqual([]);
	});

	test('holds as many rows and columns as the rules say', async ({ expect }) => {
		const limit = (key: string, value: number) => ({
			id: `rul_${key}`,
			key,
			value,
			validFrom: new Date().toISOString().slice(0, 10),
			legalBasis: 'Keputusan Kepala BKPP',
			changedBy: siti.id,
			changedAt: new Date()
		});
		await w.db.insert(rule).values([limit('impor.baris_maks', 2), limit('impor.kolom_maks', 3)]);
		const long = await upload('units', 'kode;nama\nR1;a\nR2;b\nR3;c\n');
		expect([long.body.code, long.body.params]).toEqual([
			'file-refused',
			{ reason: 'too-many-rows', limitRows: 2 }
		]);
		const wide = await upload('units', 'kode;nama;x;y\nR1;a;b;c\n');
		expect(wide.body.params).toEqual({ reason: 'too-many-columns', limitColumns: 3 });
		const sent = { kind: 'units', rows: [1, 2, 3].map((n) => ({ kode: `R${n}` })), apply: 'all' };
		expect((await admin.post('/api/imports', sent, keyed())).body.params).toEqual({
			reason: 'too-many-rows',
			limitRows: 2
		});
		expect((await admin.get('/api/imports')).body.limits).toMatchObject({ rows: 2, columns: 3 });
	});
});
