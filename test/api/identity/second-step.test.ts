import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import type { Agent } from '#test/support/agent.ts';
import { hides } from '#test/support/strangers.ts';
import { world, type World } from '#test/support/world.ts';

const password = 'perahu-sandeq-biru';
const check = { checkedBy: 'card', note: 'Datang ke loket BKPP, kartu pegawai cocok.' };
const minute = 60_000;

/** What the app on the phone shows, `later` milliseconds from now. */
const codeOf = (key: string, later = 0) =>
	new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({
		timestamp: Date.now() + later
	});

async function account(w: World, name: string, given: Parameters<World['person']>[1] = {}) {
	const who = await w.person(name, given);
	await w.console().post('/api/accounts', { nip: who.nip, password, roles: [] });
	return who;
}

async function signedIn(w: World, who: { nip: string }, secret = password) {
	const browser = w.stranger();
	const answer = await browser.post('/api/session', { nip: who.nip, password: secret });
	return { browser, answer };
}

/** Sets the second step up as a person does; the key, and the codes on paper. */
async function enrol(browser: Agent) {
	await browser.post('/api/me/second-step', { password });
	const { enrolment } = (await browser.get('/api/me/second-step')).body;
	const answer = await browser.put('/api/me/second-step', { code: codeOf(enrolment.key) });
	return { key: String(enrolment.key), answer, codes: (answer.body.codes ?? []) as string[] };
}

/** The period of the first code is spent: time has passed for what is tested next. */
const timePasses = (w: World) => w.db.update(t.totp).set({ lastPeriod: null });

