import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { roundTrips } from '#test/support/round-trips.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const workshops = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const clinic = await w.unit('Puskesmas Binanga', { parent: health });
const school = await w.unit('Dinas Pendidikan', { parent: w.root });
const nurse = await w.position('Perawat Terampil');
const staff = await Promise.all(
	['Ani', 'Budi', 'Citra', 'Dedi', 'Eka', 'Fitri', 'Gani', 'Hana'].map((name) =>
		w.person(`${name} Perawat`, { position: nurse, unit: clinic })
	)
);
const [ani, budi, citra, dedi] = staff as [Staff, Staff, Staff, Staff];
type Staff = { id: string; name: string; nip: string };
const teacher = await w.person('Tono Guru', { position: nurse, unit: school });
const officer = await w.person('Sari Kepegawaian', {
	unit: health,
	roles: [{ role: 'unit-hr', unit: health }]
});
const otherOfficer = await w.person('Lina Kepegawaian', {
	unit: school,
	roles: [{ role: 'unit-hr', unit: school }]
});
const organiser = await w.person('Oki Penyelenggara', { roles: ['organiser'] });
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });

/** Each event has hours of its own: nobody is at two at once. */
let events = 0;
async function event(given: Parameters<typeof workshops.event>[0] = {}) {
	const made = await workshops.event({ registration: 'nomination', ...given });
	await workshops.session(made, {
		startsAt: new Date(Date.now() + (48 + 3 * ++events) * 3_600_000)
	});
	return made;
}
const quota = (of: { id: string }, unit: { id: string }, seats: number) =>
	w.db.insert(t.eventQuota).values({ eventId: of.id, unitId: unit.id, seats });
const nominate = async (who: { id: string }, of: { id: string }, people: { id: string }[]) =>
	(await w.agent(who)).post(`/api/workshops/${of.id}/nominations`, {
		personIds: people.map((each) => each.id),
		expected: people.length
	});
const page = async (who: { id: string }, of: { id: string }, query = '') =>
	(await w.agent(who)).get(`/api/workshops/${of.id}/nomination${query}`);
const listed = async (of: { id: string }) =>
	w.db
		.select({ personId: t.signup.personId, status: t.signup.status, source: t.signup.source })
		.from(t.signup)
		.where(eq(t.signup.eventId, of.id));

describe('whom a unit may propose', () => {
	test('its own people, found by name, with the seats left to it', async ({ expect }) => {
		const held = await event({ capacity: 30 });
		await quota(held, health, 3);
		await quota(held, school, 2);
		const { status, body } = await page(officer, held, '?q=perawat');
		expect([status, body.items.length]).toEqual([200, 8]);
		expect(body.items[0]).toMatchObject({
			name: 'Ani Perawat',
			unit: 'Puskesmas Binanga',
			status: null,
			missing: []
		});
		expect(body).toMatchObject({
			limited: true,
			quotas: [{ unit: { name: 'Dinas Kesehatan' }, seats: 3, used: 0 }],
			event: { seatsLeft: 30 }
		});
		const others = await page(otherOfficer, held);
		expect(others.body.items.map((each: { name: string }) => each.name)).toEqual([
			'Lina Kepegawaian',
			'Tono Guru'
		]);
	});

	hides('GET /api/workshops/{eventId}/nomination', () => w, {
		method: 'GET',
		path: async () => `/api/workshops/${(await event()).id}/nomination`,
		missing: '/api/workshops/evt_0/nomination',
		outsider: async () => ani
	});

	test('a draft is nobody’s business', async ({ expect }) => {
		const held = await event({ status: 'draft' });
		expect((await page(officer, held)).status).toBe(404);
		expect((await nominate(officer, held, [ani])).status).toBe(404);
	});
});

