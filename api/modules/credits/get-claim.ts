import { and, asc, eq, ne, notInArray, sql, type SQL } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { countUpTo } from '#api/count-up-to.ts';
import { looksDouble } from '#api/domain/credit-claim.ts';
import { Problem } from '#api/http/problem.ts';
import { gapFacts, gapReads } from '#api/modules/competencies/index.ts';
import { certificate } from '#db/schema/certificates.ts';
import { creditDecision, creditEntry, creditState } from '#db/schema/credits.ts';
import { attendanceOut, attendanceReads } from './attendance-proof.ts';
import { claimCompetencies } from './claim-competencies.ts';
import { claimRow, claimsQuery, type ClaimAnswer } from './claim-rows.ts';
import { DeskReasons, type ClaimProof } from './contract.ts';
import { decisionRow, decisionsQuery } from './decision-rows.ts';
import { studyOut, studyReads } from './study-proof.ts';
import { teachingOut, teachingRead } from './teaching-proof.ts';
import { claimInReach } from './visible.ts';

/** One claim with its proof: study, quiz, attendance, certificate, what it would change. Two round trips. */
export async function getClaim(call: Call, { entryId }: { entryId: string }): Promise<ClaimProof> {
	const [
		rows,
		decisions,
		certificates,
		others,
		taught,
		study,
		lessons,
		attempts,
		reasons,
		sessions
	] = await call.readAll([
		claimsQuery(call).where(
			and(eq(creditState.entryId, entryId), claimInReach(call, 'claim.read'))
		),
		decisionsQuery(call).where(eq(creditDecision.entryId, entryId)),
		certificateRead(call, entryId),
		othersRead(call, entryId),
		teachingRead(call, entryId),
		...studyReads(call, entryId),
		...attendanceReads(call, entryId)
	]);
	const [claim] = rows;
	if (!claim) throw new Problem('not-found');

	const [[following], [waiting], ...answers] = await call.readAll([
		nextRead(call, claim),
		countUpTo(
			call,
			call.db
				.select({ one: sql`1` })
				.from(creditState)
				.where(waitingHere(call))
		),
		...gapReads(call, [claim.personId], call.today)
	]);
	const facts = gapFacts(answers);
	const [paper] = certificates;
	return {
		claim: {
			...claimRow(call, claim),
			position: facts.positions[0]?.position ?? null,
			reason: claim.reason,
			sourceType: claim.sourceType,
			provider: claim.provider,
			certificateNumber: claim.certificateNumber
		},
		decisions: decisions.map(decisionRow),
		competencies: claimCompetencies(facts, claim, call.today),
		study: studyOut([study, lessons, attempts]),
		attendance: attendanceOut([reasons, sessions]),
		teaching: teachingOut(taught),
		certificate: paper
			? { ...paper, issuedAt: paper.issuedAt.toISOString(), revoked: paper.revoked === 1 }
			: null,
		doubles: others
			.filter((other) => looksDouble(claim, other))
			.map(({ entryId: id, title, completedOn, jp }) => ({ entryId: id, title, completedOn, jp })),
		reasons: {
			return: DeskReasons.parse(facts.rules.get('verifikasi.alasan_kembali')?.value),
			reject: DeskReasons.parse(facts.rules.get('verifikasi.alasan_tolak')?.value)
		},
		nextId: following?.id ?? null,
		waiting: waiting?.total ?? 0
	};
}

function certificateRead(call: Call, entryId: string) {
	return call.db
		.select({
			id: certificate.id,
			number: certificate.number,
			code: certificate.code,
			issuedAt: certificate.issuedAt,
			revoked: sql<number>`exists (
				select 1 from certificate_event ev where ev.certificate_id = certificate.id and ev.kind = 'revoked'
			)`.as('revoked')
		})
		.from(creditEntry)
		.innerJoin(
			certificate,
			and(
				eq(certificate.sourceType, creditEntry.sourceType),
				eq(certificate.sourceId, creditEntry.sourceId)
			)
		)
		.where(eq(creditEntry.id, entryId));
}

/** The other live entries of the same person. */
const othersRead = (call: Call, entryId: string) =>
	claimsQuery(call).where(
		and(
			ne(creditState.entryId, entryId),
			sql`${creditState.personId} = (select person_id from credit_entry where id = ${entryId})`,
			notInArray(creditState.state, ['rejected', 'voided'])
		)
	);

/** Waiting within reach, the caller's own left out: what there is to decide. */
const waitingHere = (call: Call) =>
	and(
		eq(creditState.state, 'submitted'),
		claimInReach(call, 'claim.decide'),
		ne(creditState.personId, call.actor.personId ?? '')
	);

/** The claim after this one in the queue, else the oldest one. */
function nextRead(call: Call, claim: ClaimAnswer) {
	const key = sql`(${creditState.submittedAt}, ${creditState.entryId})`;
	const here = sql`(${claim.submittedAt.getTime()}, ${claim.entryId})`;
	const firstOf = (rank: number, where: SQL) =>
		call.db
			.select({ entryId: creditState.entryId, rank: sql<number>`${rank}`.as('rank') })
			.from(creditState)
			.where(and(waitingHere(call), where))
			.orderBy(asc(creditState.submittedAt), asc(creditState.entryId))
			.limit(1);
	const after = firstOf(1, sql`${key} > ${here}`).as('later');
	const oldest = firstOf(2, ne(creditState.entryId, claim.entryId)).as('oldest');
	return call.db
		.select({ id: sql<string>`entry_id` })
		.from(sql`(select * from ${after} union all select * from ${oldest} order by rank limit 1)`);
}
