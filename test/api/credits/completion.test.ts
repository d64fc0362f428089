import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { getGap } from '#api/modules/competencies/get-gap.ts';
import { decideClaim } from '#api/modules/credits/decide-claim.ts';
import { getClaim } from '#api/modules/credits/get-claim.ts';
import { getCredits } from '#api/modules/credits/get-credits.ts';
import * as t from '#db/schema/index.ts';
import { furnishAgency } from '#test/support/world-certificates.ts';
import { learningWorld } from '#test/support/world-learning.ts';
import { hides } from '#test/support/strangers.ts';
import { world, type World } from '#test/support/world.ts';

type Person = Awaited<ReturnType<World['person']>>;

let w: World;
let l: ReturnType<typeof learningWorld>;
let clinic: Awaited<ReturnType<World['unit']>>;
let nurse: Awaited<ReturnType<World['position']>>;
let records: Awaited<ReturnType<World['competency']>>;
let courseId: string;
let shortCourseId: string;

beforeAll(async () => {
	w = await world();
	l = learningWorld(w);
	await furnishAgency(w);
	clinic = await w.unit('UPTD Puskesmas Binanga', { parent: w.root });
	nurse = await w.position('Perawat Terampil');
	records = await w.competency('Rekam Medis', { code: 'T.KES.05' });
	await w.requires(nurse, records, 2);
	const competencies = [{ code: 'T.KES.05', level: 2 }];
	courseId = (await l.completeCourse({ competencies })).courseId;
	const lessons = [{ kind: 'text' as const, title: 'Baca', minutes: 90, file: 'lessons/01.md' }];
	shortCourseId = (await l.completeCourse({ competencies, lessons, jp: 2 })).courseId;
});

const nurseSari = () => w.person('Sari', { position: nurse, unit: clinic });

/** Sari before the final quiz, everything else done; the path that hands the quiz in. */
async function beforeTheEnd(sari: Person) {
	const study = await l.student(sari, courseId);
	for (const title of ['Pembuka', 'Isi', 'Lembar saku']) await study.finish(title);
	await study.take('Latihan', 2);
	const { attemptId } = await study.start('Kuis akhir');
	const answers = await study.answersFor('Kuis akhir', 5);
	const { id } = study.lesson('Kuis akhir');
	return {
		...study,
		answers,
		path: `/api/enrolments/${study.enrolmentId}/lessons/${id}/attempts/${attemptId}/submit`
	};
}

async function earnedBy({ id }: Person) {
	const of = { personId: id };
	const [entries, proofs, certificates, completions] = await Promise.all([
		w.db.select().from(t.creditEntry).where(eq(t.creditEntry.personId, of.personId)),
		w.db.select().from(t.evidence).where(eq(t.evidence.personId, of.personId)),
		w.db.select().from(t.certificate).where(eq(t.certificate.personId, of.personId)),
		w.db.select().from(t.completion).where(eq(t.completion.personId, of.personId))
	]);
	return { entries, proofs, certificates, completions };
}

describe('passing the final quiz', () => {
	test('completes the course and earns JP, evidence and a certificate in one go', async () => {
		const sari = await nurseSari();
		const { path, answers } = await beforeTheEnd(sari);
		const answer = await (await w.agent(sari)).post(path, { answers });
		expect(answer).toMatchObject({ status: 200, body: { completed: true, passed: true } });

		const earned = await earnedBy(sari);
		const [completion] = earned.completions;
		expect(earned.entries).toMatchObject([
			{ jp: 6, sourceType: 'completion', sourceId: completion?.id, unitId: clinic.id }
		]);
		expect(earned.proofs).toMatchObject([
			{ kind: 'course', level: 2, competencyId: records.id, sourceId: completion?.id }
		]);
		expect(earned.certificates).toMatchObject([{ sourceId: completion?.id }]);
	});

	test('waits for HR; verified, it closes the gap and counts', async () => {
		const sari = await nurseSari();
		const { path, answers } = await beforeTheEnd(sari);
		await (await w.agent(sari)).post(path, { answers });
		const rowOf = async () =>
			(await getGap(await w.as(sari, new Date()), { personId: 'me' })).rows.find(
				(row) => row.competency.id === records.id
			);
		expect(await rowOf()).toMatchObject({ gap: 2, waiting: 2 });

		const [entry] = (await earnedBy(sari)).entries;
		const hr = await w.person('Ibu HR', { roles: ['verifier'] });
		const proof = await getClaim(await w.as(hr, new Date()), { entryId: entry?.id ?? '' });
		expect(proof).toMatchObject({
			competencies: [{ held: 0, reaches: 2, required: 2 }],
			study: { progress: 100, attempts: [{ lesson: 'Latihan' }, { passed: true, score: 100 }] },
			certificate: { revoked: false }
		});
		await decideClaim(await w.as(hr, new Date()), { entryId: entry?.id ?? '', move: 'verify' });
		expect(await rowOf()).toMatchObject({ gap: 0, held: { level: 2, kind: 'course' } });
		const { balance, lines } = await getCredits(await w.as(sari, new Date()), { personId: 'me' });
		expect(balance).toMatchObject({ verified: 6, served: 6, other: 0 });
		expect(lines[0]?.certificateId).toMatch(/^c/);
	});

	test('failing it earns nothing', async () => {
		const sari = await nurseSari();
		const { path } = await beforeTheEnd(sari);
		const answer = await (await w.agent(sari)).post(path, { answers: {} });
		expect(answer).toMatchObject({ status: 200, body: { completed: false, passed: false } });
		expect((await earnedBy(sari)).entries).toEqual([]);
	});

	test('double submits, in two tabs and with one key, earn once', async () => {
		const sari = await nurseSari();
		const { path, answers } = await beforeTheEnd(sari);
		const agent = await w.agent(sari);
		const key = crypto.randomUUID();
		const sent = await Promise.all([
			agent.post(path, { answers }, { key }),
			agent.post(path, { answers }, { key }),
			agent.post(path, { answers }),
			agent.post(path, { answers })
		]);
		expect(sent.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
		const earned = await earnedBy(sari);
		expect(earned.entries).toHaveLength(1);
		expect(earned.certificates).toHaveLength(1);
		expect(earned.proofs).toHaveLength(1);
	});
});

describe('reading the last lesson', () => {
	test('completes a course without a quiz', async () => {
		const sari = await nurseSari();
		const study = await l.student(sari, shortCourseId);
		const path = `/api/enrolments/${study.enrolmentId}/lessons/${study.lesson('Baca').id}/finish`;
		const answer = await (await w.agent(sari)).post(path);
		expect(answer).toMatchObject({ status: 200, body: { completed: true, progress: 100 } });
		expect((await earnedBy(sari)).entries).toMatchObject([{ jp: 2 }]);
	});
});

hides('POST /api/enrolments/:enrolmentId/lessons/:lessonId/finish', () => w, {
	method: 'POST',
	path: async () => {
		const study = await l.student(await nurseSari(), shortCourseId);
		return `/api/enrolments/${study.enrolmentId}/lessons/${study.lesson('Baca').id}/finish`;
	},
	missing: '/api/enrolments/enr_nobody/lessons/lsn_nobody/finish',
	body: {},
	outsider: nurseSari
});
hides('POST /api/enrolments/:enrolmentId/lessons/:lessonId/attempts/:attemptId/submit', () => w, {
	method: 'POST',
	path: async () => (await beforeTheEnd(await nurseSari())).path,
	missing: '/api/enrolments/enr_nobody/lessons/lsn_nobody/attempts/qat_nobody/submit',
	body: { answers: {} },
	outsider: nurseSari
});
