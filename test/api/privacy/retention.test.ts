import { eq, like } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { sweepIdentity } from '#api/modules/identity/index.ts';
import { applyRetention } from '#api/modules/privacy/index.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import * as t from '#db/schema/index.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const learning = learningWorld(w);
const years = (count: number) => new Date(Date.UTC(2026 + count, 11, 15));

describe('what a rule no longer lets us keep', () => {
	test('answers to quizzes go after two years, scores stay, under a tombstone', async ({
		expect
	}) => {
		const ani = await w.person('Ani');
		const { courseId } = await learning.completeCourse();
		const student = await learning.student(ani, courseId);
		await student.finish('Pembuka');
		await student.finish('Isi');
		await student.take('Kuis akhir', 5);
		const attempts = () => w.db.select().from(t.quizAttempt);
		await applyRetention(w.system(years(1)));
		expect((await attempts())[0]?.answers).not.toEqual({});

		await applyRetention(w.system(years(3)));
		const [attempt] = await attempts();
		expect(attempt?.answers).toEqual({});
		expect(attempt?.score).not.toBeNull();
		const [stone] = await w.db
			.select()
			.from(t.tombstone)
			.where(eq(t.tombstone.subject, 'quiz_attempt'));
		expect(stone).toMatchObject({ kind: 'period', rows: { quiz_attempt: 1 }, by: 'system' });
	});

	test('keys against double sending go after 30 days', async ({ expect }) => {
		const budi = await w.person('Budi');
		const agent = await w.agent(budi);
		await agent.put('/api/me/locale', { locale: 'en' }, { key: crypto.randomUUID() });
		const kept = () => w.db.$count(t.request, eq(t.request.actorId, budi.id));
		expect(await kept()).toBe(1);
		await applyRetention(w.system(new Date(Date.now() + 29 * 86_400_000)));
		expect(await kept()).toBe(1);
		await applyRetention(w.system(new Date(Date.now() + 31 * 86_400_000)));
		expect(await kept()).toBe(0);
	});

	test('nameless counts of sign-in attempts go after the days of their rule', async ({
		expect
	}) => {
		const citra = await w.person('Citra');
		const agent = await w.agent(citra);
		const days = (count: number) => new Date(Date.now() + count * 86_400_000);
		await agent.post('/api/session', { nip: citra.nip, password: 'bukan sandinya' });
		const kept = () => w.db.$count(t.attempt);
		expect(await kept()).toBeGreaterThan(0);
		await sweepIdentity(w.system(new Date()));
		expect(await kept()).toBeGreaterThan(0);
		await w.rule('retensi.percobaan_masuk_hari', 3);
		await sweepIdentity(w.system(days(2)));
		expect(await kept()).toBeGreaterThan(0);
		await sweepIdentity(w.system(days(4)));
		expect(await kept()).toBe(0);
	});

	test('the trail goes in whole months after five years, and nothing younger can', async ({
		expect
	}) => {
		const others = () => w.db.$count(t.auditEvent, like(t.auditEvent.action, 'enrolment.%'));
		expect(await others()).toBeGreaterThan(0);
		await applyRetention(w.system(years(4)));
		expect(await others()).toBeGreaterThan(0);
		await applyRetention(w.system(years(6)));
		expect(await others()).toBe(0);
		const young = await w.db.$count(t.auditEvent, eq(t.auditEvent.action, 'retention.applied'));
		expect(young).toBeGreaterThan(0);
		await expect(w.db.delete(t.auditEvent).run()).rejects.toMatchObject({
			cause: { message: /append-only: audit_event/ }
		});
	});

	test('answered requests for correction go after five years, waiting ones never', async ({
		expect
	}) => {
		const hr = await w.person('Rina', { roles: ['dpo'] });
		const citra = await w.agent(await w.person('Citra'));
		const wish = { section: 'identity', wrong: 'Gelar salah.', wish: 'S.Kep.' };
		const { body } = await citra.post('/api/my-data/corrections', wish);
		const documents = `/api/my-data/corrections/${body.correctionId}/documents?name=Ijazah.pdf`;
		await citra.post(documents, new TextEncoder().encode('%PDF-1.7 Citra'));
		const [proof] = await w.db.select().from(t.correctionDocument);
		expect(await openStorage(w.bindings).has(proof?.sha256 ?? '')).toBe(true);
		await citra.post('/api/my-data/corrections', wish);
		await (
			await w.agent(hr)
		).post(`/api/corrections/${body.correctionId}/answer`, {
			answer: 'done',
			reason: 'Gelar diperbaiki.'
		});
		await applyRetention(w.system(years(7)));
		const left = await w.db.select().from(t.correctionRequest);
		expect(left).toHaveLength(1);
		expect(left[0]?.closedAt).toBeNull();
		expect(await w.db.$count(t.correctionStatus)).toBe(1);
		expect(await w.db.$count(t.correctionDocument)).toBe(0);
		expect(await openStorage(w.bindings).has(proof?.sha256 ?? '')).toBe(false);
	});
});
