/** A course's folder, checked and made ready to store: nothing is written here. */
import { fileTypeOf } from '#api/domain/file-type.ts';
import { bankOf } from '#api/domain/lesson-measure.ts';
import { isAnswerable } from '#api/domain/quiz.ts';
import { Problem, type FieldError } from '#api/http/problem.ts';
import { renderMarkdown } from '#api/ports/markdown.ts';
import { sha256Of } from '#api/ports/storage/hash.ts';
import type { CourseContent } from './contract.ts';
import type { VersionContent, VersionFile, VersionLesson } from './write-lessons.ts';

/** The whole of a course, as its learners download it. */
const contentAtMost = 8 * 1024 * 1024;

export type ReadFile = VersionFile & { bytes: Uint8Array<ArrayBuffer> };
export type ReadContent = VersionContent & { files: ReadFile[] };

export const fileUrlOf = (sha256: string) => `/api/files/${sha256}`;

export async function readContent(input: CourseContent): Promise<ReadContent> {
	const errors: FieldError[] = [];
	const files = await readFiles(input, errors);
	const lessons = input.manifest.lessons.map((lesson, at) =>
		readLesson(lesson, { at, input, files, errors })
	);
	input.questions.forEach((question, at) => {
		if (!isAnswerable(question))
			errors.push({ pointer: `/questions/${at}`, code: 'not_answerable' });
	});
	if (errors.length > 0) throw new Problem('invalid-input', { errors });

	const { manifest, texts, questions } = input;
	const source = JSON.stringify([manifest, texts, questions, files.map((file) => file.sha256)]);
	return {
		sourceHash: await sha256Of(new TextEncoder().encode(source)),
		files,
		lessons,
		questions,
		bytes: lessons.reduce((sum, lesson) => sum + lesson.bytes, 0)
	};
}

async function readFiles({ files, texts }: CourseContent, errors: FieldError[]) {
	const sizeOf = (parts: Record<string, string>) =>
		Object.values(parts).reduce((sum, part) => sum + part.length, 0);
	if ((sizeOf(files) * 3) / 4 + sizeOf(texts) > contentAtMost) throw new Problem('too-large');

	const read: ReadFile[] = [];
	for (const [path, base64] of Object.entries(files)) {
		const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
		const type = fileTypeOf(bytes);
		const size = bytes.length;
		if (type) read.push({ path, bytes, type, size, sha256: await sha256Of(bytes) });
		else errors.push({ pointer: `/files/${escaped(path)}`, code: 'file_type' });
	}
	return read;
}

type Given = { at: number; input: CourseContent; files: ReadFile[]; errors: FieldError[] };

function readLesson(lesson: GivenLesson, { at, input, files, errors }: Given): VersionLesson {
	const nothing = {
		bytes: 0,
		markdown: null,
		html: null,
		fileSha256: null,
		bank: [],
		attempts: null,
		required: true
	};
	const refuse = (field: string, code: string, params: Record<string, unknown> = {}) => {
		errors.push({ pointer: `/manifest/lessons/${at}/${field}`, code, params });
		return { ...lesson, ...nothing };
	};
	const path = lesson.file ?? '';

	if (lesson.kind === 'quiz') {
		const bank = bankAt(at, input);
		if (bank.length < (lesson.draw ?? 1)) return refuse('draw', 'too_few_questions');
		const size = JSON.stringify(bank.map((place) => input.questions[place])).length;
		const drawn = lesson.draw ?? bank.length;
		return { ...lesson, ...nothing, bank, bytes: Math.ceil((size * drawn) / bank.length) };
	}
	if (lesson.kind === 'pdf') {
		const file = files.find((each) => each.path === path && each.type === 'application/pdf');
		if (!file) return refuse('file', 'missing_file', { path });
		return { ...lesson, ...nothing, fileSha256: file.sha256, bytes: file.size };
	}
	const markdown = input.texts[path];
	if (markdown === undefined) return refuse('file', 'missing_file', { path });
	const shown = renderMarkdown(withoutTitle(markdown, lesson.title), {
		fileUrl: (target) => urlOf(target, path, files)
	});
	for (const target of shown.missing) {
		errors.push({
			pointer: `/texts/${escaped(path)}`,
			code: 'missing_file',
			params: { path: target }
		});
	}
	const images = files.filter((file) => shown.html.includes(file.sha256) && !isPdf(file));
	const bytes = images.reduce((sum, file) => sum + file.size, sizeInUtf8(shown.html));
	return { ...lesson, ...nothing, markdown, html: shown.html, bytes };
}

type GivenLesson = CourseContent['manifest']['lessons'][number];

/** The manifest counts lessons from 1; a question about none is about the course. */
function bankAt(at: number, { manifest, questions }: CourseContent): number[] {
	const lessons = manifest.lessons.map((lesson, place) => ({ ...lesson, id: String(place + 1) }));
	const about = questions.map(({ lesson }) => ({ lessonId: lesson ? String(lesson) : null }));
	return bankOf(lessons, about, at);
}

/** Paths are relative to the course's folder; `./` and those relative to the text itself are understood. */
export function urlOf(target: string, from: string, files: readonly VersionFile[]) {
	const beside = new URL(target, `https://course.invalid/${from}`).pathname.slice(1);
	const plain = target.replace(/^\.\//, '');
	const file = files.find(({ path }) => path === plain || path === decodeURIComponent(beside));
	return file ? fileUrlOf(file.sha256) : null;
}

/** The page says the lesson's title; a text that begins with it would say it twice. */
function withoutTitle(markdown: string, title: string): string {
	const heading = /^\s*#+[ \t]+(.+?)[ \t]*#*[ \t]*(\r?\n|$)/.exec(markdown);
	return heading?.[1] === title ? markdown.slice(heading[0].length) : markdown;
}

const isPdf = ({ type }: VersionFile) => type === 'application/pdf';
const sizeInUtf8 = (text: string) => new TextEncoder().encode(text).length;
/** JSON pointer, RFC 6901. */
const escaped = (path: string) => path.replaceAll('~', '~0').replaceAll('/', '~1');
