import { desc, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { remindTarget } from '#api/modules/credits/index.ts';
import { eraseNotifications } from '#api/modules/notifications/index.ts';
import * as t from '#db/schema/index.ts';
import { finished, issue } from '#test/support/world-certificates.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const admin = await w.person('Admin', { roles: ['admin'] });

type Item = { id: string; told: { kind: string; facts: Record<string, unknown> }; read: boolean };
const inboxOf = async (who: { id: string }) =>
	(await (await w.agent(who)).get('/api/notifications')).body;
const kindsOf = async (who: { id: string }): Promise<string[]> =>
	(await inboxOf(who)).items.map((item: Item) => item.told.kind);

describe('the inbox', () => {
	test('tells of a role that was given and taken back, and the bell counts', async ({ expect }) => {
		const budi = await w.person('Budi');
		const agent = await w.agent(admin);
		const granted = await agent.post('/api/roles', {
			personId: budi.id,
			role: 'trainer',
			unitId: w.root.id
		});
		await agent.delete(`/api/roles/${granted.body.grantId}`);

		const inbox = await inboxOf(budi);
		expect(inbox.items.map((item: Item) => item.told)).toEqual([
			{ kind: 'role-revoked', facts: { role: 'trainer', unit: w.root.name } },
			{ kind: 'role-granted', facts: { role: 'trainer', unit: w.root.name } }
		]);
		expect((await (await w.agent(budi)).get('/api/me')).body.unread).toBe(2);
	});

	test('tells of a certificate issued, and of one revoked with the reason', async ({ expect }) => {
		const ani = await w.person('Ani');
		const { certificateId } = await issue(w.system(), finished(ani));
		await (
			await w.agent(admin)
		).post(`/api/certificates/${certificateId}/revocation`, {
			reason: 'Nilai keliru dihitung.'
		});
		const { items } = await inboxOf(ani);
		expect(items[0]).toMatchObject({
			told: { kind: 'certificate-revoked', facts: { reason: 'Nilai keliru dihitung.' } },
			place: `/my/certificates/${certificateId}`
		});
		expect(items[1].told.kind).toBe('certificate-issued');
	});

	test('shows the others when one row cannot be read', async ({ expect }) => {
		const ani = await w.person('Ani Rusak');
		await issue(w.system(), finished(ani));
		await issue(w.system(), finished(ani));
		const [row] = await w.db
			.select()
			.from(t.notification)
			.where(eq(t.notification.personId, ani.id));
		await w.db
			.update(t.notification)
			.set({ facts: { entah: 1 } })
			.where(eq(t.notification.id, row?.id ?? ''));
		expect(await kindsOf(ani)).toEqual(['certificate-issued']);
		const opened = await (await w.agent(ani)).post(`/api/notifications/${row?.id}/open`);
		expect(opened.body).toEqual({ place: '/my/notifications' });
	});

	test('opening one marks it as read and says where it leads; others stay unread', async ({
		expect
	}) => {
		const ani = await w.person('Ani Dua');
		await issue(w.system(), finished(ani));
		await issue(w.system(), finished(ani));
		const agent = await w.agent(ani);
		const [first] = (await inboxOf(ani)).items;
		const opened = await agent.post(`/api/notifications/${first.id}/open`);
		expect(opened.body.place).toBe(first.place);
		expect((await inboxOf(ani)).unread).toBe(1);
		const unread = await agent.get('/api/notifications?unread=1');
		expect(unread.body.items).toHaveLength(1);

		await agent.post('/api/notifications/read');
		expect((await inboxOf(ani)).unread).toBe(0);
	});

	test('of somebody else does not exist', async ({ expect }) => {
		const ani = await w.person('Ani Tiga');
		await issue(w.system(), finished(ani));
		const [first] = (await inboxOf(ani)).items;
		const stranger = await w.agent(await w.person('Orang Lain'));
		const real = await stranger.post(`/api/notifications/${first.id}/open`);
		const missing = await stranger.post('/api/notifications/ntf_0/open');
		expect([real.status, missing.status]).toEqual([404, 404]);
		expect((await w.stranger().get('/api/notifications')).status).toBe(401);
	});

	test('pages from the latest to the first', async ({ expect }) => {
		const ani = await w.person('Ani Empat');
		for (let turn = 0; turn < 3; turn += 1) await issue(w.system(), finished(ani));
		const agent = await w.agent(ani);
		const one = await agent.get('/api/notifications?limit=2');
		const two = await agent.get(`/api/notifications?limit=2&after=${one.body.next}`);
		expect([one.body.items.length, two.body.items.length, two.body.next]).toEqual([2, 1, null]);
	});

	test('is erased when the retention rule says so, with the mails', async ({ expect }) => {
		const ani = await w.person('Ani Lima');
		await issue(w.system(), finished(ani));
		await eraseNotifications(w.system(new Date(w.now.getTime() + 364 * 86_400_000)));
		expect(await kindsOf(ani)).toEqual(['certificate-issued']);
		await eraseNotifications(w.system(new Date(w.now.getTime() + 366 * 86_400_000)));
		expect(await kindsOf(ani)).toEqual([]);
		const last = await w.db.select().from(t.auditEvent).orderBy(desc(t.auditEvent.id)).limit(1);
		expect(last[0]).toMatchObject({ action: 'notifications.erased', actorId: 'system' });
	});
});

test('a year of many notifications is erased in one run', async ({ expect }) => {
	const busy = await w.person('Ramai');
	const rows = Array.from({ length: 2_400 }, (_, at) => ({
		id: `ntf_lama_${at}`,
		personId: busy.id,
		eventKey: `lama:${at}`,
		kind: 'password-changed' as const,
		facts: {},
		createdAt: new Date('2024-01-01T00:00:00Z')
	}));
	for (let from = 0; from < rows.length; from += 400)
		await w.db.insert(t.notification).values(rows.slice(from, from + 400));
	await eraseNotifications(w.system());
	expect(await kindsOf(busy)).toEqual([]);
});

describe('the year’s target draws near', () => {
	const morning = (date: string) => w.system(new Date(`${date}T07:17:00+08:00`));

	test('and each distance is told once to whoever is not there yet', async ({ expect }) => {
		const pns = await w.person('Belum Cukup');
		const pppk = await w.person('Batas Atas', { kind: 'PPPK', contractStart: '2026-01-01' });
		await remindTarget(morning('2026-10-20'));
		expect(await kindsOf(pns)).toEqual([]);

		await remindTarget(morning('2026-11-05'));
		const reminded = () => w.db.$count(t.auditEvent, eq(t.auditEvent.action, 'targets.reminded'));
		const before = await reminded();
		await remindTarget(morning('2026-11-06'));
		expect(await reminded()).toBe(before);
		expect((await inboxOf(pns)).items).toMatchObject([
			{ told: { kind: 'target-near', facts: { jpLeft: 20, until: '2026-12-31' } } }
		]);
		await remindTarget(morning('2026-12-20'));
		expect(await kindsOf(pns)).toEqual(['target-near', 'target-near']);
		expect(await kindsOf(pppk)).toEqual([]);
	});

	test('at no other hour of the day', async ({ expect }) => {
		const pns = await w.person('Siang Hari');
		await remindTarget(w.system(new Date('2026-11-05T12:17:00+08:00')));
		expect(await kindsOf(pns)).toEqual([]);
	});

	test('and whoever has no account any more is left alone', async ({ expect }) => {
		const gone = await w.person('Pensiun', { legalStatus: '99' });
		await remindTarget(morning('2026-11-05'));
		const rows = await w.db
			.select()
			.from(t.notification)
			.where(eq(t.notification.personId, gone.id));
		expect(rows).toEqual([]);
	});
});
