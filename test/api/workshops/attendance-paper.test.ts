import { describe, test } from 'vitest';
import { readSheetText } from '#api/domain/paper-sheet.ts';
import { hides } from '#test/support/strangers.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
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
	return { held, at, ofAni: await signup(ani, held) };
}
const printed = async (at: { id: string }) =>
	(await w.agent(trainer)).post(`${base}/${at.id}/sheets`);

describe('a sheet on paper', () => {
	test('is one list however often it is printed, and another when the list has changed', async ({
		expect
	}) => {
		const { held, at } = await hall();
		const numbers = [await printed(at), await printed(at)].map(({ body }) => body.number);
		await signup(budi, held);
		numbers.push((await printed(at)).body.number);
		expect(numbers).toEqual([1, 1, 2]);
	});

	test('keeps its rows when the list changes afterwards', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		await printed(at);
		const ofBudi = await signup(budi, held);
		const agent = await w.agent(trainer);
		const { body } = await agent.get(`${base}/${at.id}/sheets/1`);
		expect(body.rows).toMatchObject([{ signupId: ofAni.id, name: 'Ani Nurhayati' }]);
		expect(JSON.stringify(body)).not.toContain(ofBudi.id);
	});

	test('is a paper with its names', async ({ expect }) => {
		const { at } = await hall({ title: 'Materi pokok' });
		await printed(at);
		const agent = await w.agent(trainer);
		const { status, body } = await agent.get(`${base}/${at.id}/sheets/1/file`);
		expect(status).toBe(200);
		const [page = ''] = textOfPdf(body);
		for (const words of ['LEMBAR PRESENSI', 'Materi pokok', 'Ani Nurhayati', 'Lembar 1 dari 1'])
			expect(page).toContain(words);
		expect(readSheetText(`malaqbi-hadir/${at.id}/1/1`)?.sessionId).toBe(at.id);
	});

	test('marks what the trainer confirmed, naming paper as its proof', async ({ expect }) => {
		const { held, at, ofAni } = await hall();
		const agent = await w.agent(trainer);
		const mark = { id: crypto.randomUUID(), signupId: ofAni.id, status: 'present' };
		const { status } = await agent.post(`${base}/${at.id}/paper-marks`, {
			number: 1,
			marks: [mark]
		});
		expect(status).toBe(200);
		const { body } = await agent.get(`/api/attendance/events/${held.id}`);
		expect(body.marks).toMatchObject([{ means: 'paper', by: 'Dewi Narasumber' }]);
	});

	test('is neither printed nor read for a session that is sealed', async ({ expect }) => {
		const { at, ofAni } = await hall({ sealedAt: new Date() });
		const agent = await w.agent(trainer);
		const mark = { id: crypto.randomUUID(), signupId: ofAni.id, status: 'present' };
		const answers = [
			await printed(at),
			await agent.post(`${base}/${at.id}/paper-marks`, { number: 1, marks: [mark] })
		];
		expect(answers.map(({ body }) => body.code)).toEqual([
			'attendance-sealed',
			'attendance-sealed'
		]);
	});
});

const marks = [{ id: crypto.randomUUID(), signupId: 'sgn_0', status: 'present' }];
hides('POST /api/attendance/sessions/:sessionId/sheets', () => w, {
	method: 'POST',
	path: async () => `${base}/${(await hall()).at.id}/sheets`,
	missing: `${base}/ses_0/sheets`,
	outsider
});
hides('GET /api/attendance/sessions/:sessionId/sheets/:number', () => w, {
	method: 'GET',
	path: async () => `${base}/${(await hall()).at.id}/sheets/1`,
	missing: `${base}/ses_0/sheets/1`,
	outsider
});
hides('GET /api/attendance/sessions/:sessionId/sheets/:number/file', () => w, {
	method: 'GET',
	path: async () => `${base}/${(await hall()).at.id}/sheets/1/file`,
	missing: `${base}/ses_0/sheets/1/file`,
	outsider
});
hides('POST /api/attendance/sessions/:sessionId/paper-marks', () => w, {
	method: 'POST',
	path: async () => `${base}/${(await hall()).at.id}/paper-marks`,
	missing: `${base}/ses_0/paper-marks`,
	body: { number: 1, marks },
	outsider
});
