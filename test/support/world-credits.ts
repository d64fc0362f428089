/** Sentences about courses taken, proofs and credit. */
import { appendEvidence } from '#api/modules/competencies/index.ts';
import type { NewProof } from '#api/modules/competencies/contract.ts';
import type { NewCredit } from '#api/modules/credits/contract.ts';
import { postCredits } from '#api/modules/credits/index.ts';
import { newId } from '#api/ids.ts';
import * as t from '#db/schema/index.ts';
import type { World } from './world.ts';

export function creditWorld(w: World) {
	let serial = 0;
	/** A published course that leads to levels of competencies. */
	async function course(
		title: string,
		given: {
			leadsTo?: { competency: { id: string }; level: number }[];
			jp?: number | null;
			minutes?: number | null;
			formCode?: string;
			withoutLessons?: boolean;
		} = {}
	) {
		const id = newId('crs');
		const versionId = given.withoutLessons ? null : newId('crv');
		await w.db.insert(t.course).values({
			id,
			code: `C${++serial}-${id.slice(-6)}`,
			title,
			summary: title,
			outcomes: [],
			teachers: [],
			formCode: given.formCode ?? 'NKL03',
			mode: 'self-paced',
			provider: 'BKPP',
			jp: given.jp === undefined ? 4 : given.jp,
			minutes: given.minutes ?? null,
			bytes: 120_000,
			status: 'published',
			versionId,
			publishedAt: w.now,
			updatedAt: w.now
		});
		if (versionId)
			await w.db.insert(t.courseVersion).values({
				id: versionId,
				courseId: id,
				number: 1,
				sequential: false,
				sourceHash: id,
				publishedAt: w.now
			});
		for (const { competency, level } of given.leadsTo ?? [])
			await w.db
				.insert(t.courseCompetency)
				.values({ courseId: id, competencyId: competency.id, level });
		return { id, title, versionId: versionId ?? '' };
	}

	/** A proof as an import or a course would write it. */
	async function proof(
		who: { id: string },
		of: { id: string },
		given: Pick<NewProof, 'kind' | 'level'> & Partial<NewProof>
	) {
		const call = w.system();
		return call.write('evidence.appended', async (tx) => {
			const [id] = await appendEvidence(tx, call, [
				{
					personId: who.id,
					competencyId: of.id,
					occurredOn: '2026-03-01',
					sourceType: 'test',
					sourceId: newId('tst'),
					verified: true,
					...given
				}
			]);
			return { subject: `person:${who.id}`, result: id ?? '' };
		});
	}

	/** An activity in the ledger, as an import or a completion posts it; waits for HR unless said. */
	async function credit(who: { id: string }, given: Partial<NewCredit> = {}, at = w.now) {
		const call = w.system(at);
		return call.write('credit.posted', async (tx) => {
			const [posted] = await postCredits(tx, call, [
				{
					personId: who.id,
					sourceType: 'past-training',
					sourceId: newId('ptr'),
					formCode: 'NKL03',
					completedOn: '2026-03-01',
					stated: 4,
					verified: false,
					...given
				}
			]);
			return { subject: `person:${who.id}`, result: posted };
		});
	}

	return { course, proof, credit };
}
