import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { enrolment } from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let l: ReturnType<typeof learningWorld>;
let courseId: string;

beforeAll(async () => {
	w = await world();
	l = learningWorld(w);
	courseId = (await l.completeCourse()).courseId;
});

describe('enrolling', () => {
	test('starts the course, and my learning shows it with its next step', async () => {
		const sari = await w.agent(await w.person('Sari'));
		const answer = await sari.post(`/api/courses/${courseId}/enrolments`);
		expect(answer).toMatchObject({ status: 201, body: { courseId } });
		const mine = await sari.get('/api/enrolments');
		expect(mine.body.items).toMatchObject([
			{ courseId, status: 'active', progress: 0, next: { title: 'Pembuka', minutes: 20 } }
		]);
		const page = await sari.get(`/api/courses/${courseId}`);
		expect(page.body).toMatchObject({ ready: true, enrolment: { status: 'active', progress: 0 } });
		expect(page.body.outline).toHaveLength(5);
	});

	test('a repeated click with the same key is one enrolment, with another key is refused', async () => {
		const who = await w.person('Sari');
		const sari = await w.agent(who);
		const key = crypto.randomUUID();
		const path = `/api/courses/${courseId}/enrolments`;
		const [first, again] = [await sari.post(path, {}, { key }), await sari.post(path, {}, { key })];
		expect(again).toMatchObject({ status: 201, body: first.body });
		expect(await sari.post(path)).toMatchObject({
			status: 409,
			body: { code: 'already-enrolled', params: { enrolmentId: first.body.enrolmentId } }
		});
	});

	test('ten clicks at once are one enrolment', async () => {
		const who = await w.person('Sari');
		const sari = await w.agent(who);
		const path = `/api/courses/${courseId}/enrolments`;
		const answers = await Promise.all(Array.from({ length: 10 }, () => sari.post(path)));
		expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
		const rows = await w.db
			.select()
			.from(enrolment)
			.where(and(eq(enrolment.personId, who.id), eq(enrolment.courseId, courseId)));
		expect(rows).toHaveLength(1);
	});

	test('refuses a course without lessons, and the fourth at once', async () => {
		const sari = await w.agent(await w.person('Sari'));
		const empty = await l.course('Kelas tatap muka');
		expect(await sari.post(`/api/courses/${empty.id}/enrolments`)).toMatchObject({
			status: 409,
			body: { code: 'course-without-lessons' }
		});
		for (let n = 0; n < 3; n += 1) {
			const more = await l.completeCourse();
			expect((await sari.post(`/api/courses/${more.courseId}/enrolments`)).status).toBe(201);
		}
		expect(await sari.post(`/api/courses/${courseId}/enrolments`)).toMatchObject({
			status: 409,
			body: { code: 'too-many-courses', params: { limit: 3 } }
		});
	});

	test('leaving makes room, leaves no trace in my learning, and may be repeated', async () => {
		const sari = await w.agent(await w.person('Sari'));
		const { body } = await sari.post(`/api/courses/${courseId}/enrolments`);
		const path = `/api/enrolments/${body.enrolmentId}/departure`;
		expect(await sari.post(path)).toMatchObject({ status: 200, body: { status: 'left' } });
		expect((await sari.post(path)).status).toBe(200);
		expect((await sari.get('/api/enrolments')).body.items).toEqual([]);
		expect((await sari.post(`/api/courses/${courseId}/enrolments`)).status).toBe(201);
	});
});

async function ofSomebody() {
	const owner = await w.agent(await w.person('Pemilik'));
	const { body } = await owner.post(`/api/courses/${courseId}/enrolments`);
	const outline = await owner.get(`/api/enrolments/${body.enrolmentId}`);
	const quiz = outline.body.lessons.at(-1).id;
	const base = `/api/enrolments/${body.enrolmentId}`;
	const started = await owner.post(`${base}/lessons/${quiz}/attempts`);
	return { base, lesson: `${base}/lessons/${quiz}`, attemptId: started.body.attemptId as string };
}
const outsider = () => w.person('Orang lain');
const missing = '/api/enrolments/enr_none';

hides('POST /api/courses/:courseId/enrolments', () => w, {
	method: 'POST',
	path: async () => `/api/courses/${(await l.course('Draf', { status: 'draft' })).id}/enrolments`,
	missing: '/api/courses/crs_none/enrolments',
	outsider
});
hides('GET /api/enrolments', () => w, {
	method: 'GET',
	path: () => '/api/enrolments',
	missing: '/api/enrolments'
});
hides('GET /api/enrolments/:enrolmentId', () => w, {
	method: 'GET',
	path: async () => (await ofSomebody()).base,
	missing,
	outsider
});
hides('POST /api/enrolments/:enrolmentId/departure', () => w, {
	method: 'POST',
	path: async () => `${(await ofSomebody()).base}/departure`,
	missing: `${missing}/departure`,
	outsider
});
hides('GET /api/enrolments/:enrolmentId/lessons/:lessonId', () => w, {
	method: 'GET',
	path: async () => (await ofSomebody()).lesson,
	missing: `${missing}/lessons/lsn_none`,
	outsider
});
hides('POST /api/enrolments/:enrolmentId/lessons/:lessonId/attempts', () => w, {
	method: 'POST',
	path: async () => `${(await ofSomebody()).lesson}/attempts`,
	missing: `${missing}/lessons/lsn_none/attempts`,
	outsider
});
hides('PUT /api/enrolments/:enrolmentId/lessons/:lessonId/attempts/:attemptId/answers', () => w, {
	method: 'PUT',
	path: async () => {
		const { lesson, attemptId } = await ofSomebody();
		return `${lesson}/attempts/${attemptId}/answers`;
	},
	missing: `${missing}/lessons/lsn_none/attempts/atp_none/answers`,
	body: { answers: {} },
	outsider
});
