import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Agent } from '#test/support/agent.ts';
import { hides } from '#test/support/strangers.ts';
import { facts, writtenCourse } from '#test/support/world-authoring.ts';
import { courseContent, learningWorld } from '#test/support/world-learning.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let author: Agent;
let competency: { code: string };

beforeAll(async () => {
	w = await world();
	competency = await w.competency('Pencegahan infeksi', { code: 'T.KES.09' });
	author = await w.agent(await w.person('Irma', { roles: ['trainer'] }));
});

const ready = (more: object = {}) =>
	writtenCourse(author, { competencies: [{ code: competency.code, level: 2 }], ...more });
const published = async (more: object = {}) => {
	const course = await ready(more);
	const { body } = await author.post(`${course.at}/publication`);
	return { ...course, versionId: String(body.versionId) };
};
const learner = async (courseId: string, name = 'Sari') => {
	const agent = await w.agent(await w.person(name, { unit: w.root }));
	const { body } = await agent.post(`/api/courses/${courseId}/enrolments`);
	return { agent, at: `/api/enrolments/${body.enrolmentId}` };
};

describe('publishing', () => {
	test('puts the course into the catalogue, lessons and all', async () => {
		const { courseId, at } = await ready({ title: 'Sterilisasi alat' });
		const answer = await author.post(`${at}/publication`);
		expect(answer).toMatchObject({ status: 201, body: { courseId, version: 1 } });
		const sari = await w.agent(await w.person('Sari'));
		const found = await sari.get('/api/courses?q=sterilisasi');
		expect(found.body.items).toMatchObject([{ id: courseId, ready: true, jp: 1, minutes: 49 }]);
		expect((await sari.get(`/api/courses/${courseId}`)).body.outline).toMatchObject([
			{ title: 'Lima saat', minutes: 45 },
			{ title: 'Kuis akhir', final: true }
		]);
		expect((await author.get(at)).body).toMatchObject({ state: 'published', version: 1 });
	});

	test('refuses what is not ready, and names it', async () => {
		const { at } = await writtenCourse(author);
		const answer = await author.post(`${at}/publication`);
		expect(answer).toMatchObject({
			status: 409,
			body: { code: 'draft-not-ready', params: { codes: ['competency-missing'] } }
		});
	});

	test('refuses what was published as it is', async () => {
		const { at } = await published();
		expect((await author.post(`${at}/publication`)).body.code).toBe('draft-unchanged');
	});

	test('shows the description as safe HTML on the course page', async () => {
		const { courseId } = await published({ description: '**Untuk** perawat <script>x</script>' });
		const { body } = await author.get(`/api/courses/${courseId}`);
		expect(body.description).toContain('<strong>Untuk</strong>');
		expect(body.description).not.toContain('<script>');
	});
});

describe('a version', () => {
	test.for(['course_version', 'lesson', 'question'])(
		'never changes, whoever asks the database: %s',
		async (table, { expect }) => {
			await published();
			const change = sql.raw(
				table === 'course_version' ? 'number = number + 1' : 'sequence = sequence + 1'
			);
			await expect(w.db.run(sql`update ${sql.raw(table)} set ${change}`)).rejects.toThrow();
			await expect(w.db.run(sql`delete from ${sql.raw(table)}`)).rejects.toThrow();
		}
	);
});

describe('a second version', () => {
	test('is for those who enrol from now on; who began the first finishes the first', async () => {
		const course = await published();
		const first = await learner(course.courseId);
		await author.put(`${course.at}/lessons/${course.textId}`, {
			base: 2,
			markdown: 'Naskah kedua.',
			title: 'Enam saat',
			minutes: 90
		});
		await author.put(`${course.at}/facts`, {
			...facts,
			title: 'Cuci tangan, edisi kedua',
			jp: 2,
			competencies: [{ code: competency.code, level: 3 }],
			base: 1
		});
		expect((await author.get(course.at)).body.state).toBe('changed');
		expect((await first.agent.get(`/api/courses/${course.courseId}`)).body.title).toBe(facts.title);
		expect((await author.post(`${course.at}/publication`)).body.version).toBe(2);

		const begun = (await first.agent.get(first.at)).body;
		expect(begun).toMatchObject({ title: facts.title, lessons: [{ title: 'Lima saat' }, {}] });
		const second = await learner(course.courseId, 'Budi');
		expect((await second.agent.get(second.at)).body).toMatchObject({
			title: 'Cuci tangan, edisi kedua',
			lessons: [{ title: 'Enam saat', minutes: 90 }, {}]
		});
	});

	test('earns the first ones the hours and the level that they were promised', async () => {
		const course = await published();
		const { agent, at } = await learner(course.courseId, 'Rahma');
		await author.put(`${course.at}/lessons/${course.textId}`, { base: 2, minutes: 180 });
		await author.put(`${course.at}/facts`, {
			...facts,
			jp: 4,
			competencies: [{ code: competency.code, level: 3 }],
			base: 1
		});
		await author.post(`${course.at}/publication`);

		const [text, quiz] = (await agent.get(at)).body.lessons;
		await agent.post(`${at}/lessons/${text.id}/finish`);
		const { attemptId } = (await agent.post(`${at}/lessons/${quiz.id}/attempts`)).body;
		const page = (await agent.get(`${at}/lessons/${quiz.id}`)).body;
		const answers = Object.fromEntries(
			page.lesson.quiz.open.questions.map((question: { id: string }) => [question.id, ['a']])
		);
		const done = await agent.post(`${at}/lessons/${quiz.id}/attempts/${attemptId}/submit`, {
			answers
		});
		expect(done.body).toMatchObject({ completed: true, score: 100 });
		const { items } = (await agent.get('/api/certificates/mine')).body;
		expect(items).toMatchObject([{ course: facts.title, jp: 1 }]);
	});

	test('of a shipped course stays when the shipped one is installed again', async () => {
		const l = learningWorld(w);
		const { code } = courseContent({ code: 'SHIPPED' }).manifest;
		await l.completeCourse({ code, competencies: [{ code: competency.code, level: 1 }] });
		const organiser = await w.agent(await w.person('Andi', { roles: ['organiser'] }));
		const { items } = (await organiser.get(`/api/drafts?q=${code}`)).body;
		const at = `/api/drafts/${items[0].courseId}`;
		const { lessons, facts: said } = (await organiser.get(at)).body;
		await organiser.put(`${at}/lessons/${lessons[0].id}`, { base: 0, minutes: 220 });
		expect(said.jp).toBe(6);
		expect((await organiser.post(`${at}/publication`)).body.version).toBe(2);

		const again = await w.console().put(`/api/courses/${code}/content`, {
			...courseContent({ code, title: 'Versi bawaan yang lebih baru' })
		});
		expect(again.body).toMatchObject({ version: 2, changed: false });
	});
});

