import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { auditEvent, person, session, user } from '#db/schema/index.ts';
import { openAgent } from '#test/support/agent.ts';
import { world } from '#test/support/world.ts';

const password = 'perahu-sandeq-biru';

describe('signing in', async () => {
	const w = await world();
	const account = async (name: string, given = {}) => {
		const who = await w.person(name, given);
		await w.console().post('/api/accounts', { nip: who.nip, password, roles: [] });
		return who;
	};

	test('accepts the NIP with blanks, dots and dashes, and starts a session', async ({ expect }) => {
		const sari = await account('Sari');
		const browser = w.stranger();
		const nip = sari.nip.replace(/^(\d{8})(\d{6})(\d)/, '$1 $2.$3-');
		expect((await browser.post('/api/session', { nip, password })).status).toBe(200);
		expect((await browser.get('/api/me')).body).toMatchObject({ name: 'Sari', roles: ['asn'] });
	});

	test('keeps in the database only a hash of what the cookie holds', async ({ expect }) => {
		const who = await account('Rahma');
		const browser = w.stranger();
		await browser.post('/api/session', { nip: who.nip, password });
		const rows = await w.db.select().from(session);
		expect(rows.every((row) => !browser.cookie.includes(row.id))).toBe(true);
		const thief = await w
			.stranger()
			.get('/api/me', { headers: { cookie: `__Host-session=${rows[0]?.id}` } });
		expect(thief.status).toBe(401);
	});

	test('answers an unknown number, a wrong password and an account never activated alike', async ({
		expect
	}) => {
		const who = await account('Wati');
		const idle = await w.person('Belum Aktif');
		const answers = await Promise.all([
			w.stranger().post('/api/session', { nip: who.nip, password: 'salah-sekali-ini' }),
			w.stranger().post('/api/session', { nip: '198001012006041001', password }),
			w.stranger().post('/api/session', { nip: idle.nip, password })
		]);
		const bodies = answers.map(({ status, body }) => ({
			status,
			code: body.code,
			errors: body.errors,
			params: body.params
		}));
		expect(bodies).toEqual(bodies.map(() => ({ status: 422, code: 'sign-in-refused' })));
	});

	test('says how long to wait after five wrong passwords, even with the right one', async ({
		expect
	}) => {
		const who = await account('Dewi');
		for (let turn = 0; turn < 5; turn++)
			await w.stranger().post('/api/session', { nip: who.nip, password: 'bukan-kata-sandi' });
		const answer = await w.stranger().post('/api/session', { nip: who.nip, password });
		expect(answer.status).toBe(429);
		expect(answer.body.params.retryAfterSeconds).toBeGreaterThan(60);
		expect(answer.headers.get('retry-after')).toBe(String(answer.body.params.retryAfterSeconds));
	});

	test('lets nobody in whose legal status has ended, and ends a session that is open', async ({
		expect
	}) => {
		const who = await account('Pensiunan');
		const browser = w.stranger();
		await browser.post('/api/session', { nip: who.nip, password });
		await w.db.update(person).set({ legalStatus: '99' }).where(eq(person.id, who.id));
		expect((await browser.get('/api/me')).status).toBe(401);
		expect((await browser.post('/api/session', { nip: who.nip, password })).body.code).toBe(
			'account-stopped'
		);
	});

	test('refuses the demo password where there is no demo', async ({ expect }) => {
		const real = await world({ DEMO: '0' });
		const who = await real.person('Sungguhan');
		await real
			.console()
			.post('/api/accounts', { nip: who.nip, password: 'malaqbi-demo', roles: [] });
		expect(
			(await real.stranger().post('/api/session', { nip: who.nip, password: 'malaqbi-demo' }))
				.status
		).toBe(422);
	});

	test('leaves a trace of each sign-in and each refusal, without the number', async ({
		expect
	}) => {
		const who = await account('Jejak');
		await w.stranger().post('/api/session', { nip: who.nip, password });
		await w.stranger().post('/api/session', { nip: who.nip, password: 'salah-lagi-saja' });
		const rows = await w.db.select().from(auditEvent);
		expect(
			rows.filter((row) => row.subject === `person:${who.id}`).map((row) => row.action)
		).toEqual(['account.opened', 'session.started']);
		expect(rows.some((row) => row.action === 'session.refused')).toBe(true);
		expect(JSON.stringify(rows)).not.toContain(who.nip);
	});

	test('says to wait a moment when too many sign in at once', async ({ expect }) => {
		const full = { fetch: async () => new Response('too many', { status: 503 }) };
		const who = await account('Antre');
		const answer = await openAgent({ ...w.bindings, HASHING: full }).post('/api/session', {
			nip: who.nip,
			password
		});
		expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
			503,
			'too-busy',
			'10'
		]);
	});

	test('refuses a form from another origin', async ({ expect }) => {
		const answer = await w
			.stranger()
			.post(
				'/api/session',
				{ nip: 'x', password },
				{ headers: { origin: 'https://penipu.example' } }
			);
		expect([answer.status, answer.body.code]).toEqual([403, 'forbidden-origin']);
	});
});