describe('proposing', () => {
	test('puts several on the list at once; each is told and may decline', async ({ expect }) => {
		const held = await event({ capacity: 30, title: 'Triase' });
		await quota(held, health, 2);
		const { status, body } = await nominate(officer, held, [ani, budi]);
		expect([status, body.left]).toEqual([201, []]);
		expect(await listed(held)).toEqual([
			{ personId: ani.id, status: 'booked', source: 'nomination' },
			{ personId: budi.id, status: 'booked', source: 'nomination' }
		]);
		const agent = await w.agent(ani);
		const inbox = await agent.get('/api/notifications?limit=100');
		expect(inbox.body.items[0].told).toEqual({
			kind: 'signup-nominated',
			facts: { course: 'Triase', eventId: held.id }
		});
		expect((await page(officer, held)).body.quotas[0].used).toBe(2);

		const declined = await agent.post(`/api/signups/${body.done[0].signupId}/cancellation`, {
			reason: 'Cuti melahirkan.'
		});
		expect(declined.status).toBe(200);
		expect((await page(officer, held)).body.quotas[0].used).toBe(1);
		expect((await nominate(officer, held, [citra])).status).toBe(201);
	});

	test('beyond the quota is refused as a whole, and says how much is left', async ({ expect }) => {
		const held = await event({ capacity: 30 });
		await quota(held, health, 2);
		await nominate(officer, held, [ani]);
		const { status, body } = await nominate(officer, held, [budi, citra]);
		expect([status, body.code, body.params]).toEqual([409, 'quota-full', { quota: 2, used: 1 }]);
		expect(await listed(held)).toHaveLength(1);
	});

	test('whom the organiser had invited counts against the quota like everybody proposed', async ({
		expect
	}) => {
		const held = await event({ capacity: 30 });
		await quota(held, health, 1);
		await workshops.signup(ani, held, 'invited');
		await workshops.signup(budi, held, 'invited');
		expect((await nominate(officer, held, [ani])).status).toBe(201);
		expect((await page(officer, held)).body.quotas[0].used).toBe(1);
		const beyond = await nominate(officer, held, [budi]);
		expect([beyond.status, beyond.body.code, beyond.body.params]).toEqual([
			409,
			'quota-full',
			{ quota: 1, used: 1 }
		]);
		// An invitation that is accepted uses none of it.
		expect((await (await w.agent(budi)).post(`/api/workshops/${held.id}/signups`)).status).toBe(
			201
		);
		expect((await page(officer, held)).body.quotas[0].used).toBe(1);
	});

	test('a unit without a quota proposes nobody where others have one', async ({ expect }) => {
		const held = await event();
		await quota(held, health, 2);
		const { body } = await nominate(otherOfficer, held, [teacher]);
		expect([body.code, body.params]).toEqual(['quota-full', { quota: 0, used: 0, reason: 'none' }]);
	});

	test('without any quota the seats alone decide', async ({ expect }) => {
		const held = await event({ capacity: 1 });
		const { body } = await nominate(otherOfficer, held, [teacher, otherOfficer]);
		expect(body.done.map((each: { status: string }) => each.status)).toEqual([
			'booked',
			'waitlisted'
		]);
	});

	test('takes as many round trips for eight as for two, and the first have the seats', async ({
		expect
	}) => {
		const costs: number[] = [];
		for (const size of [2, 8]) {
			const held = await event({ capacity: size - 1 });
			const people = staff.slice(0, size);
			const agent = await w.agent(officer);
			const [{ body }, trips] = await roundTrips(() =>
				agent.post(`/api/workshops/${held.id}/nominations`, {
					...{ personIds: people.map(({ id }) => id), expected: size }
				})
			);
			costs.push(trips);
			expect(body.done.map((each: { status: string }) => each.status)).toEqual(
				people.map((_, at) => (at < size - 1 ? 'booked' : 'waitlisted'))
			);
		}
		expect(costs[1]).toBe(costs[0]);
	});

	test('twelve at the same second never exceed the quota', async ({ expect }) => {
		const held = await event({ capacity: 30 });
		await quota(held, health, 5);
		const agent = await w.agent(officer);
		const path = `/api/workshops/${held.id}/nominations`;
		const answers = await Promise.all(
			[...staff, ani, budi, citra, dedi].map(({ id }) =>
				agent.post(path, { personIds: [id], expected: 1 }, { key: crypto.randomUUID() })
			)
		);
		expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
		expect(await listed(held)).toHaveLength(5);
	});

	test('the supervisor’s word is in it; HR is still asked', async ({ expect }) => {
		const held = await event({ approval: 'supervisor-hr' });
		await nominate(officer, held, [ani]);
		expect((await listed(held))[0]?.status).toBe('reviewed');
		const desk = await (await w.agent(hr)).get('/api/signups?desk=reviewed');
		expect(desk.body.items.some((row: { event: { id: string } }) => row.event.id === held.id)).toBe(
			true
		);
	});

	test('names who cannot be proposed and proposes the others', async ({ expect }) => {
		const held = await event();
		await workshops.signup(ani, held, 'booked');
		const { body } = await nominate(officer, held, [ani, teacher, budi]);
		expect(body.left).toEqual([
			{ personId: ani.id, code: 'already-signed-up' },
			{ personId: teacher.id, code: 'not-found' }
		]);
		expect(body.done).toHaveLength(1);
	});

	test('another number than was confirmed changes nothing', async ({ expect }) => {
		const held = await event();
		const agent = await w.agent(officer);
		const { body } = await agent.post(`/api/workshops/${held.id}/nominations`, {
			personIds: [ani.id],
			expected: 2
		});
		expect(body.code).toBe('count-mismatch');
		expect(await listed(held)).toEqual([]);
	});

	test('is refused once registration is over, and where people are invited', async ({ expect }) => {
		const late = await event({ closesAt: new Date(Date.now() - 1000) });
		expect((await nominate(officer, late, [ani])).body.params.reason).toBe('late');
		const closed = await event({ registration: 'invitation' });
		expect((await page(officer, closed)).body.closed).toBe('invitation');
		expect((await nominate(officer, closed, [ani])).body.params.reason).toBe('invitation');
	});

	hides('POST /api/workshops/{eventId}/nominations', () => w, {
		method: 'POST',
		path: async () => `/api/workshops/${(await event()).id}/nominations`,
		missing: '/api/workshops/evt_0/nominations',
		body: { personIds: ['per_0'], expected: 1 },
		outsider: async () => ani
	});
});

