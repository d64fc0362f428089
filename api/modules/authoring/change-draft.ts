import { and, desc, eq, lt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Draft, DraftRefusal } from '#api/domain/course-draft.ts';
import type { Result } from '#api/domain/result.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { courseDraft, draftHistory } from '#db/schema/authoring.ts';
import { draftLimits, type DraftSaved } from './contract.ts';
import { draftRulesOf, type DraftRules } from './draft-rules.ts';
import { refusal } from './refusal.ts';
import { visibleDraft, type OpenDraft } from './visible.ts';

type Given = {
	/** Past tense, for the audit and the history. */
	action: string;
	courseId: string;
	/** Which part it is about: `facts`, or a lesson's or question's id. */
	part: string;
	change: (draft: Draft, open: OpenDraft) => Result<Draft, DraftRefusal>;
	/** What else follows in the same transaction. */
	then?: (tx: Tx, open: OpenDraft) => Promise<void>;
};

/**
 * Every change of a draft: the caller may write it, the rule allows the change, and the state before is
 * kept. Saves of one person that follow each other closely become one state of the history.
 */
export async function changeDraft(call: Call, given: Given): Promise<DraftSaved> {
	const { action, courseId, part, change, then } = given;
	const rules = draftRulesOf(await call.rules());
	return call.write(action, async (tx) => {
		const open = await visibleDraft(tx, call, courseId);
		const changed = change(open.draft, open);
		if (!changed.ok) throw refusal(changed.error);
		if (JSON.stringify(changed.value).length > draftLimits.characters)
			throw new Problem('too-large');

		const revision = open.revision + 1;
		const next = { ...open, revision, draft: changed.value };
		await store(tx, call, next);
		await remember(tx, call, { open: next, before: open, action, rules });
		await then?.(tx, next);
		return {
			subject: `course:${courseId}`,
			before: { revision: open.revision },
			after: { revision, part },
			result: {
				courseId,
				part,
				revision: revisionOf(changed.value, part),
				savedAt: call.now.toISOString()
			}
		};
	});
}

async function store(tx: Tx, call: Call, { course, revision, draft }: OpenDraft) {
	const row = { revision, content: draft, updatedBy: call.actor.id, updatedAt: call.now };
	await tx
		.insert(courseDraft)
		.values({ courseId: course.id, ...row })
		.onConflictDoUpdate({ target: courseDraft.courseId, set: row });
}

type Remembered = { open: OpenDraft; before: OpenDraft; action: string; rules: DraftRules };

async function remember(tx: Tx, call: Call, { open, before, action, rules }: Remembered) {
	const courseId = open.course.id;
	const [last] = await tx
		.select({
			id: draftHistory.id,
			action: draftHistory.action,
			savedBy: draftHistory.savedBy,
			savedAt: draftHistory.savedAt
		})
		.from(draftHistory)
		.where(eq(draftHistory.courseId, courseId))
		.orderBy(desc(draftHistory.revision))
		.limit(1);
	const state = { courseId, action, savedBy: call.actor.id, savedAt: call.now };
	// The first change of a published course keeps what it began from.
	if (!last && before.revision === 0) {
		const began = { ...state, action: 'draft.begun', revision: 0, content: before.draft };
		await tx.insert(draftHistory).values({ id: call.newId('dst'), ...began });
	}

	const since = call.now.getTime() - rules.historyMinutes * 60_000;
	const goesOn =
		last?.action === action && last.savedBy === call.actor.id && last.savedAt.getTime() > since;
	const { revision, draft: content } = open;
	if (goesOn) {
		await tx.update(draftHistory).set({ revision, content }).where(eq(draftHistory.id, last.id));
		return;
	}
	await tx.insert(draftHistory).values({ id: call.newId('dst'), ...state, revision, content });
	await forgetOldest(tx, courseId, rules.historyStates);
}

async function forgetOldest(tx: Tx, courseId: string, kept: number) {
	const [oldest] = await tx
		.select({ revision: draftHistory.revision })
		.from(draftHistory)
		.where(eq(draftHistory.courseId, courseId))
		.orderBy(desc(draftHistory.revision))
		.limit(1)
		.offset(kept - 1);
	if (!oldest) return;
	const older = lt(draftHistory.revision, oldest.revision);
	await tx.delete(draftHistory).where(and(eq(draftHistory.courseId, courseId), older));
}

const revisionOf = ({ facts, lessons, questions }: Draft, part: string) =>
	[...lessons, ...questions].find((each) => each.id === part)?.revision ?? facts.revision;
