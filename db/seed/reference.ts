/** What every installation starts with: rules, forms, classes, ranks, the common competencies and three complete courses. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readSeed, write, type OnProgress, type Send } from './send.ts';
import type { CourseSeed, ImportRow, QuestionSeed } from './shapes.ts';

const courses = new URL('./reference/courses/', import.meta.url);

/** Installs what is missing; what an agency has changed since stays as it is. */
export async function loadReference(send: Send, onProgress: OnProgress): Promise<void> {
	const codes = readdirSync(courses).sort();
	const total = codes.length + 2;

	onProgress({ label: 'reference', done: 0, total });
	await write(send, '/api/reference', { method: 'PUT', body: referenceBody() });
	onProgress({ label: 'competencies', done: 1, total });
	await write(send, '/api/imports', {
		method: 'POST',
		body: {
			kind: 'competencies',
			rows: readSeed<ImportRow[]>('./reference/competencies.json'),
			apply: 'all'
		}
	});
	for (const [place, code] of codes.entries()) {
		onProgress({ label: `course ${code}`, done: place + 2, total });
		await write(send, `/api/courses/${code}/content`, { method: 'PUT', body: courseContent(code) });
	}
	onProgress({ label: 'reference', done: total, total });
}

/** Installs the complete courses again, now that there are positions they are made for; their lessons stay as they are. */
export async function linkCourses(send: Send, now: string): Promise<void> {
	for (const code of readdirSync(courses).sort()) {
		await write(send, `/api/courses/${code}/content`, { method: 'PUT', now, body: courseContent(code) });
	}
}

function referenceBody() {
	return {
		rules: readSeed<unknown[]>('./reference/rules.json'),
		forms: readSeed<unknown[]>('./reference/forms.json'),
		positionClasses: readSeed<unknown[]>('./reference/position-classes.json'),
		ranks: readSeed<unknown[]>('./reference/ranks.json'),
		legalStatuses: readSeed<unknown[]>('./reference/legal-statuses.json')
	};
}

/** A course folder as one body: texts as text, pictures and hand-outs as base64. */
export function courseContent(code: string) {
	const folder = new URL(`${code}/`, courses);
	const manifest = readSeed<CourseSeed>(`./reference/courses/${code}/course.json`);
	const names = manifest.lessons.flatMap((lesson) => lesson.file ?? []);
	const images = existsSync(new URL('images/', folder))
		? readdirSync(new URL('images/', folder)).sort()
		: [];
	const binaries = [
		...images.map((name) => `images/${name}`),
		...names.filter((name) => !name.endsWith('.md'))
	];
	return {
		manifest,
		texts: Object.fromEntries(
			names
				.filter((name) => name.endsWith('.md'))
				.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])
		),
		files: Object.fromEntries(
			binaries.map((name) => [name, readFileSync(new URL(name, folder)).toString('base64')])
		),
		questions: readSeed<QuestionSeed[]>(`./reference/courses/${code}/questions.json`)
	};
}
