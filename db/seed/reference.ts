/** What every installation starts with: rules, forms, classes, ranks, the common competencies and three complete courses. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readSeed, write, type OnProgress, type Send } from './send.ts';
import type { CourseSeed, ImportRow, QuestionSeed } from './shapes.ts';

const folder = new URL('./reference/', import.meta.url);
const courses = new URL('courses/', folder);

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

/** Changes with any byte of the reference data: a newer Malaqbi installs what it brings. */
export function referenceDigest(): string {
	const hash = createHash('sha256');
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
		if (/\.\w+$/.test(name)) {
			hash.update(name).update(readFileSync(new URL(name, folder)));
		}
	}
	return hash.digest('hex');
}

/** Is any of it there? An emptied or exchanged database says no. */
export async function hasReference(send: Send): Promise<boolean> {
	const [code = ''] = readdirSync(courses).sort();
	const list = await write(send, `/api/courses?q=${code}`, { method: 'GET' });
	return (list as { items: { code: string }[] }).items.some((item) => item.code === code);
}

function referenceBody() {
	return {
		rules: readSeed<unknown[]>('./reference/rules.json'),
		forms: readSeed<unknown[]>('./reference/forms.json'),
		positionClasses: readSeed<unknown[]>('./reference/position-classes.json'),
		ranks: readSeed<unknown[]>('./reference/ranks.json'),
		legalStatuses: readSeed<unknown[]>('./reference/legal-statuses.json'),
		evaluationForms: readSeed<unknown[]>('./reference/evaluation-forms.json'),
		attendanceStatuses: readSeed<unknown[]>('./reference/attendance-statuses.json')
	};
}

/** A course folder as one body: texts as text, pictures and hand-outs as base64. */
export function courseContent(code: string) {
	const source = new URL(`${code}/`, courses);
	const manifest = readSeed<CourseSeed>(`./reference/courses/${code}/course.json`);
	const names = manifest.lessons.flatMap((lesson) => lesson.file ?? []);
	const images = existsSync(new URL('images/', source))
		? readdirSync(new URL('images/', source)).sort()
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
				.map((name) => [name, readFileSync(new URL(name, source), 'utf8')])
		),
		files: Object.fromEntries(
			binaries.map((name) => [name, readFileSync(new URL(name, source)).toString('base64')])
		),
		questions: readSeed<QuestionSeed[]>(`./reference/courses/${code}/questions.json`)
	};
}