describe('the second step', async () => {
	const w = await world();

	async function withApp(name: string) {
		const who = await account(w, name);
		const { browser } = await signedIn(w, who);
		const { key, codes } = await enrol(browser);
		await timePasses(w);
		return { who, key, codes, browser };
	}
	const give = (browser: Agent, code: string) => browser.post('/api/session/second-step', { code });

	test('is set up by a QR code or key, a first code, and brings ten codes for paper', async ({
		expect
	}) => {
		const who = await account(w, 'Pasang');
		const { browser } = await signedIn(w, who);
		const elsewhere = (await signedIn(w, who)).browser;
		const wrong = await browser.post('/api/me/second-step', { password: 'bukan-kata-sandi' });
		expect(wrong.body.code).toBe('password-wrong');
		const { answer, codes, key } = await enrol(browser);
		expect(answer.status).toBe(200);
		expect(new Set(codes).size).toBe(10);
		expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
		expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
		expect((await browser.get('/api/me/second-step')).body).toMatchObject({
			state: 'on',
			codesLeft: 10,
			enrolment: null
		});
		expect((await elsewhere.get('/api/me')).status).toBe(401);
	});

	test('keeps neither secret nor codes readable in the database', async ({ expect }) => {
		const { key, codes } = await withApp('Rahasia');
		const kept = JSON.stringify([
			await w.db.select().from(t.totp),
			await w.db.select().from(t.recoveryCode),
			await w.db.select().from(t.request),
			await w.db.select().from(t.auditEvent)
		]);
		for (const secret of [key, key.replaceAll(' ', ''), ...codes, codes[0]?.replace('-', '')])
			expect(kept).not.toContain(secret);
	});

	test('a sealed secret is worth nothing on another account', async ({ expect }) => {
		const one = await withApp('Pemilik');
		const other = await withApp('Penyusup');
		const userIdOf = async (personId: string) =>
			(await w.db.select().from(t.user).where(eq(t.user.personId, personId)).get())?.id ?? '';
		const mine = await userIdOf(other.who.id);
		const [sealed] = await w.db.select().from(t.totp).where(eq(t.totp.userId, mine));
		await w.db
			.update(t.totp)
			.set({ sealedSecret: sealed?.sealedSecret ?? '' })
			.where(eq(t.totp.userId, await userIdOf(one.who.id)));
		const { browser } = await signedIn(w, one.who);
		expect((await give(browser, codeOf(other.key))).body.code).toBe('code-wrong');
	});

	test('is asked after the password, which alone opens nothing', async ({ expect }) => {
		const { who, key } = await withApp('Dua Langkah');
		const { browser, answer } = await signedIn(w, who);
		expect(answer.body).toMatchObject({ secondStep: true });
		expect((await browser.get('/api/me')).status).toBe(401);
		expect((await browser.get('/api/session/second-step')).body).toEqual({ waiting: true });
		expect((await give(browser, codeOf(key))).status).toBe(200);
		expect((await browser.get('/api/me')).body.personId).toBe(who.id);
	});

	test('takes no code twice, nor an older one than the last', async ({ expect }) => {
		const { who, key } = await withApp('Ulang');
		const code = codeOf(key);
		expect((await give((await signedIn(w, who)).browser, code)).status).toBe(200);
		const replayed = await give((await signedIn(w, who)).browser, code);
		expect([replayed.status, replayed.body.code]).toEqual([422, 'code-used']);
		const older = await give((await signedIn(w, who)).browser, codeOf(key, -30_000));
		expect(older.body.code).toBe('code-used');
	});

	test('takes one code once, however many browsers send it at the same moment', async ({
		expect
	}) => {
		const { who, key } = await withApp('Serentak');
		const browsers = [];
		for (let each = 0; each < 4; each++) browsers.push((await signedIn(w, who)).browser);
		const code = codeOf(key);
		const answers = await Promise.all(browsers.map((browser) => give(browser, code)));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
	});

	test('forgives half a minute, and says how wrong a clock is', async ({ expect }) => {
		const { who, key } = await withApp('Jam Ponsel');
		const early = await give((await signedIn(w, who)).browser, codeOf(key, -30_000));
		expect(early.status).toBe(200);
		const ahead = await give((await signedIn(w, who)).browser, codeOf(key, 4 * minute));
		expect(ahead.body).toMatchObject({
			code: 'code-out-of-time',
			params: { reason: 'ahead', minutes: 4 }
		});
		const behind = await give((await signedIn(w, who)).browser, codeOf(key, -7 * minute));
		expect(behind.body).toMatchObject({
			code: 'code-out-of-time',
			params: { reason: 'behind', minutes: 7 }
		});
	});

	test('stops guessing after five tries, across sign-ins', async ({ expect }) => {
		const { who, key } = await withApp('Ditebak');
		for (let turn = 0; turn < 5; turn++) {
			const { browser } = await signedIn(w, who);
			expect((await give(browser, '000000')).body.code).toBe('code-wrong');
		}
		const late = await give((await signedIn(w, who)).browser, codeOf(key));
		expect([late.status, late.body.code]).toEqual([429, 'too-many-attempts']);
	});

	test('a code from paper lets in once, read as people read it, and its owner is told', async ({
		expect
	}) => {
		const { who, codes } = await withApp('Kertas');
		const paper = codes[0] ?? '';
		const typed = ` ${paper.toLowerCase().replace('-', ' ').replaceAll('0', 'o')} `;
		expect((await give((await signedIn(w, who)).browser, typed)).status).toBe(200);
		const again = await give((await signedIn(w, who)).browser, paper);
		expect(again.body.code).toBe('code-wrong');
		const told = await w.db
			.select()
			.from(t.notification)
			.where(eq(t.notification.personId, who.id));
		expect(told.at(-1)).toMatchObject({ kind: 'recovery-code-used', facts: { left: 9 } });
	});

	test('a new sheet of codes needs the password and voids the old one', async ({ expect }) => {
		const { who, codes, browser } = await withApp('Lembar Baru');
		const path = '/api/me/second-step/recovery-codes';
		expect((await browser.post(path, { password: 'salah-sekali' })).body.code).toBe(
			'password-wrong'
		);
		const key = crypto.randomUUID();
		const fresh = await browser.post(path, { password }, { key });
		expect((await browser.post(path, { password }, { key })).body).toEqual(fresh.body);
		expect(fresh.body.codes).toHaveLength(10);
		const old = await give((await signedIn(w, who)).browser, codes[1] ?? '');
		expect(old.body.code).toBe('code-wrong');
	});

	test('the wait for the code ends, and nobody else’s wait is taken over', async ({ expect }) => {
		const { who, key } = await withApp('Menunggu');
		const { browser } = await signedIn(w, who);
		expect((await give(w.stranger(), codeOf(key))).body.code).toBe('second-step-over');
		await w.db.update(t.pendingSignIn).set({ expiresAt: new Date(Date.now() - 1) });
		expect((await give(browser, codeOf(key))).body.code).toBe('second-step-over');
		expect((await browser.get('/api/session/second-step')).body).toEqual({ waiting: false });
	});

	test('a new password by a link does not go round it', async ({ expect }) => {
		const { who, key } = await withApp('Lewat Tautan');
		const admin = await w.person('Admin Tautan', { roles: ['admin'] });
		const made = await (await w.agent(admin)).post(`/api/accounts/${who.id}/recoveries`, check);
		const browser = w.stranger();
		const used = await browser.post(`/api/accounts/links/${made.body.path.split('/').at(-1)}`, {
			password: 'tenun-sambu-merah'
		});
		expect(used.body).toEqual({ done: true, secondStep: true });
		expect((await browser.get('/api/me')).status).toBe(401);
		expect((await give(browser, codeOf(key))).status).toBe(200);
	});

	test('is turned off with the password, and by an admin after an identity check', async ({
		expect
	}) => {
		const { who, browser } = await withApp('Lepas');
		expect((await browser.post('/api/me/second-step/removal', { password })).status).toBe(200);
		expect((await signedIn(w, who)).answer.body.secondStep).toBe(false);

		const lost = await withApp('Ponsel Hilang');
		const admin = await w.person('Bu Admin', { roles: ['admin'] });
		const desk = await w.agent(admin);
		expect((await desk.get(`/api/accounts/${lost.who.id}`)).body.secondStep).toBe(true);
		const path = `/api/accounts/${lost.who.id}/second-step-removal`;
		expect((await desk.post(path, { ...check, note: 'ok' })).status).toBe(422);
		expect((await desk.post(path, check)).status).toBe(200);
		expect((await lost.browser.get('/api/me')).status).toBe(401);
		expect((await signedIn(w, lost.who)).answer.body.secondStep).toBe(false);
		const rows = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.action, 'second-step.removed'));
		expect(rows).toMatchObject([{ actorId: admin.id, after: check }]);
		expect((await desk.post(path, check)).body.code).toBe('second-step-off');
	});

	hides('POST /api/accounts/:personId/second-step-removal', () => w, {
		method: 'POST',
		path: async () => `/api/accounts/${(await w.person('Ada')).id}/second-step-removal`,
		missing: '/api/accounts/per_0/second-step-removal',
		body: check,
		outsider: () => w.person('Orang Sana')
	});
});

