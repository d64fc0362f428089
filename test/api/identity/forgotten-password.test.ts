import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { deliverMail } from '#api/modules/notifications/index.ts';
import { auditEvent, notification, oneTimeLink, outbox, person, user } from '#db/schema/index.ts';
import { mailFor, withMail } from '#test/support/post.ts';
import { world, type World } from '#test/support/world.ts';

const password = 'perahu-sandeq-biru';
const next = 'tenun-sambu-merah';
let serial = 0;

async function account(
	w: World,
	name: string,
	email: string | null = `lupa${++serial}@contoh.test`
) {
	const who = await w.person(name);
	await w.db.update(person).set({ email }).where(eq(person.id, who.id));
	await w.console().post('/api/accounts', { nip: who.nip, password, roles: [] });
	return { ...who, email: email ?? '' };
}

const ask = (w: World, who: string) => w.stranger().post('/api/accounts/password-resets', { who });

/** As the job does it; the portal's clock runs on, the world's does not. */
async function linkMailedTo(w: World, email: string) {
	await deliverMail(w.system(new Date()));
	const mails = await mailFor(email);
	const found = mails.flatMap(({ text }) => /\/reset-password\/([\w-]+)/.exec(text)?.[1] ?? []);
	return found.at(-1) ?? '';
}

const linkPath = (token: string) => `/api/accounts/links/${token}`;

