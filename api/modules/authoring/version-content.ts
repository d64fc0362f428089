/** A draft as the version that its learners get. */
import type { Draft } from '#api/domain/course-draft.ts';
import type { VersionContent, VersionLesson } from '#api/modules/learning/index.ts';
import { sha256Of } from '#api/ports/storage/hash.ts';
import type { MeasuredLesson } from './measured-lessons.ts';

export async function versionContent(
	draft: Draft,
	measured: readonly MeasuredLesson[]
): Promise<VersionContent> {
	const { facts, lessons, questions, files } = draft;
	const source = new TextEncoder().encode(JSON.stringify([facts, lessons, questions, files]));
	return {
		sourceHash: await sha256Of(source),
		files: files.filter((file) => isShown(file.sha256, measured)),
		lessons: measured.map(versionLesson),
		questions,
		bytes: measured.reduce((sum, each) => sum + each.bytes, 0)
	};
}

/** What no lesson shows stays out of the version. */
const isShown = (sha256: string, measured: readonly MeasuredLesson[]) =>
	measured.some((each) => each.fileSha256 === sha256 || each.html?.includes(sha256));

const versionLesson = (measured: MeasuredLesson): VersionLesson => {
	const { kind, title, markdown, draw, passMark, attempts, final, required } = measured.lesson;
	const { minutes, bytes, html, fileSha256, bank } = measured;
	return {
		...{ kind, title, minutes, bytes, html, fileSha256, bank, draw, passMark, attempts },
		markdown: kind === 'text' ? markdown : null,
		final: kind === 'quiz' && final,
		required
	};
};
