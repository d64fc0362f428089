import { desc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEvent, notification, session } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

type Operation = { 'x-permission'?: string };
type Document = { paths: Record<string, Record<string, Operation>> };

describe('an admin who sees the portal as somebody else', async () => {
	const w = await world();
	const clinic = await w.unit('Puskesmas Binanga', { parent: w.root });
	const nurse = await w.position('Perawat Terampil');
	const sari = await w.person('Sari', { position: nurse, unit: clinic });
	const boss = await w.person('Admin', { roles: ['admin'] });

	/** An admin who sees the portal as Sari. */
	async function viewing(as = sari) {
		const agent = await w.agent(boss);
		const answer = await agent.post('/api/viewing', { personId: as.id });
		expect(answer.status).toBe(201);
		return agent;
	}
	const trailOf = (personId: string) =>
		w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${personId}`))
			.orderBy(desc(auditEvent.at), desc(auditEvent.id));

	test('has their pages and rights, and knows until when', async () => {
		const agent = await viewing();
		const me = (await agent.get('/api/me')).body;
		expect(me).toMatchObject({ personId: sari.id, roles: ['asn'], viewing: {} });
		expect(me.permissions).not.toContain('person.read');
		expect((await agent.get('/api/gaps/me')).body.person.id).toBe(sari.id);
		expect((await agent.get('/api/people')).status).toBe(404);
		expect((await agent.get('/api/home')).status).toBe(200);
	});

	test('changes nothing at any endpoint that there is', async () => {
		const agent = await viewing();
		const document: Document = (await agent.get('/api/openapi.json')).body;
		const before = await w.db.$count(auditEvent);
		const asked: string[] = [];
		for (const [path, operations] of Object.entries(document.paths)) {
			for (const method of Object.keys(operations)) {
				if (method === 'get' || path === '/api/health') continue;
				if (method === 'delete' && ['/api/viewing', '/api/session'].includes(path)) continue;
				const address = path.replaceAll(/\{\w+\}/g, 'per_0');
				const { status, body } = await agent.send(method.toUpperCase(), address, {});
				asked.push(`${method} ${path}`);
				expect([path, status, body.code]).toEqual([path, 403, 'viewing-read-only']);
			}
		}
		expect(asked.length).toBeGreaterThan(60);
		expect(await w.db.$count(auditEvent)).toBe(before);
	});

	test('sees neither sessions, notifications nor what is held about the person', async () => {
		const agent = await viewing();
		for (const path of [
			'/api/me/sessions',
			'/api/notifications',
			'/api/my-data',
			'/api/my-data/file',
			'/api/my-data/paper'
		])
			expect([path, (await agent.get(path)).body.code]).toEqual([path, 'viewing-private']);
		expect((await agent.get('/api/me')).body.unread).toBe(0);
	});

	test('is in the trail of the person with beginning and end, and the person is told', async () => {
		const who = await w.person('Tuti', { position: nurse, unit: clinic });
		const agent = await viewing(who);
		const ended = await agent.delete('/api/viewing');
		expect(ended.body).toEqual({ personId: who.id });
		expect((await agent.get('/api/me')).body).toMatchObject({ personId: boss.id, viewing: null });
		expect(await trailOf(who.id)).toMatchObject([
			{ action: 'viewing.ended', actorId: boss.id },
			{ action: 'viewing.started', actorId: boss.id, after: { until: expect.any(String) } }
		]);
		expect(
			await w.db.select().from(notification).where(eq(notification.personId, who.id))
		).toMatchObject([{ kind: 'viewed-as' }]);
		const again = await agent.delete('/api/viewing');
		expect([again.status, again.body.code]).toEqual([409, 'viewing-not-started']);
	});

	test('is back in the own account when the time has run out, or the right is gone', async () => {
		const agent = await viewing();
		await w.db.update(session).set({ viewingUntil: new Date(Date.now() - 1000) });
		expect((await agent.get('/api/me')).body.personId).toBe(boss.id);

		const other = await viewing();
		await w.grant(sari, 'admin');
		expect((await other.get('/api/me')).body.personId).toBe(boss.id);
	});

	test('may sign out, which ends the own session', async () => {
		const tini = await w.person('Tini', { position: nurse, unit: clinic });
		const agent = await viewing(tini);
		expect((await agent.delete('/api/session')).status).toBe(200);
		expect((await agent.get('/api/me')).status).toBe(401);
	});

	test('is never shown an admin, themselves, or whoever holds a right they do not', async () => {
		const agent = await w.agent(boss);
		const peer = await w.person('Admin Lain', { roles: ['admin'] });
		const local = await w.person('Admin Unit', { roles: [{ role: 'admin', unit: clinic }] });
		for (const personId of [peer.id, local.id, boss.id]) {
			const { status, body } = await agent.post('/api/viewing', { personId });
			expect([status, body.code]).toEqual([409, 'viewing-not-allowed']);
		}
		expect((await agent.post('/api/viewing', { personId: 'per_0' })).status).toBe(404);
		const retired = await w.person('Purna', { legalStatus: '99' });
		expect((await agent.post('/api/viewing', { personId: retired.id })).status).toBe(404);
	});

	test('sees what each role may do, and somebody who holds it', async () => {
		const auditor = await w.person('Aan Auditor', { roles: ['auditor'], unit: clinic });
		const head = await w.position('Kepala Puskesmas', { leads: true });
		const chief = await w.person('Bima Kepala', { position: head, unit: clinic });
		const { body } = await (await w.agent(boss)).get('/api/viewing/roles');
		const of = (role: string) => body.items.find((each: { role: string }) => each.role === role);
		expect(of('auditor')).toMatchObject({
			holders: 1,
			example: { personId: auditor.id, name: 'Aan Auditor', unit: 'Puskesmas Binanga' }
		});
		expect(of('auditor').rights).toContainEqual({
			permission: 'audit.read',
			group: 'access',
			reach: 'agency'
		});
		expect(of('supervisor')).toMatchObject({ holders: 1, example: { personId: chief.id } });
		expect(of('asn')).toMatchObject({ holders: null, example: { name: 'Tini' } });
		expect(of('assessor')).toMatchObject({ holders: 0, example: null });
		expect(of('admin').holders).toBeGreaterThan(0);
		expect(of('admin').example).toBeNull();
		for (const { example } of body.items)
			if (example) expect((await viewing({ ...sari, id: example.personId })).cookie).not.toBe('');
	});

	hides('GET /api/viewing/roles', () => w, {
		method: 'GET',
		path: () => '/api/viewing/roles',
		missing: '/api/viewing/roles?again=1',
		outsider: () => w.person('Admin Setempat', { roles: [{ role: 'admin', unit: clinic }] })
	});
	hides('POST /api/viewing', () => w, {
		method: 'POST',
		path: () => '/api/viewing',
		missing: '/api/viewing',
		body: { personId: sari.id },
		outsider: () => w.person('Admin Unit', { roles: [{ role: 'admin', unit: clinic }] })
	});
});
