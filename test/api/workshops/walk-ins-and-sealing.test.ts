import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { attendanceHall, base, marksPath, say } from '#test/support/attendance-hall.ts';

const w = await world();
const { signup, trainer, organiser, ani, hall, standing, outsiderOf } = await attendanceHall(w);

describe('walk-ins', () => {
	const walkIns = (at: { id: string }) => `${base}/sessions/${at.id}/walk-ins`;

	test('come onto the list by NIP or as a guest, who is named later', async ({ expect }) => {
		const { held, at } = await hall();
		const agent = await w.agent(trainer);
		const citra = await w.person('Citra Baru');
		expect((await agent.post(walkIns(at), { nip: citra.nip })).status).toBe(201);
		const guest = await agent.post(walkIns(at), {
			guestName: 'Dr. Tamu',
			guestInstitution: 'Kabupaten Majene'
		});
		await agent.post(marksPath(at), { marks: [say(guest.body.signupId, 'present')] });

		const fajar = await w.person('Fajar Tamu');
		const named = await agent.post(`${base}/signups/${guest.body.signupId}/person`, {
			nip: fajar.nip
		});
		expect(named.status).toBe(200);
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.people.map(({ name }: { name: string }) => name)).toEqual([
			'Ani Nurhayati',
			'Budi Rekan',
			'Citra Baru',
			'Fajar Tamu'
		]);
		const mine = await (await w.agent(fajar)).get(`${base}/mine/${held.id}`);
		expect(mine.body.sessions[0].mark.status).toBe('present');
	});

	test('are added by a trainer from the opening on, by the organiser before it too', async ({
		expect
	}) => {
		const { at } = await hall({ startsAt: new Date(Date.now() + 30 * 24 * 3_600_000) });
		const early = await w.person('Dian Terlalu Awal');
		const refused = await (await w.agent(trainer)).post(walkIns(at), { nip: early.nip });
		expect([refused.status, refused.body.code]).toEqual([409, 'walk-in-early']);
		const added = await (await w.agent(organiser)).post(walkIns(at), { nip: early.nip });
		expect(added.status).toBe(201);
	});

	test('on a fixed-term appointment come with their unit', async ({ expect }) => {
		const { at } = await hall();
		const office = await w.unit('Dinas Kontrak');
		const pppk = await w.person('Elok Kontrak', { unit: office });
		await w.db
			.update(t.appointment)
			.set({ validTo: '2099-12-31' })
			.where(eq(t.appointment.personId, pppk.id));
		const { body } = await (await w.agent(trainer)).post(walkIns(at), { nip: pppk.nip });
		const [row] = await w.db
			.select({ unitId: t.signup.unitId })
			.from(t.signup)
			.where(eq(t.signup.id, body.signupId));
		expect(row?.unitId).toBe(office.id);
	});

	test('a guest of a sealed session is nobody else afterwards', async ({ expect }) => {
		const { held, at } = await hall();
		const agent = await w.agent(trainer);
		const guest = await agent.post(walkIns(at), { guestName: 'Tamu Tersegel' });
		await agent.post(marksPath(at), { marks: [say(guest.body.signupId, 'present')] });
		await agent.post(`${base}/sessions/${at.id}/seal`);
		const friend = await w.person('Gita Teman');
		const path = `${base}/signups/${guest.body.signupId}/person`;
		const sealed = await agent.post(path, { nip: friend.nip });
		expect([sealed.status, sealed.body.code]).toEqual([409, 'attendance-sealed']);
		await w.db
			.update(t.workshopEvent)
			.set({ status: 'closed' })
			.where(eq(t.workshopEvent.id, held.id));
		const closed = await agent.post(path, { nip: friend.nip });
		expect([closed.status, closed.body.code]).toEqual([409, 'event-not-open']);
	});

	test('a guest who had given the seat back gets it again, with what was marked', async ({
		expect
	}) => {
		const { held, at } = await hall();
		const hadi = await w.person('Hadi Batal');
		const ended = await signup(hadi, held, 'cancelled');
		const agent = await w.agent(trainer);
		const guest = await agent.post(walkIns(at), { guestName: 'Pak Hadi' });
		await agent.post(marksPath(at), { marks: [say(guest.body.signupId, 'late')] });
		const path = `${base}/signups/${guest.body.signupId}/person`;
		const named = await agent.post(path, { nip: hadi.nip });
		expect([named.status, named.body.signupId]).toEqual([200, ended.id]);
		expect(await standing(held, ended)).toBe('late');
		const { body } = await agent.get(`${base}/events/${held.id}`);
		expect(body.people.map(({ name }: { name: string }) => name)).toEqual([
			'Ani Nurhayati',
			'Budi Rekan',
			'Hadi Batal'
		]);
	});

	test('refuses who is on the list already, an unknown NIP, and nobody at all', async ({
		expect
	}) => {
		const { at } = await hall();
		const agent = await w.agent(trainer);
		const twice = await agent.post(walkIns(at), { nip: ani.nip });
		expect([twice.status, twice.body.code]).toEqual([409, 'on-list-already']);
		const unknown = await agent.post(walkIns(at), { nip: '199901012024011999' });
		expect([unknown.status, unknown.body.errors[0].code]).toEqual([422, 'nip-unknown']);
		expect((await agent.post(walkIns(at), {})).status).toBe(422);
	});

	hides('POST /api/attendance/sessions/:sessionId/walk-ins', () => w, {
		method: 'POST',
		path: async () => walkIns((await hall()).at),
		missing: walkIns({ id: 'ses_0' }),
		body: { guestName: 'Tamu' },
		outsider: outsiderOf
	});

	hides('POST /api/attendance/signups/:signupId/person', () => w, {
		method: 'POST',
		path: async () => {
			const { at } = await hall();
			const { body } = await (await w.agent(trainer)).post(walkIns(at), { guestName: 'Tamu Lain' });
			return `${base}/signups/${body.signupId}/person`;
		},
		missing: `${base}/signups/sgn_0/person`,
		body: { nip: '199901012024011999' },
		outsider: outsiderOf
	});
});

