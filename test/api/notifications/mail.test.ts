import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { deliverMail } from '#api/modules/notifications/index.ts';
import { announce, type Announcement } from '#api/ports/mail/outbox.ts';
import * as t from '#db/schema/index.ts';
import { mailFor, withMail, withoutServer } from '#test/support/post.ts';
import { hides } from '#test/support/strangers.ts';
import { world, type World } from '#test/support/world.ts';

type Facts = Partial<Pick<Announcement, 'eventKey'>> & { course?: string };
let serial = 0;
const minute = 60_000;

async function told(w: World, who: { id: string }, given: Facts = {}) {
	const event: Announcement = {
		kind: 'enrolled',
		personId: who.id,
		eventKey: given.eventKey ?? `enrolment:${++serial}`,
		facts: { course: given.course ?? 'Etika ASN', enrolmentId: 'enr_1' }
	};
	await w.system().write('test.told', async (tx) => {
		await announce(tx, w.system(), [event]);
		return { subject: 'test', result: null };
	});
}

async function withAddress(w: World, name: string, email = `orang${++serial}@contoh.test`) {
	const person = await w.person(name);
	await w.db.update(t.person).set({ email }).where(eq(t.person.id, person.id));
	return { ...person, email };
}

const outboxOf = async (w: World) => w.db.select().from(t.outbox);
const later = (w: World, minutes: number) => w.system(new Date(w.now.getTime() + minutes * minute));