describe('archiving', () => {
	test('takes the course out of the catalogue, and lets who studies it finish', async () => {
		const { courseId, at } = await published({ title: 'Kursus lama' });
		const { agent, at: mine } = await learner(courseId, 'Tuti');
		expect((await author.put(`${at}/archival`)).body.status).toBe('archived');
		expect((await agent.get('/api/courses?q=kursus lama')).body.total).toBe(0);
		const { lessons } = (await agent.get(mine)).body;
		expect((await agent.post(`${mine}/lessons/${lessons[0].id}/finish`)).status).toBe(200);
		const late = await w.agent(await w.person('Terlambat'));
		expect((await late.post(`/api/courses/${courseId}/enrolments`)).status).toBe(404);

		expect((await author.put(`${at}/archival`)).body.code).toBe('course-archived');
		expect((await author.post(`${at}/publication`)).body.code).toBe('course-archived');
		expect((await author.delete(`${at}/archival`)).body.status).toBe('published');
		expect((await author.delete(`${at}/archival`)).body.code).toBe('course-not-archived');
		expect((await agent.get('/api/courses?q=kursus lama')).body.total).toBe(1);
	});

	test('and the other steps leave their trace', async () => {
		const { courseId, at } = await published();
		await author.put(`${at}/archival`);
		const auditor = await w.agent(await w.person('Auditor', { roles: ['auditor'] }));
		const { items } = (await auditor.get(`/api/audit?subject=course:${courseId}`)).body;
		const actions = items.map((each: { action: string }) => each.action);
		expect(actions).toContain('course.archived');
		expect(actions).toContain('course.published');
		expect(actions).toContain('draft.created');
	});
});

describe('a copy', () => {
	test('is a draft of its own with the same lessons', async () => {
		const { at } = await published();
		const { status, body } = await author.post(`${at}/copies`, { title: 'Salinan' });
		expect(status).toBe(201);
		const copy = (await author.get(`/api/drafts/${body.courseId}`)).body;
		expect(copy).toMatchObject({
			state: 'draft',
			version: null,
			facts: { title: 'Salinan', jp: 1 },
			lessons: [{ title: 'Lima saat' }, { title: 'Kuis akhir' }]
		});
		expect((await author.post(`/api/drafts/${body.courseId}/publication`)).status).toBe(201);
	});
});

const outsider = () => w.person('Pelatih lain', { roles: ['trainer'] });
const somewhere = '/api/drafts/crs_tidak-ada';

hides('POST /api/drafts/:courseId/publication', () => w, {
	method: 'POST',
	path: async () => `${(await ready()).at}/publication`,
	missing: `${somewhere}/publication`,
	outsider
});
hides('PUT /api/drafts/:courseId/archival', () => w, {
	method: 'PUT',
	path: async () => `${(await published()).at}/archival`,
	missing: `${somewhere}/archival`,
	outsider
});
hides('DELETE /api/drafts/:courseId/archival', () => w, {
	method: 'DELETE',
	path: async () => `${(await published()).at}/archival`,
	missing: `${somewhere}/archival`,
	outsider
});
hides('POST /api/drafts/:courseId/copies', () => w, {
	method: 'POST',
	path: async () => `${(await published()).at}/copies`,
	missing: `${somewhere}/copies`,
	body: { title: 'Salinan' },
	outsider
});
