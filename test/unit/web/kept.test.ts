import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { emptyDevice } from '#test/support/device-store.ts';
import { writeHolder } from '../../../web/src/lib/workshops/holder.ts';
import { readMarks, writeMark } from '../../../web/src/lib/workshops/kept-marks.ts';
import {
	keepScan,
	readScans,
	writeScan,
	type KeptScan
} from '../../../web/src/lib/workshops/kept-scans.ts';
import { countKept, sendKept } from '../../../web/src/lib/workshops/send-kept.ts';

vi.mock('../../../web/src/lib/workshops/device-store.ts', async () =>
	vi.importActual('#test/support/device-store.ts')
);
// Other files of the same process have a network.
afterAll(() => {
	vi.unstubAllGlobals();
	vi.doUnmock('../../../web/src/lib/workshops/device-store.ts');
});

/** What the portal was sent, and what it answers by path. */
let sent: { path: string; body: { marks?: { id: string }[]; scans?: { id: string }[] } }[] = [];
let answers: Record<string, { status: number; body?: object }> = {};
vi.stubGlobal('fetch', (path: string, { body }: { body?: string } = {}) => {
	sent.push({ path, body: body ? JSON.parse(body) : {} });
	const answer = answers[path];
	if (!answer) return Promise.reject(new TypeError('no network'));
	return Promise.resolve(Response.json(answer.body ?? {}, { status: answer.status }));
});
const marksOf = (sessionId: string) => `/api/attendance/sessions/${sessionId}/marks`;
const uploads = '/api/attendance/uploads';
beforeEach(async () => {
	emptyDevice();
	sent = [];
	answers = {};
	await writeHolder('per_dewi');
});

const say = (signupId: string, given: Partial<Parameters<typeof writeMark>[0]> = {}) =>
	writeMark({
		...{ id: `id-${signupId}`, eventId: 'evt_1', sessionId: 'ses_1', signupId },
		...{ status: 'present', saidAt: '2026-11-27T01:00:00.000Z', owner: 'per_dewi' },
		...given
	});

describe('a trainer’s kept mark', () => {
	test('is dropped when the portal took it; beside it, one of somebody removed stays, with why', async () => {
		await Promise.all(['a', 'b', 'removed'].map((id) => say(id)));
		answers[marksOf('ses_1')] = {
			status: 200,
			body: {
				...{ standing: ['id-a'], superseded: ['id-b'] },
				refused: [{ id: 'id-removed', code: 'not-on-list' }]
			}
		};
		expect(await sendKept()).toBe('sent');
		expect(await readMarks()).toMatchObject([{ signupId: 'removed', problem: 'not-on-list' }]);
		await sendKept();
		expect(sent).toHaveLength(1);
	});

	test.each([
		[409, 'attendance-sealed'],
		[409, 'event-not-open'],
		[409, 'not-on-list'],
		[403, 'viewing-read-only'],
		[404, 'not-found']
	])('stays, with why, when all of them are refused (%i %s)', async (status, code) => {
		await Promise.all([say('a'), say('b'), say('c', { sessionId: 'ses_2' })]);
		answers[marksOf('ses_1')] = { status, body: { code } };
		answers[marksOf('ses_2')] = { status: 200, body: { standing: ['id-c'], superseded: [] } };
		await sendKept();
		expect(await readMarks()).toMatchObject([
			{ signupId: 'a', problem: code },
			{ signupId: 'b', problem: code }
		]);
	});

	test.each([[0], [401], [429], [500], [503]])(
		'stays and is sent again after an answer that decides nothing (%i)',
		async (status) => {
			await say('a');
			if (status) answers[marksOf('ses_1')] = { status };
			expect(await sendKept()).not.toBe('sent');
			expect((await readMarks())[0]?.problem).toBeUndefined();
			answers[marksOf('ses_1')] = { status: 200, body: { standing: ['id-a'], superseded: [] } };
			expect(await sendKept()).toBe('sent');
			expect(await readMarks()).toEqual([]);
		}
	);

	test('that was refused is gone once a later word about the same person was taken', async () => {
		await say('a', { problem: 'not-on-list' });
		await say('a', { id: 'later', status: 'absent', saidAt: '2026-11-27T02:00:00.000Z' });
		answers[marksOf('ses_1')] = { status: 200, body: { standing: ['later'], superseded: [] } };
		await sendKept();
		expect(await readMarks()).toEqual([]);
	});

	test('of another trainer on this device is not sent as one’s own, and counts as theirs', async () => {
		await say('a', { owner: 'per_other' });
		expect(await sendKept()).toBe('sent');
		expect(sent).toEqual([]);
		expect(await countKept()).toMatchObject({ marks: 1, foreign: 1 });
	});
});

const scan = { step: 1, code: 'AAAAAAAAAA' };
const taken = ({ id }: KeptScan) => ({
	...{ id, outcome: 'taken' },
	taken: { state: 'received', number: 1 }
});

describe('a kept scan', () => {
	test('is its owner’s: not sent while somebody else uses the portal here, and sent once they do again', async () => {
		await writeHolder('per_a');
		const kept = await keepScan('ses_1', scan);
		expect(kept.owner).toBe('per_a');
		await writeHolder('per_b');
		await sendKept();
		expect(sent).toEqual([]);
		expect(await countKept()).toMatchObject({ scans: 1, foreign: 1 });

		await writeHolder('per_a');
		answers[uploads] = { status: 200, body: { items: [taken(kept)] } };
		expect(await sendKept()).toBe('sent');
		expect(await readScans()).toMatchObject([{ state: 'received', number: 1 }]);
	});

	test('that the portal knows as another person’s stays for them, and this browser learns who is here', async () => {
		await writeHolder('per_a');
		const kept = await keepScan('ses_1', scan);
		answers[uploads] = { status: 200, body: { items: [{ id: kept.id, outcome: 'not-yours' }] } };
		answers['/api/me'] = { status: 200, body: { personId: 'per_b', viewing: null } };
		await sendKept();
		await sendKept();
		expect(sent.filter(({ path }) => path === uploads)).toHaveLength(1);
		expect(await readScans()).toMatchObject([{ state: 'kept', owner: 'per_a' }]);

		await writeHolder('per_a');
		answers[uploads] = { status: 200, body: { items: [taken(kept)] } };
		await sendKept();
		expect(await readScans()).toMatchObject([{ state: 'received' }]);
	});

	test('says that nobody is signed in, when the portal says so', async () => {
		await keepScan('ses_1', scan);
		answers[uploads] = { status: 401, body: { code: 'not-signed-in' } };
		expect(await sendKept()).toBe('signed-out');
		expect(await readScans()).toMatchObject([{ state: 'kept' }]);
	});

	test('is said to be on its way only while it is: the twenty-first waits for the next', async () => {
		for (let turn = 0; turn < 21; turn += 1) await keepScan('ses_1', scan);
		expect(await sendKept()).toBe('offline');
		expect(sent[0]?.body.scans).toHaveLength(20);
		expect((await readScans()).every(({ state }) => state === 'kept')).toBe(true);
	});

	test('whose tab was closed on the way is sent again', async () => {
		const kept = await keepScan('ses_1', scan);
		await writeScan({ ...kept, state: 'sent' });
		answers[uploads] = { status: 200, body: { items: [taken(kept)] } };
		await sendKept();
		expect(await readScans()).toMatchObject([{ state: 'received' }]);
	});
});
