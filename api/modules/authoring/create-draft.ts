import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { Draft } from '#api/domain/course-draft.ts';
import { Problem } from '#api/http/problem.ts';
import { saveCourses } from '#api/modules/catalogue/index.ts';
import type { Tx } from '#db/client.ts';
import { courseDraft, draftHistory } from '#db/schema/authoring.ts';
import { course } from '#db/schema/catalogue.ts';
import { appointment } from '#db/schema/organisation.ts';
import { catalogueFacts } from './catalogue-facts.ts';
import type { Facts } from './contract.ts';
import { refuseUnknownCodes } from './unknown-codes.ts';

type Given = { facts: Facts; content?: Omit<Draft, 'facts'>; action?: string };

/** A new course, in nobody's catalogue yet; it belongs to its author and to the author's unit. */
export async function createDraft(
	call: Call,
	{ facts, content = nothing, action = 'draft.created' }: Given
) {
	return call.write(action, async (tx) => {
		await refuseUnknownCodes(tx, facts);
		const code = `P-${call.newId('p').slice(-8).toUpperCase()}`;
		const [saved] = await saveCourses(tx, call, [
			catalogueFacts(facts, { code, status: 'draft', minutes: null, old: null })
		]);
		if (!saved) throw new Problem('internal');
		await tx
			.update(course)
			.set({ authorId: call.actor.personId, ownerUnitId: await unitOf(tx, call) })
			.where(eq(course.id, saved.id));

		const draft = { ...content, facts: { ...facts, revision: 1 } };
		const row = { courseId: saved.id, revision: 1, content: draft };
		await tx.insert(courseDraft).values({ ...row, updatedBy: call.actor.id, updatedAt: call.now });
		await tx.insert(draftHistory).values({
			id: call.newId('dst'),
			...row,
			action,
			savedBy: call.actor.id,
			savedAt: call.now
		});
		return {
			subject: `course:${saved.id}`,
			after: { code, revision: 1 },
			result: { courseId: saved.id }
		};
	});
}

const nothing: Omit<Draft, 'facts'> = {
	lessons: [],
	questions: [],
	files: [],
	removed: { lessons: [], questions: [] }
};

async function unitOf(tx: Tx, call: Call) {
	const place = await tx
		.select({ unitId: appointment.unitId })
		.from(appointment)
		.where(
			and(
				eq(appointment.personId, call.actor.personId ?? ''),
				eq(appointment.kind, 'D'),
				lte(appointment.validFrom, call.today),
				or(isNull(appointment.validTo), gte(appointment.validTo, call.today))
			)
		)
		.get();
	return place?.unitId ?? null;
}
