/**
 * A course while it is being written. It is one document of parts (facts, lessons, questions), each with
 * its own revision: who saves a part names the revision they began from, so that two people at one lesson
 * notice each other and nobody overwrites unseen. What is taken out is kept aside and can be put back.
 */
import type { LessonKind } from './completion.ts';
import type { CourseMode } from './enrolment.ts';
import type { FileType } from './file-type.ts';
import type { QuestionKind } from './quiz.ts';
import { no, ok, type Result } from './result.ts';

/** draft: never published; published: as it is; changed: published, with changes that are not yet; archived. */
export const draftStates = ['draft', 'published', 'changed', 'archived'] as const;
export type DraftState = (typeof draftStates)[number];

type Part = { id: string; revision: number };

export type DraftFacts = {
	revision: number;
	title: string;
	summary: string;
	/** Markdown. */
	description: string;
	formCode: string;
	jp: number | null;
	mode: CourseMode;
	provider: string;
	audience: string;
	competencies: { code: string; level: number }[];
	/** Empty: made for everybody. */
	positionCodes: string[];
	outcomes: string[];
	teachers: string[];
	/** Lessons open one after the other. */
	sequential: boolean;
};

export type DraftLesson = Part & {
	kind: LessonKind;
	title: string;
	/** Text lessons; empty for the others. */
	markdown: string;
	/** The hand-out of a PDF lesson, by its path in `files`. */
	filePath: string | null;
	/** Null: counted from the words. */
	minutes: number | null;
	required: boolean;
	/** Quizzes: how many questions are drawn (null: all), and what is stricter than the rules. */
	draw: number | null;
	passMark: number | null;
	attempts: number | null;
	final: boolean;
};

export type DraftQuestion = Part & {
	kind: QuestionKind;
	prompt: string;
	choices: { text: string; correct: boolean }[];
	explanation: string;
	/** The lesson it is about; null: the course as a whole. */
	lessonId: string | null;
};

export type DraftFile = { path: string; sha256: string; type: FileType; size: number };

export type Draft = {
	facts: DraftFacts;
	lessons: DraftLesson[];
	questions: DraftQuestion[];
	files: DraftFile[];
	removed: { lessons: DraftLesson[]; questions: DraftQuestion[] };
};

export type DraftRefusal =
	{ code: 'draft-part-missing' } | { code: 'draft-changed'; revision: number; theirs: unknown };

const keptAside = 50;

/** The facts anew, if nobody saved others since `base`. */
export function withFacts(
	draft: Draft,
	given: { base: number; facts: Omit<DraftFacts, 'revision'> }
): Result<Draft, DraftRefusal> {
	const { revision } = draft.facts;
	if (revision !== given.base) return changedSince(draft.facts);
	return ok({ ...draft, facts: { ...given.facts, revision: revision + 1 } });
}

/** One part of a list anew, if nobody saved it since `base`. */
export function withPart<P extends Part>(
	parts: readonly P[],
	given: { id: string; base: number; change: Partial<P> }
): Result<P[], DraftRefusal> {
	const part = parts.find((each) => each.id === given.id);
	if (!part) return no({ code: 'draft-part-missing' });
	if (part.revision !== given.base) return changedSince(part);
	const next = { ...part, ...given.change, id: part.id, revision: part.revision + 1 };
	return ok(parts.map((each) => (each.id === part.id ? next : each)));
}

/** A part at another place, counted from 0; beyond the ends means at the end. */
export function withPartAt<P extends Part>(
	parts: readonly P[],
	given: { id: string; to: number }
): Result<P[], DraftRefusal> {
	const part = parts.find((each) => each.id === given.id);
	if (!part) return no({ code: 'draft-part-missing' });
	const others = parts.filter((each) => each !== part);
	const to = Math.min(Math.max(given.to, 0), others.length);
	return ok([...others.slice(0, to), part, ...others.slice(to)]);
}

type Lists<P> = { parts: readonly P[]; removed: readonly P[] };

/** A part taken out, and kept aside. */
export function withoutPart<P extends Part>(
	{ parts, removed }: Lists<P>,
	id: string
): Result<{ parts: P[]; removed: P[] }, DraftRefusal> {
	const part = parts.find((each) => each.id === id);
	if (!part) return no({ code: 'draft-part-missing' });
	return ok({
		parts: parts.filter((each) => each !== part),
		removed: [part, ...removed].slice(0, keptAside)
	});
}

/** A part that was kept aside, back at the end. */
export function withPartBack<P extends Part>(
	{ parts, removed }: Lists<P>,
	id: string
): Result<{ parts: P[]; removed: P[] }, DraftRefusal> {
	const part = removed.find((each) => each.id === id);
	if (!part) return no({ code: 'draft-part-missing' });
	return ok({ parts: [...parts, part], removed: removed.filter((each) => each !== part) });
}

/** Every revision counts on, so that whoever still has the newer state open notices the older one. */
export const restored = (now: Draft, then: Draft): Draft => ({
	...then,
	facts: { ...then.facts, revision: now.facts.revision + 1 },
	lessons: countedOn(then.lessons, now.lessons),
	questions: countedOn(then.questions, now.questions),
	files: [...now.files, ...then.files.filter((file) => !now.files.some(samePath(file)))]
});

const samePath = (file: DraftFile) => (other: DraftFile) => other.path === file.path;

const countedOn = <P extends Part>(then: readonly P[], now: readonly P[]): P[] =>
	then.map((part) => {
		const newest = now.find((each) => each.id === part.id)?.revision ?? part.revision;
		return { ...part, revision: Math.max(newest, part.revision) + 1 };
	});

const changedSince = (part: { revision: number }) =>
	no({ code: 'draft-changed' as const, revision: part.revision, theirs: part });