describe('sealing a session', () => {
	const seal = (at: { id: string }) => `${base}/sessions/${at.id}/seal`;
	const reason = 'Satu orang terlewat, ada di daftar kertas.';

	test('says how many scans wait, and leaves as many as were seen', async ({ expect }) => {
		const { at, ofAni } = await hall();
		await w.db.insert(t.attendanceScan).values({
			...{ id: `scn_seal_${at.id}`, sessionId: at.id, signupId: ofAni.id },
			...{ means: 'static-qr', wait: 'static-qr', seenAt: new Date(), receivedAt: new Date() }
		});
		const agent = await w.agent(trainer);
		const asked = await agent.post(seal(at));
		expect([asked.status, asked.body.code, asked.body.params.count]).toEqual([
			409,
			'scans-waiting',
			1
		]);
		expect((await agent.post(`${seal(at)}?waiting=1`)).status).toBe(200);
	});

	test('accepts the early scans that were held for its opening first', async ({ expect }) => {
		const startsAt = new Date('2026-11-20T04:00:00.000Z');
		const { held, at, ofAni, ofBudi } = await hall({ startsAt });
		const early = (of: { id: string }, hours: number) =>
			w.db.insert(t.attendanceScan).values({
				...{ id: `scn_early_${of.id}`, sessionId: at.id, signupId: of.id, means: 'qr' },
				wait: 'early',
				seenAt: new Date(startsAt.getTime() - hours * 3_600_000),
				receivedAt: startsAt
			});
		await early(ofAni, 2);
		// Of the day before: a code that was shown too early makes nobody present.
		await early(ofBudi, 20);
		const agent = await w.agent(trainer);
		const shown = await agent.get(`${base}/events/${held.id}`);
		expect(shown.body.waiting).toMatchObject([
			{ signupId: ofBudi.id, wait: 'early', held: false },
			{ signupId: ofAni.id, wait: 'early', held: true }
		]);
		const asked = await agent.post(seal(at));
		expect([asked.status, asked.body.params?.count]).toEqual([409, 1]);
		const decided = await agent.post(`${base}/scans/scn_early_${ofBudi.id}/decision`, {
			accept: false
		});
		expect(decided.status).toBe(200);
		expect((await agent.post(seal(at))).status).toBe(200);
		expect([await standing(held, ofAni), await standing(held, ofBudi)]).toEqual(['present', null]);
	});

	test('does not wait for who was taken off the list', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		await w.db.insert(t.attendanceScan).values({
			...{ id: `scn_gone_${at.id}`, sessionId: at.id, signupId: ofAni.id },
			...{ means: 'static-qr', wait: 'static-qr', seenAt: new Date(), receivedAt: new Date() }
		});
		await w.db.update(t.signup).set({ status: 'cancelled' }).where(eq(t.signup.id, ofAni.id));
		const agent = await w.agent(trainer);
		expect((await agent.get(`${base}/events/${held.id}`)).body.waiting).toEqual([]);
		const counted = await agent.get(`${base}/sessions/${at.id}/arrivals`);
		expect(counted.body).toMatchObject({ waiting: 0, expected: 1 });
		expect((await agent.post(seal(at))).status).toBe(200);
	});

	test('ends its marks; who manages the event opens it again and says why', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		expect((await agent.post(seal(at))).status).toBe(200);
		const late = await agent.post(marksPath(at), { marks: [say(ofAni.id, 'present')] });
		expect([late.status, late.body.code]).toEqual([409, 'attendance-sealed']);
		const twice = await agent.post(seal(at));
		expect([twice.status, twice.body.code]).toEqual([409, 'attendance-sealed']);

		expect((await agent.delete(seal(at), { reason })).status).toBe(404);
		const opened = await (await w.agent(organiser)).delete(seal(at), { reason });
		expect([opened.status, opened.body.sealedAt]).toEqual([200, null]);
		await agent.post(marksPath(at), { marks: [say(ofAni.id, 'present')] });
		expect(await standing(held, ofAni)).toBe('present');
		const again = await (await w.agent(organiser)).delete(seal(at), { reason });
		expect([again.status, again.body.code]).toEqual([409, 'attendance-not-sealed']);
	});

	hides('POST /api/attendance/sessions/:sessionId/seal', () => w, {
		method: 'POST',
		path: async () => seal((await hall()).at),
		missing: seal({ id: 'ses_0' }),
		outsider: outsiderOf
	});

	hides('DELETE /api/attendance/sessions/:sessionId/seal', () => w, {
		method: 'DELETE',
		path: async () => seal((await hall({ sealedAt: new Date() })).at),
		missing: seal({ id: 'ses_0' }),
		body: { reason },
		outsider: outsiderOf
	});
});