describe('inviting', () => {
	const invitation = async (of: { id: string }, query: string) =>
		(await w.agent(organiser)).get(`/api/workshops/${of.id}/invitation${query}`);
	const invite = async (of: { id: string }, people: { id: string }[]) =>
		(await w.agent(organiser)).post(`/api/workshops/${of.id}/invitations`, {
			personIds: people.map((each) => each.id),
			expected: people.length
		});

	test('finds people by name, numbers, unit and position; nobody before something was asked', async ({
		expect
	}) => {
		const held = await event({ registration: 'invitation' });
		const names = async (query: string) =>
			(await invitation(held, query)).body.items.map((each: { name: string }) => each.name);
		expect(await names('')).toEqual([]);
		expect(await names('?q=tono')).toEqual(['Tono Guru']);
		expect(await names(`?unitId=${school.id}`)).toEqual(['Lina Kepegawaian', 'Tono Guru']);
		expect(await names(`?unitId=${school.id}&positionId=${nurse.id}`)).toEqual(['Tono Guru']);
		const numbers = encodeURIComponent(`${ani.nip} ${budi.nip}\n190001012000011001`);
		const { body } = await invitation(held, `?nips=${numbers}`);
		expect(body.items.map((each: { name: string }) => each.name)).toEqual([ani.name, budi.name]);
		expect(body.unknown).toEqual(['190001012000011001']);
	});

	test('tells them; a seat is taken when they accept', async ({ expect }) => {
		const held = await event({ registration: 'invitation', capacity: 1 });
		expect((await invite(held, [ani, budi])).body.done).toHaveLength(2);
		const agent = await w.agent(ani);
		const before = await agent.get(`/api/workshops/${held.id}/my-signup`);
		expect(before.body).toMatchObject({
			signup: { status: 'invited' },
			event: { seatsLeft: 1 },
			closed: null
		});
		const inbox = await agent.get('/api/notifications?limit=100');
		expect(inbox.body.items[0].told.kind).toBe('signup-invited');
		expect((await agent.post(`/api/workshops/${held.id}/signups`)).body.status).toBe('booked');
		const row = await w.db
			.select({ source: t.signup.source })
			.from(t.signup)
			.where(and(eq(t.signup.eventId, held.id), eq(t.signup.personId, ani.id)))
			.get();
		expect(row?.source).toBe('invitation');
		const second = await (await w.agent(budi)).post(`/api/workshops/${held.id}/signups`);
		expect(second.body.status).toBe('waitlisted');
	});

	test('may be declined, and given anew; after the deadline it is over', async ({ expect }) => {
		const held = await event({ registration: 'invitation' });
		const { body } = await invite(held, [citra]);
		const agent = await w.agent(citra);
		const declined = await agent.post(`/api/signups/${body.done[0].signupId}/cancellation`, {});
		expect(declined.body.status).toBe('cancelled');
		expect((await agent.post(`/api/workshops/${held.id}/signups`)).body.params.reason).toBe(
			'invitation'
		);
		expect((await invite(held, [citra])).body.done).toHaveLength(1);
		await w.db
			.update(t.workshopEvent)
			.set({ closesAt: new Date(Date.now() - 1000) })
			.where(eq(t.workshopEvent.id, held.id));
		expect((await agent.post(`/api/workshops/${held.id}/signups`)).body.params.reason).toBe('late');
		expect((await invite(held, [dedi])).body.params.reason).toBe('late');
	});

	test('to a draft is quiet until it opens', async ({ expect }) => {
		const held = await event({ registration: 'invitation', status: 'draft', title: 'Senyap' });
		expect((await invite(held, [dedi])).status).toBe(201);
		const told = async () =>
			(await (await w.agent(dedi)).get('/api/notifications?limit=100')).body.items.filter(
				(each: { told: { facts: { course?: string } } }) => each.told.facts.course === 'Senyap'
			);
		expect(await told()).toEqual([]);
		const agent = await w.agent(organiser);
		await agent.post(`/api/workshops/${held.id}/status`, { status: 'open' });
		expect(await told()).toHaveLength(1);
	});

	test('is told once each time the event is taken back and opened again', async ({ expect }) => {
		const held = await event({ registration: 'invitation', status: 'draft', title: 'Sekali' });
		const agent = await w.agent(organiser);
		const become = (status: string, reason = 'Jadwal ditinjau ulang.') =>
			agent.post(`/api/workshops/${held.id}/status`, { status, reason });
		const told = async (who: { id: string }) =>
			(await (await w.agent(who)).get('/api/notifications?limit=100')).body.items
				.map((each: { told: { kind: string; facts: { course?: string } } }) => each.told)
				.filter((each: { facts: { course?: string } }) => each.facts.course === 'Sekali')
				.map((each: { kind: string }) => each.kind);
		await invite(held, [ani]);
		await become('open');
		await invite(held, [budi]);
		expect([await told(ani), await told(budi)]).toEqual([['event-opened'], ['signup-invited']]);

		await become('draft');
		await invite(held, [citra]);
		await become('open');
		expect([await told(ani), await told(budi), await told(citra)]).toEqual([
			['event-opened', 'event-withdrawn', 'event-opened'],
			['event-opened', 'event-withdrawn', 'signup-invited'],
			['event-opened']
		]);
		const opened = await w.db
			.select({ after: t.auditEvent.after })
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `workshop_event:${held.id}`));
		expect(opened.at(-1)?.after).toMatchObject({ status: 'open', told: 3 });
	});

	test('is told anew when the event was called off in between', async ({ expect }) => {
		const held = await event({ registration: 'invitation', title: 'Batal lalu jadi' });
		const agent = await w.agent(organiser);
		const become = (status: string) =>
			agent.post(`/api/workshops/${held.id}/status`, { status, reason: 'Narasumber sakit.' });
		await invite(held, [dedi]);
		await become('cancelled');
		await become('draft');
		await become('open');
		const inbox = await (await w.agent(dedi)).get('/api/notifications?limit=100');
		const kinds = inbox.body.items
			.map((each: { told: { kind: string; facts: { course?: string } } }) => each.told)
			.filter((each: { facts: { course?: string } }) => each.facts.course === 'Batal lalu jadi')
			.map((each: { kind: string }) => each.kind);
		expect(kinds).toEqual(['event-opened', 'event-cancelled', 'signup-invited']);
	});

	test('lets in again whom the supervisor had rejected by mistake', async ({ expect }) => {
		const held = await event({ registration: 'invitation', approval: 'supervisor' });
		const rejected = await workshops.signup(ani, held, 'rejected');
		expect((await invite(held, [ani])).body).toEqual({
			done: [{ signupId: rejected.id, status: 'invited' }],
			left: []
		});
		const asked = await (await w.agent(ani)).post(`/api/workshops/${held.id}/signups`);
		expect(asked.status).toBe(201);
	});

	test('twice invites once, and names who is on the list already', async ({ expect }) => {
		const held = await event();
		await workshops.signup(ani, held);
		expect((await invite(held, [ani, budi])).body).toMatchObject({
			left: [{ personId: ani.id, code: 'already-signed-up' }],
			done: [{ status: 'invited' }]
		});
		expect((await invite(held, [budi])).body.done).toEqual([]);
	});

	hides('GET /api/workshops/{eventId}/invitation', () => w, {
		method: 'GET',
		path: async () => `/api/workshops/${(await event()).id}/invitation`,
		missing: '/api/workshops/evt_0/invitation',
		outsider: async () => officer
	});
	hides('POST /api/workshops/{eventId}/invitations', () => w, {
		method: 'POST',
		path: async () => `/api/workshops/${(await event()).id}/invitations`,
		missing: '/api/workshops/evt_0/invitations',
		body: { personIds: ['per_0'], expected: 1 },
		outsider: async () => officer
	});
});
