import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { auditEvent, request, roleGrant } from '#db/schema/index.ts';
import { world } from '#test/support/world.ts';

describe('a write under an Idempotency-Key', async () => {
	const w = await world();
	const admin = await w.person('Bu Admin', { roles: ['admin'] });
	const ask = (personId: string, role = 'auditor') => ({ personId, role, unitId: null });

	test('is done once, and answers the same when it is repeated', async ({ expect }) => {
		const who = await w.person('Sekali');
		const agent = await w.agent(admin);
		const key = crypto.randomUUID();
		const first = await agent.post('/api/roles', ask(who.id), { key });
		const again = await agent.post('/api/roles', ask(who.id), { key });
		expect([first.status, again.status]).toEqual([201, 201]);
		expect(again.body).toEqual(first.body);
		expect(await w.db.select().from(roleGrant).where(eq(roleGrant.personId, who.id))).toHaveLength(
			1
		);
		expect(
			await w.db
				.select()
				.from(auditEvent)
				.where(eq(auditEvent.subject, `person:${who.id}`))
		).toHaveLength(1);
	});

	test('is done once when both arrive together', async ({ expect }) => {
		const who = await w.person('Bersamaan');
		const agent = await w.agent(admin);
		const key = crypto.randomUUID();
		const answers = await Promise.all(
			Array.from({ length: 8 }, () => agent.post('/api/roles', ask(who.id), { key }))
		);
		expect(new Set(answers.map(({ body }) => body.grantId)).size).toBe(1);
		expect(await w.db.select().from(roleGrant).where(eq(roleGrant.personId, who.id))).toHaveLength(
			1
		);
	});

	test('is refused with another input', async ({ expect }) => {
		const who = await w.person('Lain Isi');
		const agent = await w.agent(admin);
		const key = crypto.randomUUID();
		await agent.post('/api/roles', ask(who.id), { key });
		const other = await agent.post('/api/roles', ask(who.id, 'dpo'), { key });
		expect([other.status, other.body.code]).toEqual([409, 'idempotency-key-reused']);
	});

	test('belongs to its actor: the same key of somebody else is another one', async ({ expect }) => {
		const second = await w.person('Admin Kedua', { roles: ['admin'] });
		const [a, b] = [await w.person('A'), await w.person('B')];
		const key = crypto.randomUUID();
		expect((await (await w.agent(admin)).post('/api/roles', ask(a.id), { key })).status).toBe(201);
		expect((await (await w.agent(second)).post('/api/roles', ask(b.id), { key })).status).toBe(201);
	});

	test('keeps nothing when the write was refused', async ({ expect }) => {
		const agent = await w.agent(admin);
		const key = crypto.randomUUID();
		await agent.post('/api/roles', ask('per_tidak_ada'), { key });
		expect(await w.db.select().from(request).where(eq(request.key, key))).toHaveLength(0);
	});

	test('must be a UUID', async ({ expect }) => {
		const answer = await (
			await w.agent(admin)
		).post('/api/roles', ask('per_0'), { key: 'bukan-uuid' });
		expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/_key']);
	});
});
