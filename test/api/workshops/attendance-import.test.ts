import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const ani = await w.person('Ani Nurhayati');
const budi = await w.person('Budi Rekan');
/** A trainer, but not of these sessions. */
const outsider = async () => w.person('Narasumber lain', { roles: ['trainer'] });
const base = '/api/attendance/sessions';

async function hall(given: Parameters<typeof session>[1] = {}) {
	const held = await event();
	const at = await session(held, { startsAt: new Date(), ...given });
	await teaches(trainer, at);
	return { held, at, ofAni: await signup(ani, held), ofBudi: await signup(budi, held) };
}
const zoomReport = [
	'Topic,Meeting ID,Start time,End time,User email,Duration (minutes),Participants',
	'Bimtek,852 1848 6288,11/27/2026 08:00:00 AM,11/27/2026 10:00:00 AM,bkpp@mamuju.example,120,3',
	'',
	'Name (original name),Email,Join time,Leave time,Duration (minutes),Guest',
	'Ani Nurhayati,,11/27/2026 08:00:00 AM,11/27/2026 09:55:00 AM,115,Yes',
	'Budi,,11/27/2026 08:40:00 AM,11/27/2026 09:50:00 AM,70,Yes',
	'OPPO A5,,11/27/2026 08:40:00 AM,11/27/2026 08:43:00 AM,3,Yes'
].join('\n');
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a report of Zoom', () => {
	test('is read with its columns known, below the facts of the meeting', async ({ expect }) => {
		const { at } = await hall();
		const agent = await w.agent(trainer);
		const { status, body } = await agent.post(`${base}/${at.id}/reports`, bytes(zoomReport));
		expect(status).toBe(200);
		expect(body).toMatchObject({ layout: 'zoom', mapping: { name: 0, email: 1, minutes: 4 } });
		expect(body.rows).toHaveLength(3);
		expect(body.rows[0].number).toBe(5);
	});

	test('names who it would mark and asks where it is not sure; nothing is written', async ({
		expect
	}) => {
		const { at, ofAni, ofBudi } = await hall();
		const agent = await w.agent(trainer);
		const read = await agent.post(`${base}/${at.id}/reports`, bytes(zoomReport));
		const { body } = await agent.post(`${base}/${at.id}/report-plan`, {
			mapping: read.body.mapping,
			rows: read.body.rows
		});
		expect(body.items).toMatchObject([
			{ rows: [5], match: 'name', signupId: ofAni.id, status: 'present', outcome: 'marks' },
			{ shown: 'Budi', match: null, candidates: [ofBudi.id], status: 'late', outcome: 'asks' },
			{ shown: 'OPPO A5', candidates: [], outcome: 'short' }
		]);
		expect(body.missing).toEqual(['Budi Rekan']);
		const marks = await w.db
			.select()
			.from(t.attendanceMark)
			.where(eq(t.attendanceMark.sessionId, at.id));
		expect(marks).toEqual([]);
	});

	test('becomes marks when a person confirmed it, each saying so', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		const mark = { id: crypto.randomUUID(), signupId: ofAni.id, status: 'present', note: '115' };
		const given = { file: 'participants_85218486288.csv', marks: [mark] };
		const first = await agent.post(`${base}/${at.id}/imported-marks`, given);
		const again = await agent.post(`${base}/${at.id}/imported-marks`, given);
		expect([first.status, again.status]).toEqual([200, 200]);
		const { body } = await agent.get(`/api/attendance/events/${held.id}`);
		expect(body.marks).toMatchObject([
			{ signupId: ofAni.id, status: 'present', means: 'import', by: 'Dewi Narasumber' }
		]);
		const [trail] = await w.db
			.select({ after: t.auditEvent.after })
			.from(t.auditEvent)
			.where(eq(t.auditEvent.action, 'attendance.imported'));
		expect(JSON.stringify(trail)).toContain('participants_85218486288.csv');
	});
});

describe('a report', () => {
	test('that is a picture, or empty, is refused with what it is', async ({ expect }) => {
		const { at } = await hall();
		const agent = await w.agent(trainer);
		const picture = await agent.post(
			`${base}/${at.id}/reports`,
			Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
		);
		const empty = await agent.post(`${base}/${at.id}/reports`, bytes('Nama,NIP\n'));
		expect([picture.status, picture.body.code]).toEqual([422, 'file-refused']);
		expect([empty.status, empty.body.code]).toEqual([422, 'file-refused']);
	});

	test('marks no session that is sealed, and nobody who is not on the list', async ({ expect }) => {
		const { at } = await hall({ sealedAt: new Date() });
		const agent = await w.agent(trainer);
		const sealed = await agent.post(`${base}/${at.id}/reports`, bytes(zoomReport));
		expect([sealed.status, sealed.body.code]).toEqual([409, 'attendance-sealed']);
		const { at: open } = await hall();
		const mark = { id: crypto.randomUUID(), signupId: 'sgn_0', status: 'present' };
		const unknown = await agent.post(`${base}/${open.id}/imported-marks`, {
			file: 'a.csv',
			marks: [mark]
		});
		expect(unknown.body).toMatchObject({
			standing: [],
			refused: [{ id: mark.id, code: 'not-on-list' }]
		});
	});
});

const rows = [{ number: 2, cells: ['Ani'] }];
const marks = [{ id: crypto.randomUUID(), signupId: 'sgn_0', status: 'present' }];
hides('POST /api/attendance/sessions/:sessionId/reports', () => w, {
	method: 'POST',
	path: async () => `${base}/${(await hall()).at.id}/reports`,
	missing: `${base}/ses_0/reports`,
	body: bytes(zoomReport),
	outsider
});
hides('POST /api/attendance/sessions/:sessionId/report-plan', () => w, {
	method: 'POST',
	path: async () => `${base}/${(await hall()).at.id}/report-plan`,
	missing: `${base}/ses_0/report-plan`,
	body: { mapping: { name: 0 }, rows },
	outsider
});
hides('POST /api/attendance/sessions/:sessionId/imported-marks', () => w, {
	method: 'POST',
	path: async () => `${base}/${(await hall()).at.id}/imported-marks`,
	missing: `${base}/ses_0/imported-marks`,
	body: { file: 'a.csv', marks },
	outsider
});