describe('who must have a second step', async () => {
	const real = await world({ DEMO: '0' });

	test('may do nothing before it is set up, and everything after', async ({ expect }) => {
		const boss = await account(real, 'Bu Admin', { roles: ['admin'] });
		const { browser } = await signedIn(real, boss);
		expect((await browser.get('/api/me')).body).toMatchObject({
			secondStepMissing: true,
			permissions: []
		});
		expect((await browser.get('/api/accounts')).status).toBe(404);
		const grant = { personId: boss.id, role: 'auditor', unitId: null };
		expect((await browser.post('/api/roles', grant)).status).toBe(404);

		await enrol(browser);
		expect((await browser.get('/api/me')).body).toMatchObject({ secondStepMissing: false });
		expect((await browser.get('/api/accounts')).status).toBe(200);
		const off = await browser.post('/api/me/second-step/removal', { password });
		expect([off.status, off.body.code]).toEqual([409, 'second-step-required']);
	});

	test('is told by the rule: a nurse need not, an organiser need once the rule says so', async ({
		expect
	}) => {
		const nurse = await account(real, 'Perawat');
		const organiser = await account(real, 'Penyelenggara', { roles: ['organiser'] });
		for (const who of [nurse, organiser]) {
			const { browser } = await signedIn(real, who);
			expect((await browser.get('/api/me')).body.secondStepMissing).toBe(false);
		}
		await real.rule('keamanan.mfa_wajib_peran', ['admin', 'organiser']);
		const { browser } = await signedIn(real, organiser);
		expect((await browser.get('/api/me')).body.secondStepMissing).toBe(true);
	});

	test('is nobody in the demo agency', async ({ expect }) => {
		const demo = await world({ DEMO: '1' });
		const boss = await account(demo, 'Bu Admin', { roles: ['admin'] });
		const { browser } = await signedIn(demo, boss);
		expect((await browser.get('/api/me')).body.secondStepMissing).toBe(false);
		expect((await browser.get('/api/accounts')).status).toBe(200);
	});
});
