import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { handInWorld } from '#test/support/world-hand-ins.ts';

const w = await world();
const { trainer, ani, budi, unit, held, set, send, read, write, grade, work } =
	await handInWorld(w);
const stranger = await w.person('Citra Lain', { unit });
const hour = 3_600_000;
const pdf = new TextEncoder().encode('%PDF-1.7 rencana aksi');
const asked = async () => `/api/assignments/${(await set()).id}`;
const outsider = () => Promise.resolve(stranger);

describe('handing in', () => {
	test('a text gives a receipt with its time, and waits for the trainer', async ({ expect }) => {
		const of = await set();
		const { status, body } = await write(ani, of);
		expect(status).toBe(201);
		expect(body).toMatchObject({ number: 1, late: false });
		expect(Math.abs(Date.parse(String(body.at)) - Date.now())).toBeLessThan(60_000);
		const mine = await read(ani, `mine/${of.id}`);
		expect(mine.body).toMatchObject({
			state: 'handed-in',
			handIns: [{ text: 'Rencana aksi saya.', file: null }],
			grades: [],
			refusal: null
		});
	});

	test('a file comes back as an attachment, to its owner and the trainer, who leaves a trace', async ({
		expect
	}) => {
		const of = await set();
		const sent = await send(ani, `${of.id}/files?name=rencana.exe`, pdf);
		expect(sent.status).toBe(201);
		const path = `hand-ins/${String(sent.body.handInId)}/file`;
		const own = await read(ani, path);
		expect(own.headers.get('content-disposition')).toContain('attachment');
		expect(own.headers.get('content-disposition')).toContain('rencana.pdf');
		expect((await read(trainer, path)).status).toBe(200);
		expect((await read(budi, path)).status).toBe(404);
		const trace = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, `hand_in:${String(sent.body.handInId)}`));
		expect(trace).toMatchObject([{ action: 'work.opened', actorId: trainer.id }]);
	});

	test('the same file sent twice is one hand-in', async ({ expect }) => {
		const of = await set({ resubmit: 'on-request' });
		const first = await send(ani, `${of.id}/files?name=a.pdf`, pdf);
		const again = await send(ani, `${of.id}/files?name=a.pdf`, pdf);
		expect(again.body.handInId).toBe(first.body.handInId);
	});

	test('after it was due is taken and says so', async ({ expect }) => {
		const of = await set({ dueAt: new Date(Date.now() - hour) });
		const { body } = await write(ani, of);
		expect(body.late).toBe(true);
		const { body: seen } = await read(trainer, of.id);
		expect(seen.work).toMatchObject([
			{ name: 'Ani Nurhayati', state: 'late', late: true },
			{ name: 'Budi Rekan', state: 'missing' }
		]);
	});

	test('is refused in another way than asked, and of a kind that is no document', async ({
		expect
	}) => {
		const of = await set({ handIn: 'file' });
		const text = await write(ani, of);
		expect([text.status, text.body.code, text.body.params]).toEqual([
			409,
			'hand-in-way',
			{ asked: 'file' }
		]);
		const script = await send(ani, `${of.id}/files?name=a.pdf`, new TextEncoder().encode('MZ…'));
		expect(script.body.errors).toMatchObject([{ pointer: '/file', code: 'document_type' }]);
	});

	test('again is free until it is due; the trainer asks for it otherwise', async ({ expect }) => {
		const free = await set({ dueAt: new Date(Date.now() + hour) });
		await write(ani, free);
		const second = await write(ani, free, 'Versi kedua.');
		expect(second.body.number).toBe(2);

		const asked = await set({ resubmit: 'on-request' });
		const first = await write(ani, asked);
		const early = await write(ani, asked, 'Lagi.');
		expect([early.status, early.body.code]).toEqual([409, 'hand-in-stands']);
		await grade(asked, ani, {
			handInId: first.body.handInId,
			returned: true,
			feedback: 'Tambahkan indikator.'
		});
		const mended = await write(ani, asked, 'Dengan indikator.');
		expect(mended.body).toMatchObject({ number: 2, late: false });
	});

	test('is refused once it was graded', async ({ expect }) => {
		const of = await set();
		await work(ani, of, 50);
		const { status, body } = await write(ani, of);
		expect([status, body.code]).toEqual([409, 'hand-in-graded']);
	});
});

hides('GET /api/assignments/mine', () => w, {
	method: 'GET',
	path: async () => `/api/assignments/mine?eventId=${(await held()).id}`,
	missing: '/api/assignments/mine?eventId=evt_0'
});

hides('GET /api/assignments/mine/:assignmentId', () => w, {
	method: 'GET',
	path: async () => `/api/assignments/mine/${(await set()).id}`,
	missing: '/api/assignments/mine/asg_0',
	outsider
});

hides('GET /api/assignments/hand-ins/:handInId/file', () => w, {
	method: 'GET',
	path: async () => {
		const of = await set();
		const { body } = await send(ani, `${of.id}/files?name=a.pdf`, pdf);
		return `/api/assignments/hand-ins/${String(body.handInId)}/file`;
	},
	missing: '/api/assignments/hand-ins/hnd_0/file',
	outsider
});

hides('POST /api/assignments/:assignmentId/texts', () => w, {
	method: 'POST',
	path: async () => `${await asked()}/texts`,
	missing: '/api/assignments/asg_0/texts',
	body: { text: 'Halo' },
	outsider
});

hides('POST /api/assignments/:assignmentId/files', () => w, {
	method: 'POST',
	path: async () => `${await asked()}/files?name=a.pdf`,
	missing: '/api/assignments/asg_0/files?name=a.pdf',
	body: pdf,
	outsider
});
