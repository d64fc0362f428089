import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const workshops = workshopWorld(w);
const { course } = learningWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const clinic = await w.unit('Puskesmas Binanga', { parent: health });
const nurse = await w.position('Perawat Terampil');
const midwife = await w.position('Bidan Terampil');
const skill = await w.competency('Triase');
await w.requires(nurse, skill, 2);
const ani = await w.person('Ani Nurhayati', { position: nurse, unit: clinic });
const bidan = await w.person('Bunga Lestari', { position: midwife, unit: clinic });
const organiser = await w.person('Oki Penyelenggara', { roles: ['organiser'] });
const unitOrganiser = await w.person('Umi Penyelenggara', {
	roles: [{ role: 'organiser', unit: health }]
});
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });
const officer = await w.person('Sari Kepegawaian', {
	unit: health,
	roles: [{ role: 'unit-hr', unit: health }]
});

/** Each event has hours of its own: nobody is at two at once. */
let events = 0;
async function event(given: Parameters<typeof workshops.event>[0] = {}) {
	const made = await workshops.event(given);
	await workshops.session(made, {
		startsAt: new Date(Date.now() + (48 + 3 * ++events) * 3_600_000)
	});
	return made;
}
const path = (of: { id: string }) => `/api/workshops/${of.id}/admission`;
const set = async (of: { id: string }, given: object, who = organiser) =>
	(await w.agent(who)).put(path(of), given);
const mine = async (who: { id: string }, of: { id: string }) =>
	(await (await w.agent(who)).get(`/api/workshops/${of.id}/my-signup`)).body;
const signUp = async (who: { id: string }, of: { id: string }) =>
	(await w.agent(who)).post(`/api/workshops/${of.id}/signups`);
const forNurses = { requirements: [{ kind: 'position', about: nurse.id }] };

describe('what an event asks', () => {
	test('is set by who runs it, shown to who reads it, and binds who registers', async ({
		expect
	}) => {
		const held = await event();
		expect((await set(held, forNurses)).status).toBe(200);
		const shown = await mine(bidan, held);
		expect([shown.requirements, shown.eligible]).toEqual([
			[{ kind: 'position', names: ['Perawat Terampil'], met: false }],
			false
		]);
		const { status, body } = await signUp(bidan, held);
		expect([status, body.code, body.params.reason]).toEqual([409, 'not-eligible', 'position']);

		expect((await mine(ani, held)).requirements[0].met).toBe(true);
		expect((await signUp(ani, held)).status).toBe(201);
		// Whoever is on the list was let onto it.
		expect(await mine(ani, held)).toMatchObject({ requirements: [], eligible: true });
	});

	test('may be a gap in what the workshop raises', async ({ expect }) => {
		const held = await event({
			courseId: (await course('Kelas triase', { mode: 'classroom' })).id
		});
		await w.db
			.insert(t.courseCompetency)
			.values({ courseId: held.courseId, competencyId: skill.id, level: 2 });
		await set(held, { requirements: [{ kind: 'gap' }] });
		expect((await mine(ani, held)).eligible).toBe(true);
		expect((await mine(bidan, held)).requirements).toEqual([
			{ kind: 'gap', names: [], met: false }
		]);
		expect((await signUp(bidan, held)).body.params.reason).toBe('gap');
	});

	test('may be a course to finish first, a class, a rank', async ({ expect }) => {
		const before = await course('Dasar triase');
		const held = await event();
		await set(held, {
			requirements: [
				{ kind: 'course', about: before.id },
				{ kind: 'rank', about: 'III/a' }
			]
		});
		const { requirements } = await mine(ani, held);
		expect(requirements).toMatchObject([
			{ kind: 'rank', met: false },
			{ kind: 'course', names: ['Dasar triase'], met: false }
		]);
		await w.db.update(t.person).set({ rankCode: 'III/b' }).where(eq(t.person.id, ani.id));
		expect((await signUp(ani, held)).body.params.reason).toBe('course');
	});

	test('keeps those out of nominations and invitations as well', async ({ expect }) => {
		const held = await event({ registration: 'nomination' });
		await set(held, forNurses);
		const nominated = await (
			await w.agent(officer)
		).post(`/api/workshops/${held.id}/nominations`, { personIds: [bidan.id], expected: 1 });
		expect(nominated.body.left).toEqual([{ personId: bidan.id, code: 'not-eligible' }]);
		const invited = await (
			await w.agent(organiser)
		).post(`/api/workshops/${held.id}/invitations`, { personIds: [bidan.id], expected: 1 });
		expect(invited.body.left).toEqual([{ personId: bidan.id, code: 'not-eligible' }]);
	});

	test('is listed for who runs it, with quotas and what may be chosen', async ({ expect }) => {
		const held = await event();
		await set(held, { ...forNurses, quotas: [{ unitId: health.id, seats: 4 }] });
		const { body } = await (await w.agent(organiser)).get(path(held));
		expect(body).toMatchObject({
			mayEdit: true,
			quotas: [{ unit: { name: 'Dinas Kesehatan' }, seats: 4, used: 0 }],
			requirements: [{ kind: 'position', about: nurse.id, name: 'Perawat Terampil' }]
		});
		expect(body.classes.length).toBeGreaterThan(0);
		expect(body.ranks.length).toBeGreaterThan(0);
		expect((await (await w.agent(hr)).get(path(held))).body.mayEdit).toBe(false);
	});

	test('is refused when it names what does not exist, or a quota within another', async ({
		expect
	}) => {
		const held = await event();
		const wrong = await set(held, { requirements: [{ kind: 'position', about: 'pos_0' }] });
		expect(wrong.body.errors).toEqual([{ pointer: '/requirements', code: 'not-there' }]);
		const nested = await set(held, {
			quotas: [
				{ unitId: health.id, seats: 4 },
				{ unitId: clinic.id, seats: 1 }
			]
		});
		expect(nested.body.errors).toEqual([{ pointer: '/quotas', code: 'quota-nested' }]);
		const over = await event({ status: 'closed' });
		expect((await set(over, forNurses)).body.code).toBe('event-state');
	});

	test('of another unit’s event is not there', async ({ expect }) => {
		const held = await event();
		expect((await set(held, forNurses, unitOrganiser)).status).toBe(404);
		const own = await event({ unitId: health.id });
		expect((await set(own, forNurses, unitOrganiser)).status).toBe(200);
	});

	hides('GET /api/workshops/{eventId}/admission', () => w, {
		method: 'GET',
		path: async () => path(await event()),
		missing: '/api/workshops/evt_0/admission',
		outsider: async () => ani
	});
	hides('PUT /api/workshops/{eventId}/admission', () => w, {
		method: 'PUT',
		path: async () => path(await event()),
		missing: '/api/workshops/evt_0/admission',
		body: {},
		outsider: async () => ani
	});
});