describe('a forgotten password', async () => {
	const w = await world(withMail);

	test('is replaced by a link that comes by mail', async ({ expect }) => {
		const sari = await account(w, 'Sari');
		const before = w.stranger();
		await before.post('/api/session', { nip: sari.nip, password });
		expect((await ask(w, sari.nip)).body).toEqual({ done: true });

		const token = await linkMailedTo(w, sari.email);
		const browser = w.stranger();
		expect((await browser.get(linkPath(token))).body).toEqual({ purpose: 'reset', name: 'Sari' });
		expect((await browser.post(linkPath(token), { password: next })).status).toBe(200);
		expect((await browser.get('/api/me')).body.personId).toBe(sari.id);
		expect((await before.get('/api/me')).status).toBe(401);
		const signIn = (given: string) =>
			w.stranger().post('/api/session', { nip: sari.nip, password: given });
		expect([(await signIn(password)).status, (await signIn(next)).status]).toEqual([422, 200]);
	});

	test('is told to its owner and stands in the audit, without the number or the address', async ({
		expect
	}) => {
		const who = await account(w, 'Diberi Tahu');
		await ask(w, who.email.toUpperCase());
		await w.stranger().post(linkPath(await linkMailedTo(w, who.email)), { password: next });
		await deliverMail(w.system(new Date()));
		expect((await mailFor(who.email)).map(({ subject }) => subject)).toEqual([
			'Buat kata sandi baru',
			'Kata sandi Anda telah diganti'
		]);
		const rows = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${who.id}`));
		expect(rows.map(({ action }) => action)).toEqual([
			'account.opened',
			'password.reset-asked',
			'password.reset'
		]);
		expect(JSON.stringify(await w.db.select().from(auditEvent))).not.toMatch(
			new RegExp(`${who.nip}|${who.email}`)
		);
	});

	test('comes at once, at night too and to who wants one summary a day', async ({ expect }) => {
		const who = await account(w, 'Malam');
		await (await w.agent(who)).put('/api/notifications/mail', { mail: 'digest' });
		await ask(w, who.nip);
		const midnight = new Date(`${new Date().toISOString().slice(0, 10)}T17:00:00Z`);
		await w.db
			.update(notification)
			.set({ createdAt: midnight })
			.where(eq(notification.personId, who.id));
		await w.db.update(outbox).set({ dueAt: midnight });
		await deliverMail(w.system(midnight));
		expect(await mailFor(who.email)).toHaveLength(1);
	});

	test('gets a link that works once', async ({ expect }) => {
		const who = await account(w, 'Dua Kali');
		await ask(w, who.nip);
		const token = await linkMailedTo(w, who.email);
		await w.stranger().post(linkPath(token), { password: next });
		const again = await w.stranger().post(linkPath(token), { password: 'kata-sandi-pencuri' });
		expect([again.status, again.body.code]).toEqual([422, 'link-invalid']);
		expect((await w.stranger().get(linkPath(token))).body.code).toBe('link-invalid');
	});

	test('gets links that all end when one was used, or the password was changed', async ({
		expect
	}) => {
		const who = await account(w, 'Banyak');
		await ask(w, who.nip);
		const first = await linkMailedTo(w, who.email);
		await ask(w, who.nip);
		const second = await linkMailedTo(w, who.email);
		expect(second).not.toBe(first);
		await w.stranger().post(linkPath(second), { password: next });
		expect((await w.stranger().get(linkPath(first))).body.code).toBe('link-invalid');

		await ask(w, who.nip);
		const third = await linkMailedTo(w, who.email);
		const changed = await (
			await w.agent(who)
		).put('/api/me/password', { current: next, next: 'badik-tua-bersih' });
		expect(changed.status).toBe(200);
		expect((await w.stranger().get(linkPath(third))).body.code).toBe('link-invalid');
	});

	test('gets a link that ends after the time of the rule, and is not mailed after it', async ({
		expect
	}) => {
		const who = await account(w, 'Lambat');
		await ask(w, who.nip);
		const [row] = await w.db.select().from(user).where(eq(user.personId, who.id));
		const [link] = await w.db
			.select()
			.from(oneTimeLink)
			.where(eq(oneTimeLink.userId, row?.id ?? ''));
		const life = (link?.expiresAt.getTime() ?? 0) - (link?.createdAt.getTime() ?? 0);
		expect(life).toBe(2 * 3_600_000);
		await deliverMail(w.system(new Date(Date.now() + life)));
		expect(await mailFor(who.email)).toEqual([]);

		await ask(w, who.nip);
		const token = await linkMailedTo(w, who.email);
		await w.db.update(oneTimeLink).set({ expiresAt: new Date(Date.now() - 1) });
		const late = await w.stranger().post(linkPath(token), { password: next });
		expect([late.status, late.body.code]).toEqual([422, 'link-invalid']);
	});

	test('lets in who had locked the account with wrong guesses', async ({ expect }) => {
		const who = await account(w, 'Terkunci');
		for (let turn = 0; turn < 6; turn++)
			await w.stranger().post('/api/session', { nip: who.nip, password: 'bukan-kata-sandi' });
		await ask(w, who.nip);
		await w.stranger().post(linkPath(await linkMailedTo(w, who.email)), { password: next });
		const answer = await w.stranger().post('/api/session', { nip: who.nip, password: next });
		expect(answer.status).toBe(200);
	});

	test('leaves nothing in the database that opens a link', async ({ expect }) => {
		const who = await account(w, 'Bocor');
		await ask(w, who.nip);
		const token = await linkMailedTo(w, who.email);
		const kept = [
			await w.db.select().from(oneTimeLink),
			await w.db.select().from(notification),
			await w.db.select().from(auditEvent)
		];
		expect(JSON.stringify(kept)).not.toContain(token);
		expect(
			JSON.stringify((await (await w.agent(who)).get('/api/notifications')).body)
		).not.toContain(token);
	});

	test('is refused to a stopped account, and a weak new one to anybody', async ({ expect }) => {
		const who = await account(w, 'Berhenti');
		await ask(w, who.nip);
		const token = await linkMailedTo(w, who.email);
		const weak = await w.stranger().post(linkPath(token), { password: 'rahasia' });
		expect(weak.body.code).toBe('password-too-weak');
		await w.db.update(user).set({ disabledAt: new Date() }).where(eq(user.personId, who.id));
		const stopped = await w.stranger().post(linkPath(token), { password: next });
		expect(stopped.body.code).toBe('account-stopped');
	});
});

describe('asking for a new password', async () => {
	test('answers known, unknown, never activated, stopped and without an address alike', async ({
		expect
	}) => {
		const w = await world(withMail);
		const known = await account(w, 'Ada');
		const bare = await account(w, 'Tanpa Surel', null);
		const stopped = await account(w, 'Dihentikan');
		await w.db.update(user).set({ disabledAt: new Date() }).where(eq(user.personId, stopped.id));
		const idle = await w.person('Belum Aktif');
		const typed = [known.nip, bare.nip, stopped.nip, idle.nip, '198001012006041001', 'x@y.id', '?'];

		const answers = [];
		for (const who of typed) {
			const began = performance.now();
			const { status, body } = await ask(w, who);
			answers.push({ status, body, ms: performance.now() - began });
		}
		expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
			typed.map(() => ({ status: 200, body: { done: true } }))
		);
		// None comes as soon as it could: each waits for the next whole second.
		expect(Math.min(...answers.map(({ ms }) => ms))).toBeGreaterThan(990);
		expect(await w.db.select().from(outbox)).toHaveLength(1);
	});

	test('mails nobody when several people share the address that was typed', async ({ expect }) => {
		const w = await world(withMail);
		const shared = 'kantor@contoh.test';
		const ani = await account(w, 'Ani', shared);
		await account(w, 'Budi', shared);
		await ask(w, shared);
		expect(await w.db.select().from(outbox)).toEqual([]);
		await ask(w, ani.nip);
		expect(await w.db.select().from(outbox)).toHaveLength(1);
	});

	test('is limited by account, whether there is one or not', async ({ expect }) => {
		const w = await world(withMail);
		const known = await account(w, 'Sering');
		for (const who of [known.nip, '198001012006041001']) {
			const turns = await Promise.all([ask(w, who), ask(w, who), ask(w, who)]);
			expect(turns.map(({ status }) => status)).toEqual([200, 200, 200]);
			const fourth = await ask(w, who);
			expect([fourth.status, fourth.body.code]).toEqual([429, 'too-many-attempts']);
			expect(fourth.body.params.retryAfterSeconds).toBeGreaterThan(60);
		}
		// The address on record is another word for the same account: no more mail, and nobody sees why.
		expect((await ask(w, known.email)).status).toBe(200);
		expect(await w.db.select().from(outbox)).toHaveLength(3);
	});

	test('is limited by network address', async ({ expect }) => {
		const w = await world(withMail);
		await w.rule('lupa_sandi.batas_per_alamat', { maks: 2, menit: 60 });
		const turns = [];
		for (const who of ['a@b.id', 'c@d.id', 'e@f.id']) turns.push((await ask(w, who)).status);
		expect(turns).toEqual([200, 200, 429]);
	});

	test('is said to be impossible where no mail server is named', async ({ expect }) => {
		const ways = async (w: World) => (await w.stranger().get('/api/accounts/password-resets')).body;
		expect(await ways(await world())).toEqual({ byMail: false, hours: 2 });
		expect(await ways(await world(withMail))).toEqual({ byMail: true, hours: 2 });
	});
});
