import { beforeAll, describe, expect, test } from 'vitest';
import { hides } from '#test/support/strangers.ts';
import { courseContent, learningWorld } from '#test/support/world-learning.ts';
import { world, type World } from '#test/support/world.ts';

let w: World;
let l: ReturnType<typeof learningWorld>;

beforeAll(async () => {
	w = await world();
	l = learningWorld(w);
});

const fileUrls = (html: string) => [...html.matchAll(/\/api\/files\/[0-9a-f]{64}/g)].map(String);

describe('installing a complete course', () => {
	test('goes through the console door, once; the same again changes nothing', async () => {
		const content = courseContent({ code: 'I1' });
		const first = await w.console().put('/api/courses/I1/content', content);
		expect(first).toMatchObject({
			status: 200,
			body: { version: 1, changed: true, lessons: 5 }
		});
		const again = await w.console().put('/api/courses/I1/content', content);
		expect(again.body).toEqual({ ...first.body, changed: false });
	});

	test('counts the bytes a learner downloads', async () => {
		const { courseId, bytes } = await l.completeCourse();
		const sari = await w.agent(await w.person('Sari'));
		const { body } = await sari.get(`/api/courses/${courseId}`);
		const sum = body.outline.reduce(
			(all: number, { bytes: each }: { bytes: number }) => all + each,
			0
		);
		expect(body.bytes).toBe(bytes);
		expect(sum).toBe(bytes);
	});

	test('names everything that is wrong at once, and installs nothing', async () => {
		const content = courseContent({ code: 'I2' });
		const broken = {
			...content,
			texts: { 'lessons/01.md': '![hilang](images/tidak-ada.svg)' },
			files: { ...content.files, 'images/alur.svg': btoa('<svg><script>x</script></svg>') },
			questions: [
				...content.questions.slice(0, 2),
				{ ...content.questions[0], choices: [{ text: 'satu', correct: false }] }
			]
		};
		const answer = await w.console().put('/api/courses/I2/content', broken);
		expect(answer.status).toBe(422);
		expect(answer.body.errors).toMatchObject([
			{ pointer: '/files/images~1alur.svg', code: 'file_type' },
			{ pointer: '/texts/lessons~101.md', code: 'missing_file' },
			{ pointer: '/manifest/lessons/2/file', code: 'missing_file' },
			{ pointer: '/manifest/lessons/4/draw', code: 'too_few_questions' },
			{ pointer: '/questions/2', code: 'not_answerable' }
		]);
		const organiser = await w.agent(await w.person('Andi', { roles: ['organiser'] }));
		expect((await organiser.get('/api/courses?q=I2')).body.total).toBe(0);
	});

	test('refuses a code that is not the manifest’s', async () => {
		const answer = await w
			.console()
			.put('/api/courses/LAIN/content', courseContent({ code: 'I3' }));
		expect(answer).toMatchObject({
			status: 422,
			body: { errors: [{ pointer: '/manifest/code' }] }
		});
	});
});

describe('files of a course', () => {
	async function drawing() {
		const { courseId } = await l.completeCourse();
		const who = await w.person('Sari');
		const s = await l.student(who, courseId);
		const { html } = (await s.page('Pembuka')).lesson;
		return { who, courseId, url: fileUrls(html ?? '')[0] ?? '', s };
	}

	test('reach the learner as files that cannot act as a page', async () => {
		const { who, url } = await drawing();
		const sari = await w.agent(who);
		const { status, headers, body } = await sari.get(url);
		expect(status).toBe(200);
		expect(headers.get('content-type')).toBe('image/svg+xml');
		expect(headers.get('content-disposition')).toMatch(/^attachment/);
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('content-security-policy')).toContain('sandbox');
		expect(new TextDecoder().decode(body)).toContain('<circle');
		const etag = headers.get('etag') ?? '';
		expect((await sari.get(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
	});

	test('go on where a broken download stopped', async () => {
		const { who, s } = await drawing();
		const file = (await s.page('Lembar saku')).lesson.file;
		expect(file).toMatchObject({ name: 'handout.pdf', type: 'application/pdf', size: 20 });
		const sari = await w.agent(who);
		const rest = await sari.get(file?.url ?? '', { headers: { range: 'bytes=9-' } });
		expect(rest.status).toBe(206);
		expect(rest.headers.get('content-range')).toBe('bytes 9-19/20');
		expect(new TextDecoder().decode(rest.body)).toBe('lembar saku');
		const beyond = await sari.get(file?.url ?? '', { headers: { range: 'bytes=99-' } });
		expect(beyond.status).toBe(416);
	});

	test('end with the enrolment', async () => {
		const { who, url, s } = await drawing();
		const sari = await w.agent(who);
		await sari.post(`/api/enrolments/${s.enrolmentId}/departure`);
		expect((await sari.get(url)).status).toBe(404);
	});

	hides('GET /api/files/:sha256', () => w, {
		method: 'GET',
		path: async () => (await drawing()).url,
		missing: `/api/files/${'0'.repeat(64)}`,
		outsider: () => w.person('Budi')
	});
});

hides('PUT /api/courses/:code/content', () => w, {
	method: 'PUT',
	path: () => '/api/courses/I1/content',
	missing: '/api/courses/I9/content',
	body: courseContent({ code: 'I1' }),
	outsider: () => w.person('Wati', { roles: ['verifier'] })
});
