import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { auditEvent, notification, oneTimeLink, user } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';

const password = 'perahu-sandeq-biru';
const check = { checkedBy: 'card', note: 'Datang ke loket BKPP, kartu pegawai cocok.' };

describe('recovering an account after an identity check', async () => {
	const w = await world();
	const health = await w.unit('Dinas Kesehatan', { parent: w.root });
	const clinic = await w.unit('Puskesmas Binanga', { parent: health });
	const admin = await w.person('Bu Admin', { unit: w.root, roles: ['admin'] });
	const clerk = await w.person('Pengelola OPD', {
		unit: health,
		roles: [{ role: 'unit-hr', unit: health }]
	});

	async function nurse(name: string) {
		const who = await w.person(name, { unit: clinic });
		await w.console().post('/api/accounts', { nip: who.nip, password, roles: [] });
		return who;
	}
	const recover = async (by: { id: string }, of: { id: string }, given: object = check) =>
		(await w.agent(by)).post(`/api/accounts/${of.id}/recoveries`, given);
	const linkOf = (path: string) => `/api/accounts/links/${path.split('/').at(-1)}`;

	test('the personnel manager makes a link to hand over, and its owner sets a password', async ({
		expect
	}) => {
		const who = await nurse('Nurhayati');
		const open = await w.agent(who);
		const answer = await recover(clerk, who);
		expect(answer.body).toMatchObject({ name: 'Nurhayati', unit: 'Puskesmas Binanga' });
		expect((await open.get('/api/me')).status).toBe(200);

		const browser = w.stranger();
		const used = await browser.post(linkOf(answer.body.path), { password: 'tenun-sambu-merah' });
		expect(used.status).toBe(200);
		expect((await open.get('/api/me')).status).toBe(401);
		const old = await w.stranger().post('/api/session', { nip: who.nip, password });
		expect(old.status).toBe(422);
		const again = await w.stranger().post(linkOf(answer.body.path), { password });
		expect(again.body.code).toBe('link-invalid');
	});

	test('the books say who, and how the identity was checked; the owner is told', async ({
		expect
	}) => {
		const who = await nurse('Tercatat');
		const { path } = (await recover(admin, who)).body;
		const rows = await w.db
			.select()
			.from(auditEvent)
			.where(eq(auditEvent.subject, `person:${who.id}`));
		expect(rows.at(-1)).toMatchObject({
			action: 'account.recovered',
			actorId: admin.id,
			after: check
		});
		const told = await w.db.select().from(notification).where(eq(notification.personId, who.id));
		expect(told.map(({ kind }) => kind)).toEqual(['recovery-link-made']);
		const kept = [rows, told, await w.db.select().from(oneTimeLink)];
		expect(JSON.stringify(kept)).not.toContain(path.split('/').at(-1));
	});

	test('a link lives as long as the rule says, and a newer one ends it', async ({ expect }) => {
		const who = await nurse('Dua Tautan');
		const first = (await recover(admin, who)).body;
		const life = Date.parse(first.expiresAt) - Date.now();
		expect(Math.round(life / 3_600_000)).toBe(24);
		await recover(admin, who);
		expect((await w.stranger().get(linkOf(first.path))).body.code).toBe('link-invalid');
	});

	test('a repeated request gets the same link', async ({ expect }) => {
		const who = await nurse('Ulang');
		const agent = await w.agent(admin);
		const key = crypto.randomUUID();
		const path = `/api/accounts/${who.id}/recoveries`;
		const first = await agent.post(path, check, { key });
		expect((await agent.post(path, check, { key })).body).toEqual(first.body);
	});

	test('a check without a note, or with a number of a person in it, is refused', async ({
		expect
	}) => {
		const who = await nurse('Tanpa Catatan');
		const short = await recover(admin, who, { checkedBy: 'card', note: 'ok' });
		expect(short.body.errors).toMatchObject([{ pointer: '/note', code: 'too_small' }]);
		const number = await recover(admin, who, { ...check, note: `NIP ${who.nip} cocok di loket` });
		expect(number.body.errors).toMatchObject([{ pointer: '/note', code: 'note-holds-number' }]);
		const guess = await recover(admin, who, { ...check, checkedBy: 'percaya' });
		expect(guess.status).toBe(422);
	});

	test('nobody recovers their own account', async ({ expect }) => {
		for (const who of [admin, clerk]) {
			const answer = await recover(who, who);
			expect([answer.status, answer.body.code]).toEqual([403, 'own-account']);
			const page = (await (await w.agent(who)).get(`/api/accounts/${who.id}`)).body;
			expect(page.recovery).toBe('own');
		}
	});

	test('nobody recovers an account with more rights than their own', async ({ expect }) => {
		const above = [
			await w.person('Admin Lain', { unit: clinic, roles: ['admin'] }),
			await w.person('Verifikator', { unit: clinic, roles: ['verifier'] }),
			await w.person('Pengelola Kabupaten', { unit: clinic, roles: ['unit-hr'] })
		];
		for (const who of above) {
			const answer = await recover(clerk, who);
			expect([answer.status, answer.body.code]).toEqual([403, 'beyond-own-rights']);
			expect((await recover(admin, who)).status).toBe(200);
		}
		const head = await w.position('Kepala Puskesmas', { leads: true });
		const below = await w.person('Kepala', { position: head, unit: clinic });
		expect((await recover(clerk, below)).status).toBe(200);
	});

	test('a stopped account stays stopped', async ({ expect }) => {
		const who = await nurse('Dihentikan');
		await w.db.update(user).set({ disabledAt: new Date() }).where(eq(user.personId, who.id));
		expect((await recover(admin, who)).body.code).toBe('account-stopped');
	});

	test('the personnel manager manages no roles', async ({ expect }) => {
		const who = await nurse('Peran');
		const agent = await w.agent(clerk);
		expect((await agent.get(`/api/accounts/${who.id}`)).status).toBe(200);
		expect((await agent.get('/api/accounts')).status).toBe(404);
		const stop = await agent.put(`/api/accounts/${who.id}/disabled`, { disabled: true });
		expect(stop.status).toBe(404);
	});

	hides('POST /api/accounts/:personId/recoveries', () => w, {
		method: 'POST',
		path: () => `/api/accounts/${admin.id}/recoveries`,
		missing: '/api/accounts/per_0/recoveries',
		body: check,
		outsider: () => w.person('Orang Sana')
	});
	test('another unit’s personnel manager meets the 404 of a missing person', async ({ expect }) => {
		const other = await w.unit('Dinas Lain', { parent: w.root });
		const far = await w.person('Pengelola Lain', {
			unit: other,
			roles: [{ role: 'unit-hr', unit: other }]
		});
		const who = await nurse('Jauh');
		const real = await recover(far, who);
		const missing = await recover(far, { id: 'per_0' });
		expect([real.status, missing.status]).toEqual([404, 404]);
		expect((await (await w.agent(far)).get(`/api/accounts/${who.id}`)).status).toBe(404);
	});
});