describe('my sessions and password', async () => {
	const w = await world();
	const sari = await w.person('Sari');
	await w.console().post('/api/accounts', { nip: sari.nip, password, roles: [] });
	const signedIn = async () => {
		const browser = w.stranger();
		await browser.post('/api/session', { nip: sari.nip, password });
		return browser;
	};

	test('lists where I am signed in and signs me out elsewhere', async ({ expect }) => {
		const [phone, desk] = [await signedIn(), await signedIn()];
		const sessions = (await desk.get('/api/me/sessions')).body;
		expect(sessions).toHaveLength(2);
		expect(sessions.filter((each: { current: boolean }) => each.current)).toHaveLength(1);
		await desk.delete('/api/me/sessions');
		expect((await phone.get('/api/me')).status).toBe(401);
		expect((await desk.get('/api/me')).status).toBe(200);
	});

	test('ends nobody else’s session', async ({ expect }) => {
		const other = await w.agent(await w.person('Orang Lain'));
		const theirs = (await other.get('/api/me/sessions')).body[0].id;
		const mine = await signedIn();
		expect((await mine.delete(`/api/me/sessions/${theirs}`)).status).toBe(404);
	});

	test('changes my password: the old one ends with every other session', async ({ expect }) => {
		const [phone, desk] = [await signedIn(), await signedIn()];
		expect(
			(await desk.put('/api/me/password', { current: 'keliru-sekali', next: 'layar-putih-lebar' }))
				.body.code
		).toBe('password-wrong');
		const weak = await desk.put('/api/me/password', { current: password, next: 'pendek' });
		expect(weak.body.errors).toEqual([
			{ pointer: '/next', code: 'too-short', params: { minLength: 10 } }
		]);
		expect(
			(await desk.put('/api/me/password', { current: password, next: 'layar-putih-lebar' })).status
		).toBe(200);
		expect((await desk.get('/api/me')).status).toBe(200);
		expect((await phone.get('/api/me')).status).toBe(401);
		expect((await w.stranger().post('/api/session', { nip: sari.nip, password })).status).toBe(422);
	});

	test('signs out', async ({ expect }) => {
		const browser = await w.agent(sari);
		await browser.delete('/api/session');
		expect((await browser.get('/api/me')).status).toBe(401);
		const [row] = await w.db.select().from(user).where(eq(user.personId, sari.id));
		expect(row).toBeDefined();
	});
});

describe('how long a session lives', async () => {
	const w = await world();
	const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

	test('is renewed while it is used, for the time the rule says', async ({ expect }) => {
		await w.rule('session.umur_jam', 2);
		const browser = await w.agent(await w.person('Rajin'));
		await w.db.update(session).set({ expiresAt: hours(0.5) });
		const answer = await browser.get('/api/me');
		expect(answer.headers.get('set-cookie')).toContain('__Host-session=');
		const [row] = await w.db.select().from(session);
		expect(row?.expiresAt.getTime()).toBeGreaterThan(hours(1.9).getTime());
		expect(row?.expiresAt.getTime()).toBeLessThan(hours(2.1).getTime());
		await w.db.delete(session);
	});

	test('ends after its longest life, however much it is used', async ({ expect }) => {
		const browser = await w.agent(await w.person('Lama'));
		await w.db.update(session).set({ createdAt: hours(-7 * 24 - 1) });
		expect((await browser.get('/api/me')).status).toBe(401);
		expect(await w.db.select().from(session)).toHaveLength(0);
	});
});