describe('an exception', () => {
	const give = async (who: { id: string }, of: { id: string }, given: object) =>
		(await w.agent(who)).post(`/api/workshops/${of.id}/exceptions`, {
			nip: bidan.nip,
			reason: 'Merangkap tugas perawat di Puskesmas.',
			...given
		});

	test.for(['organiser', 'hr'] as const)(
		'of the %s lets somebody come, with the reason, and is audited',
		async (by, { expect }) => {
			const held = await event();
			await set(held, forNurses);
			const giver = by === 'hr' ? hr : organiser;
			expect((await give(giver, held, {})).status).toBe(201);
			const shown = await mine(bidan, held);
			expect([shown.eligible, shown.exception]).toEqual([
				true,
				'Merangkap tugas perawat di Puskesmas.'
			]);
			expect((await signUp(bidan, held)).status).toBe(201);
			const audit = await w.db
				.select({ actor: t.auditEvent.actorId })
				.from(t.auditEvent)
				.where(eq(t.auditEvent.action, 'exception.given'));
			expect(audit.at(-1)?.actor).toBe(giver.id);
		}
	);

	test('is refused without a reason, for a number that nobody has, and for oneself', async ({
		expect
	}) => {
		const held = await event();
		expect((await give(organiser, held, { reason: '' })).status).toBe(422);
		expect((await give(organiser, held, { nip: '190001012000011001' })).body.errors[0].code).toBe(
			'nip-unknown'
		);
		expect((await give(organiser, held, { nip: organiser.nip })).body.code).toBe('own-signup');
	});

	test('given again asks first, and keeps what stood before, the reason out of the audit', async ({
		expect
	}) => {
		const held = await event();
		await set(held, forNurses);
		await give(organiser, held, {});
		const again = await give(hr, held, { reason: 'Ditugaskan ke bangsal perawatan.' });
		expect([again.status, again.body.code]).toEqual([409, 'exception-stands']);
		expect((await mine(bidan, held)).exception).toBe('Merangkap tugas perawat di Puskesmas.');

		const shown = async () => (await (await w.agent(hr)).get(path(held))).body.exceptions;
		const [{ at }] = await shown();
		const stale = await give(hr, held, {
			reason: 'Ditugaskan ke bangsal perawatan.',
			replaces: '2026-01-01T00:00:00.000Z'
		});
		expect([stale.status, stale.body.params.reason]).toEqual([409, 'changed']);
		const changed = await give(hr, held, {
			reason: 'Ditugaskan ke bangsal perawatan.',
			replaces: at
		});
		expect(changed.status).toBe(201);
		expect(await shown()).toMatchObject([
			{
				nip: bidan.nip,
				...{ reason: 'Ditugaskan ke bangsal perawatan.', by: hr.name },
				earlier: [{ reason: 'Merangkap tugas perawat di Puskesmas.', by: organiser.name, at }]
			}
		]);
		const audit = await w.db
			.select({ before: t.auditEvent.before, after: t.auditEvent.after })
			.from(t.auditEvent)
			.where(eq(t.auditEvent.action, 'exception.given'));
		expect(audit.at(-1)).toMatchObject({
			before: { eventId: held.id, by: organiser.id, at },
			after: { eventId: held.id, by: hr.id }
		});
		expect(JSON.stringify(audit)).not.toMatch(/perawat/);
	});

	hides('POST /api/workshops/{eventId}/exceptions', () => w, {
		method: 'POST',
		path: async () => `/api/workshops/${(await event()).id}/exceptions`,
		missing: '/api/workshops/evt_0/exceptions',
		body: { nip: '199001012015011901', reason: 'Karena alasan.' },
		outsider: async () => officer
	});
});
