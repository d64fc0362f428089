import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { auditEvent, linkedSubject, person, session, totp, user } from '#db/schema/index.ts';
import type { Agent } from '#test/support/agent.ts';
import {
	cancelAtProvider,
	forge,
	forger,
	visitProvider,
	withProviders
} from '#test/support/provider-visit.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

const leave = (browser: Agent, provider: string, to = '/home') =>
	browser.post(`/api/session/providers/${provider}`, { to });
const comeBack = (browser: Agent, provider: string, query: string) =>
	browser.post(`/api/session/providers/${provider}/answer`, { query });
const seconds = (more: number) => Math.floor(Date.now() / 1000) + more;

describe('signing in by a provider', async () => {
	const w = await world(withProviders);

	/** A browser that went to the real provider, signed in there as `login`, and came back. */
	async function throughProvider(login: string, to?: string) {
		const browser = w.stranger();
		const { url } = (await leave(browser, '1', to)).body;
		return { browser, answer: await comeBack(browser, '1', await visitProvider(url, login)) };
	}

	test('offers the providers that the portal is set up with, and none by itself', async ({
		expect
	}) => {
		expect((await w.stranger().get('/api/session/providers')).body.items).toEqual([
			{ id: '1', label: 'SSO Mamuju' },
			{ id: '2', label: new URL(forger).host }
		]);
		const plain = await world();
		expect((await plain.stranger().get('/api/session/providers')).body.items).toEqual([]);
		expect((await leave(plain.stranger(), '1')).status).toBe(404);
	});

	test('goes there with PKCE, state and nonce, and comes back as the owner of the number', async ({
		expect
	}) => {
		const sari = await w.person('Sari');
		const url = new URL((await leave(w.stranger(), '1')).body.url);
		expect(Object.fromEntries(url.searchParams)).toMatchObject({
			response_type: 'code',
			code_challenge_method: 'S256',
			redirect_uri: 'https://portal.test/sign-in/callback/1',
			scope: 'openid profile'
		});
		expect(url.searchParams.get('state')?.length).toBeGreaterThan(40);
		expect(url.searchParams.get('nonce')?.length).toBeGreaterThan(40);

		const { browser, answer } = await throughProvider(`s1~${sari.nip}`, '/my/credits');
		expect([answer.status, answer.body]).toEqual([
			200,
			{ personId: sari.id, to: '/my/credits', secondStep: false }
		]);
		expect((await browser.get('/api/me')).body.personId).toBe(sari.id);
	});

	test('reads the number with blanks and dashes, as the sign-in page does', async ({ expect }) => {
		const rahma = await w.person('Rahma');
		const spaced = rahma.nip.replace(/^(\d{8})(\d{6})(\d)/, '$1 $2.$3-');
		expect((await throughProvider(`r1~${spaced}`)).answer.status).toBe(200);
	});

	test('links the subject once, and lets it in again', async ({ expect }) => {
		const wati = await w.person('Wati');
		expect((await throughProvider(`w1~${wati.nip}`)).answer.status).toBe(200);
		expect((await throughProvider(`w1~${wati.nip}`)).answer.status).toBe(200);
		const events = await w.db
			.select({ action: auditEvent.action })
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${wati.id}`));
		expect(events.map(({ action }) => action)).toEqual([
			'subject.linked',
			'session.started',
			'session.started'
		]);
	});

	test('refuses another subject with the same number: the provider gave it to somebody else', async ({
		expect
	}) => {
		const dewi = await w.person('Dewi');
		await throughProvider(`d1~${dewi.nip}`);
		const { browser, answer } = await throughProvider(`d2~${dewi.nip}`);
		expect([answer.status, answer.body.code, answer.body.params]).toEqual([
			422,
			'provider-refused',
			{ reason: 'linked-otherwise', provider: 'SSO Mamuju' }
		]);
		expect((await browser.get('/api/me')).status).toBe(401);
	});

	test('refuses a known subject that comes with somebody else’s number', async ({ expect }) => {
		const [first, second] = [await w.person('Satu'), await w.person('Dua')];
		const arrive = async (nip: string) => {
			const browser = w.stranger();
			const { url } = (await leave(browser, '2')).body;
			return comeBack(browser, '2', forge(url, { claims: claimsFor(url, { nomor_induk: nip }) }));
		};
		expect((await arrive(first.nip)).status).toBe(200);
		expect((await arrive(second.nip)).body.params.reason).toBe('linked-otherwise');
	});

	test('makes no account: a number that nobody here has is told so', async ({ expect }) => {
		const before = (await w.db.select().from(user)).length;
		const { answer } = await throughProvider('x1~198001012006041001');
		expect(answer.body.params.reason).toBe('nip-unknown');
		const noAccount = await w.person('Tanpa Akun');
		await w.db.delete(user).where(eq(user.personId, noAccount.id));
		const other = await throughProvider(`x2~${noAccount.nip}`);
		expect(other.answer.body.params.reason).toBe('nip-unknown');
		expect((await w.db.select().from(user)).length).toBe(before);
	});

	test('lets in nobody whose account or legal status has ended, in the words of the password way', async ({
		expect
	}) => {
		const [stopped, retired] = [await w.person('Dihentikan'), await w.person('Pensiun')];
		await w.db.update(user).set({ disabledAt: w.now }).where(eq(user.personId, stopped.id));
		await w.db.update(person).set({ legalStatus: '99' }).where(eq(person.id, retired.id));
		for (const who of [stopped, retired]) {
			const { answer } = await throughProvider(`z${who.id}~${who.nip}`);
			expect([answer.status, answer.body.code]).toEqual([422, 'account-stopped']);
		}
	});

	test('says that it was called off when the person turned away there', async ({ expect }) => {
		const browser = w.stranger();
		const { url } = (await leave(browser, '1')).body;
		const answer = await comeBack(browser, '1', await cancelAtProvider(url));
		expect(answer.body.params.reason).toBe('cancelled');
	});

	test('says so when the provider is down, and counts against the caller’s address', async ({
		expect
	}) => {
		const down = await world({ ...withProviders, OIDC_1_ISSUER: 'http://127.0.0.1:9' });
		const answer = await leave(down.stranger(), '1');
		expect([answer.status, answer.body.code, answer.body.params]).toEqual([
			503,
			'provider-unavailable',
			{ provider: 'SSO Mamuju' }
		]);
		await down.rule('masuk.batas_per_alamat', { maks: 2, menit: 15 });
		await leave(down.stranger(), '1');
		expect((await leave(down.stranger(), '1')).status).toBe(429);
	});

	test('goes back to nowhere but a path of the portal', async ({ expect }) => {
		const places = [
			'https://penipu.example/',
			'//penipu.example',
			'/\\penipu.example',
			'/\t/penipu.example',
			'javascript:alert(1)'
		];
		for (const to of places) {
			const answer = await leave(w.stranger(), '1', to);
			expect([to, answer.status]).toEqual([to, 422]);
		}
	});

	test('leaves no number, subject or name in the audit', async ({ expect }) => {
		const who = await w.person('Jejak');
		await throughProvider(`rahasia-sub~${who.nip}`);
		await throughProvider('lain-sub~198001012006041001');
		const written = JSON.stringify(await w.db.select().from(auditEvent));
		for (const secret of [who.nip, 'rahasia-sub', '198001012006041001', 'Nama di penyedia'])
			expect(written).not.toContain(secret);
	});
});

/** What an honest ID token says to the question in `url`. */
function claimsFor(url: string, more: Record<string, unknown> = {}) {
	const asked = new URL(url).searchParams;
	return {
		iss: forger,
		aud: 'malaqbi',
		sub: 'pemalsu',
		nonce: asked.get('nonce') ?? '',
		iat: seconds(0),
		exp: seconds(300),
		...more
	};
}

describe('an answer that proves nothing', async () => {
	const w = await world(withProviders);
	const victim = await w.person('Korban');
	const honest = (url: string) => claimsFor(url, { nomor_induk: victim.nip });

	async function setOut() {
		const browser = w.stranger();
		const { url } = (await leave(browser, '2')).body;
		return { browser, url: String(url) };
	}

	const forgeries: [string, (url: string) => string][] = [
		['another nonce', (url) => forge(url, { claims: { ...honest(url), nonce: 'lain' } })],
		['no nonce', (url) => forge(url, { claims: { ...honest(url), nonce: undefined } })],
		['another issuer', (url) => forge(url, { claims: { ...honest(url), iss: 'https://lain.id' } })],
		['another audience', (url) => forge(url, { claims: { ...honest(url), aud: 'lain' } })],
		[
			'two audiences and another authorised party',
			(url) => forge(url, { claims: { ...honest(url), aud: ['malaqbi', 'lain'], azp: 'lain' } })
		],
		['no signature (alg none)', (url) => forge(url, { claims: honest(url), signed: 'not' })],
		[
			'another key’s signature',
			(url) => forge(url, { claims: honest(url), signed: 'by-another-key' })
		],
		[
			'an end two minutes ago',
			(url) => forge(url, { claims: { ...honest(url), exp: seconds(-120) } })
		],
		[
			'another state',
			(url) => forge(url, { claims: honest(url) }).replace(/state=[^&]*/, 'state=tebakan')
		],
		['no state', (url) => forge(url, { claims: honest(url) }).replace(/&?state=[^&]*/, '')],
		['two states', (url) => `${forge(url, { claims: honest(url) })}&state=tebakan`],
		[
			'another provider’s iss (mix-up)',
			(url) => `${forge(url, { claims: honest(url) })}&iss=${encodeURIComponent('https://lain.id')}`
		],
		['nothing', () => '']
	];
	test.each(forgeries)('is refused: %s', async (_what, forged) => {
		const { browser, url } = await setOut();
		const answer = await comeBack(browser, '2', forged(url));
		if (answer.body.code !== 'provider-refused' || answer.body.params.reason !== 'not-proven')
			throw new Error(JSON.stringify(answer.body));
		const open = await w.db.select().from(session);
		if (open.length > 0) throw new Error('a session was started');
	});

	const silent: [string, Record<string, unknown>][] = [
		['no number at all', {}],
		['a mail address only', { email: 'korban@mamujukab.go.id', email_verified: true }],
		['a mail address in its place', { nomor_induk: 'korban@mamujukab.go.id' }],
		['a JSON number, which has lost digits', { nomor_induk: 199001012015011900 }],
		['a list of numbers', { nomor_induk: [victim.nip] }],
		['too few digits', { nomor_induk: victim.nip.slice(1) }]
	];
	test.each(silent)('names nobody: %s', async (_what, more) => {
		const { browser, url } = await setOut();
		const answer = await comeBack(browser, '2', forge(url, { claims: claimsFor(url, more) }));
		if (answer.body.params?.reason !== 'nip-missing') throw new Error(JSON.stringify(answer.body));
	});

	test('is taken from a clock that is half a minute behind', async ({ expect }) => {
		const { browser, url } = await setOut();
		const claims = { ...honest(url), exp: seconds(-30) };
		expect((await comeBack(browser, '2', forge(url, { claims }))).status).toBe(200);
		await w.db.delete(session);
	});

	test('is refused the second time, also with the cookie of the first', async ({ expect }) => {
		const { browser, url } = await setOut();
		const headers = { cookie: browser.cookie };
		const query = forge(url, { claims: honest(url) });
		const path = '/api/session/providers/2/answer';
		expect((await w.stranger().post(path, { query }, { headers })).status).toBe(200);
		const again = await w.stranger().post(path, { query }, { headers });
		expect(again.body.params.reason).toBe('expired');
		await w.db.delete(session);
	});

	test('is refused in another browser, with an altered cookie, and at another provider’s address', async ({
		expect
	}) => {
		const { browser, url } = await setOut();
		const query = forge(url, { claims: honest(url) });
		const altered = browser.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
		const answers = [
			await comeBack(w.stranger(), '2', query),
			await w
				.stranger()
				.post(
					'/api/session/providers/2/answer',
					{ query },
					{ headers: { cookie: altered.slice(0, -8) + 'AAAAAAAA' } }
				),
			await comeBack(browser, '1', query)
		];
		expect(answers.map(({ body }) => body.params.reason)).toEqual([
			'expired',
			'expired',
			'expired'
		]);
	});

	test('carries nothing readable in its cookie', async ({ expect }) => {
		const { browser, url } = await setOut();
		const state = new URL(url).searchParams.get('state') ?? '';
		expect(browser.cookie).toMatch(/^__Host-trip=[\w-]+$/);
		const bytes = atob(browser.cookie.slice(12).replaceAll('-', '+').replaceAll('_', '/'));
		expect(bytes).not.toContain(state);
	});
});

describe('an account’s subjects', async () => {
	const w = await world(withProviders);
	const admin = await w.person('Bu Admin', { roles: ['admin'] });
	const owner = await w.person('Pemilik');

	async function arrive(subject: string) {
		const browser = w.stranger();
		const { url } = (await leave(browser, '2')).body;
		const claims = claimsFor(url, { sub: subject, nomor_induk: owner.nip });
		return { browser, answer: await comeBack(browser, '2', forge(url, { claims })) };
	}

	test('are shown to the admin without the subject itself, and taken off: sessions end, the next sign-in links anew', async ({
		expect
	}) => {
		const { browser } = await arrive('pertama');
		const desk = await w.agent(admin);
		const account = (await desk.get(`/api/accounts/${owner.id}`)).body;
		expect(account.subjects).toMatchObject([{ provider: new URL(forger).host }]);
		expect(JSON.stringify(account)).not.toContain('pertama');
		expect((await arrive('kedua')).answer.status).toBe(422);

		const path = `/api/accounts/${owner.id}/subjects/${account.subjects[0].id}`;
		expect((await desk.delete(path)).status).toBe(200);
		expect((await desk.delete(path)).status).toBe(404);
		expect((await browser.get('/api/me')).status).toBe(401);
		expect((await arrive('kedua')).answer.status).toBe(200);
		expect((await w.db.select().from(linkedSubject)).map(({ subject }) => subject)).toEqual([
			'kedua'
		]);
	});

	hides('DELETE /api/accounts/:personId/subjects/:subjectId', () => w, {
		method: 'DELETE',
		path: async () => {
			const [row] = await w.db.select().from(linkedSubject);
			return `/api/accounts/${owner.id}/subjects/${row?.id}`;
		},
		missing: '/api/accounts/per_0/subjects/sub_0',
		outsider: () => w.person('Orang Lain')
	});
});

describe('somebody with a second step of the portal', async () => {
	const w = await world({ ...withProviders, OIDC_2_SECOND_STEP: 'mfa,otp' });
	const who = await w.person('Berlangkah Dua');
	const [account] = await w.db.select().from(user).where(eq(user.personId, who.id));
	await w.db.insert(totp).values({
		userId: account?.id ?? '',
		sealedSecret: 'tersegel',
		confirmedAt: w.now,
		createdAt: w.now
	});

	async function arrive(more: Record<string, unknown>) {
		const browser = w.stranger();
		const { url } = (await leave(browser, '2')).body;
		const claims = claimsFor(url, { nomor_induk: who.nip, ...more });
		return { browser, answer: await comeBack(browser, '2', forge(url, { claims })) };
	}

	test('still owes the code after the provider', async ({ expect }) => {
		const { browser, answer } = await arrive({ amr: ['pwd'] });
		expect(answer.body).toMatchObject({ personId: who.id, secondStep: true });
		expect(browser.cookie).toContain('__Host-second-step=');
		expect((await browser.get('/api/me')).status).toBe(401);
		const begun = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.action, 'session.started'));
		expect(begun).toEqual([]);
	});

	test('owes none when a trusted provider says that it asked', async ({ expect }) => {
		for (const said of [{ amr: ['pwd', 'otp'] }, { acr: 'mfa' }]) {
			const { browser, answer } = await arrive(said);
			expect(answer.body).toMatchObject({ secondStep: false });
			expect((await browser.get('/api/me')).status).toBe(200);
		}
	});
});