describe('mail about what happened', () => {
	test('reaches its person once, however often it is told and the job runs', async ({ expect }) => {
		const w = await world(withMail);
		const ibu = await withAddress(w, 'Nurhayati «Nur» Déwi');
		await told(w, ibu, { eventKey: 'satu', course: `Pélatihan ${'sangat panjang '.repeat(12)}` });
		await told(w, ibu, { eventKey: 'satu' });
		await Promise.all([deliverMail(w.system()), deliverMail(w.system())]);
		await deliverMail(w.system());

		const [mail, ...more] = await mailFor(ibu.email);
		expect(more).toEqual([]);
		expect(mail?.subject).toMatch(/^Anda terdaftar: Pélatihan sangat panjang/);
		expect(mail?.text).toContain('Yth. Nurhayati «Nur» Déwi,');
		expect(mail?.text).toContain('https://portal.test/learn/enr_1');
		expect(mail?.html).toContain('lang="id"');
		expect(mail?.headers).toMatch(/Auto-Submitted: auto-generated/i);
		expect((await outboxOf(w)).map(({ state }) => state)).toEqual(['sent']);
	});

	test('is written in the language of the account', async ({ expect }) => {
		const w = await world(withMail);
		const ben = await withAddress(w, 'Ben');
		await w.db.update(t.user).set({ locale: 'en' }).where(eq(t.user.personId, ben.id));
		await told(w, ben);
		await deliverMail(w.system());
		expect((await mailFor(ben.email))[0]?.subject).toBe('You are enrolled: Etika ASN');
	});

	test('waits for the morning when it happens at night', async ({ expect }) => {
		const w = await world(withMail);
		const ibu = await withAddress(w, 'Malam');
		await told(w, ibu);
		const night = w.system(new Date('2026-11-23T14:00:00Z'));
		await deliverMail(night);
		expect(await mailFor(ibu.email)).toEqual([]);
		await deliverMail(w.system(new Date('2026-11-23T22:01:00Z')));
		expect(await mailFor(ibu.email)).toHaveLength(1);
	});

	test('comes as one summary for somebody who wants one a day', async ({ expect }) => {
		const w = await world(withMail);
		const ibu = await withAddress(w, 'Ringkas');
		const agent = await w.agent(ibu);
		expect((await agent.put('/api/notifications/mail', { mail: 'digest' })).status).toBe(200);
		await told(w, ibu, { course: 'Satu' });
		await told(w, ibu, { course: 'Dua' });
		await deliverMail(w.system());
		expect(await mailFor(ibu.email)).toEqual([]);
		await deliverMail(w.system(new Date('2026-11-23T23:00:00Z')));
		const [mail, ...more] = await mailFor(ibu.email);
		expect(more).toEqual([]);
		expect(mail?.text).toMatch(/Satu[\s\S]*Dua/);
	});

	test('is not sent to somebody who wants none, or who has no usable address', async ({
		expect
	}) => {
		const w = await world(withMail);
		const none = await withAddress(w, 'Tidak Mau');
		await (await w.agent(none)).put('/api/notifications/mail', { mail: 'off' });
		const two = await withAddress(w, 'Dua Alamat', 'a@contoh.test, b@contoh.test');
		const bare = await w.person('Tanpa Alamat');
		for (const who of [none, two, bare]) await told(w, who);
		await deliverMail(w.system());
		const faults = (await outboxOf(w)).map(({ state, fault }) => `${state} ${fault}`).sort();
		expect(faults).toEqual(['skipped bad-address', 'skipped no-address', 'skipped not-wanted']);
		expect(await mailFor('a@contoh.test')).toEqual([]);
	});

	test('is tried again with growing pauses while the server is down, and then shown', async ({
		expect
	}) => {
		const w = await world(withoutServer);
		const ibu = await withAddress(w, 'Tertunda');
		await told(w, ibu);
		await deliverMail(w.system());
		const [first] = await outboxOf(w);
		expect(first).toMatchObject({ state: 'waiting', tries: 1, fault: 'unreachable' });
		expect(first?.dueAt.getTime()).toBe(w.now.getTime() + minute);

		await deliverMail(later(w, 0.5));
		expect((await outboxOf(w))[0]?.tries).toBe(1);
		for (const minutes of [1, 5, 21, 85, 341, 1365]) await deliverMail(later(w, minutes));
		expect((await outboxOf(w))[0]).toMatchObject({ state: 'failed', tries: 7 });

		const admin = await w.agent(await w.person('Admin', { roles: ['admin'] }));
		const page = await admin.get('/api/mail?state=failed');
		expect(page.body.items).toMatchObject([
			{ person: { name: 'Tertunda' }, fault: 'unreachable', tries: 7 }
		]);
		const again = `/api/mail/${first?.notificationId}/retry`;
		const aged = (hours: number) =>
			w.db.update(t.notification).set({ createdAt: new Date(Date.now() - hours * 60 * minute) });
		await aged(71);
		expect((await admin.post(again)).status).toBe(200);
		expect((await outboxOf(w))[0]).toMatchObject({ state: 'waiting', tries: 0 });

		await w.db.update(t.outbox).set({ state: 'failed' });
		await aged(73);
		expect((await admin.post(again)).body.code).toBe('mail-too-old');
		expect((await outboxOf(w))[0]?.state).toBe('failed');
	});

	test('a row that cannot be read holds nobody up, and is shown', async ({ expect }) => {
		const w = await world(withMail);
		const [broken, ibu] = [await withAddress(w, 'Rusak'), await withAddress(w, 'Utuh')];
		await told(w, broken);
		await told(w, ibu);
		await w.db
			.update(t.notification)
			.set({ facts: { course: 7 } })
			.where(eq(t.notification.personId, broken.id));
		await deliverMail(w.system());
		expect(await mailFor(ibu.email)).toHaveLength(1);
		expect((await outboxOf(w)).map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
	});

	test('a recipient whom the server does not know fails at once, and holds nobody up', async ({
		expect
	}) => {
		const w = await world(withMail);
		const lost = await withAddress(w, 'Salah Alamat', 'tak.ada@refused.test');
		const ibu = await withAddress(w, 'Benar');
		await told(w, lost);
		await told(w, ibu);
		await deliverMail(w.system());
		expect(await mailFor(ibu.email)).toHaveLength(1);
		const failed = (await outboxOf(w)).find(({ state }) => state === 'failed');
		expect(failed).toMatchObject({ fault: 'refused' });
		expect(failed?.answer).not.toContain('tak.ada');
	});

	test('a recipient whom the server puts off is tried again, and holds nobody up', async ({
		expect
	}) => {
		const w = await world(withMail);
		const busy = await withAddress(w, 'Kotak Penuh', 'penuh@busy.test');
		const ibu = await withAddress(w, 'Sesudahnya');
		await told(w, busy);
		await told(w, ibu);
		await deliverMail(w.system());
		expect(await mailFor(ibu.email)).toHaveLength(1);
		const waiting = (await outboxOf(w)).find(({ state }) => state === 'waiting');
		expect(waiting).toMatchObject({ fault: 'deferred', tries: 1 });
	});

	test('that no server would be given fails, and holds nobody up', async ({ expect }) => {
		const MAIL = { fetch: async () => new Response('bad mail', { status: 400 }) };
		const w = await world({ MAIL });
		const ibu = await withAddress(w, 'Terlalu Besar');
		await told(w, ibu);
		await deliverMail(w.system());
		expect((await outboxOf(w))[0]).toMatchObject({ state: 'failed', fault: 'refused' });
	});

	test('that another run has taken over meanwhile is left to it', async ({ expect }) => {
		const w = await world(withMail);
		const slow = await withAddress(w, 'Lambat', 'lambat@slow.test');
		const ibu = await withAddress(w, 'Menunggu');
		await told(w, slow);
		await told(w, ibu);
		const first = deliverMail(w.system());
		await expect.poll(async () => (await outboxOf(w))[0]?.state).toBe('sending');
		await Promise.all([first, deliverMail(later(w, 11))]);
		expect(await mailFor(ibu.email)).toHaveLength(1);
	});

	test('what lay too long is not sent any more', async ({ expect }) => {
		const w = await world(withMail);
		const ibu = await withAddress(w, 'Lama');
		await told(w, ibu);
		await deliverMail(later(w, 73 * 60));
		expect(await mailFor(ibu.email)).toEqual([]);
		expect((await outboxOf(w))[0]).toMatchObject({ state: 'skipped', fault: 'too-old' });
	});

	test('what a run that died had in hand is taken up by another', async ({ expect }) => {
		const w = await world(withMail);
		const ibu = await withAddress(w, 'Terputus');
		await told(w, ibu);
		await w.db.update(t.outbox).set({ state: 'sending', claimedAt: w.now });
		await deliverMail(later(w, 9));
		expect(await mailFor(ibu.email)).toEqual([]);
		await deliverMail(later(w, 11));
		expect(await mailFor(ibu.email)).toHaveLength(1);
	});
});

describe('who looks after mail', async () => {
	const w = await world(withMail);
	const admin = await w.person('Admin', { roles: ['admin'] });
	const verifier = await w.person('Verifikator', { roles: ['verifier'] });
	const hidden = { missing: '/api/mail/ntf_0/retry', outsider: async () => verifier };
	hides('GET /api/mail', () => w, {
		...hidden,
		method: 'GET',
		path: () => '/api/mail',
		missing: '/api/mail'
	});
	hides('POST /api/mail/test', () => w, {
		...hidden,
		method: 'POST',
		path: () => '/api/mail/test',
		missing: '/api/mail/test'
	});
	hides('POST /api/mail/:notificationId/retry', () => w, {
		...hidden,
		method: 'POST',
		path: async () => {
			await told(w, admin);
			const [mail] = await outboxOf(w);
			return `/api/mail/${mail?.notificationId}/retry`;
		}
	});

	test('tries it with a mail to their own address', async ({ expect }) => {
		const agent = await w.agent(admin);
		const refused = await agent.post('/api/mail/test');
		expect(refused.body).toMatchObject({ status: 409, code: 'mail-address-missing' });

		await w.db
			.update(t.person)
			.set({ email: 'admin@contoh.test' })
			.where(eq(t.person.id, admin.id));
		expect((await agent.post('/api/mail/test')).body).toMatchObject({ delivered: true });
		expect((await mailFor('admin@contoh.test'))[0]?.subject).toBe('Surel percobaan dari Malaqbi');
	});

	test('with the same key it goes once, and the key serves nothing else', async ({ expect }) => {
		const someone = await withAddress(w, 'Percobaan');
		await w.grant(someone, 'admin');
		const agent = await w.agent(someone);
		const key = crypto.randomUUID();
		const first = await agent.post('/api/mail/test', {}, { key });
		const again = await agent.post('/api/mail/test', {}, { key });
		expect(again.body).toEqual(first.body);
		expect(await mailFor(someone.email)).toHaveLength(1);
		const tried = () => w.db.$count(t.auditEvent, eq(t.auditEvent.subject, `person:${someone.id}`));
		expect(await tried()).toBe(1);

		const used = crypto.randomUUID();
		await agent.put('/api/me/locale', { locale: 'en' }, { key: used });
		const misused = await agent.post('/api/mail/test', {}, { key: used });
		expect([misused.status, misused.body.code]).toEqual([409, 'idempotency-key-reused']);
		expect(await mailFor(someone.email)).toHaveLength(1);
	});

	test('is told when no server is named, or when it does not answer', async ({ expect }) => {
		const without = await world();
		const someone = await without.person('Admin', { roles: ['admin'] });
		const answer = await (await without.agent(someone)).post('/api/mail/test');
		expect(answer.body).toMatchObject({ status: 409, code: 'mail-not-configured' });

		const down = await world(withoutServer);
		const other = await withAddress(down, 'Admin');
		await down.grant(other, 'admin');
		const tried = await (await down.agent(other)).post('/api/mail/test');
		expect(tried.body).toMatchObject({ delivered: false, fault: 'unreachable' });
	});

	test('cannot send again what is not there', async ({ expect }) => {
		const answer = await (await w.agent(admin)).post('/api/mail/ntf_0/retry');
		expect(answer.status).toBe(404);
	});
});
