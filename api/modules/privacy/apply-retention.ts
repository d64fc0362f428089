import { and, count, gte, inArray, isNotNull, lt, min, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { addYears, civilDateOf, startOfDay } from '#api/domain/period.ts';
import { auditEvent, request } from '#db/schema/audit.ts';
import { quizAttempt } from '#db/schema/learning.ts';
import { correctionDocument, correctionRequest, correctionStatus } from '#db/schema/privacy.ts';
import { bury } from './bury.ts';
import { dropFiles } from './drop-files.ts';

const dayMs = 86_400_000;

/**
 * Hourly: takes away what its rule no longer lets us keep. Rows of truth go in whole months that are past,
 * the oldest first, one month a turn, each under a tombstone of its own.
 */
export async function applyRetention(call: Call) {
	await forgetRequests(call);
	await emptyAnswers(call);
	await dropCorrections(call);
	await dropTrail(call);
}

/** Keys against double sending hold no truth: they go day by day. */
async function forgetRequests(call: Call) {
	const { value: days } = (await call.rules()).number('retensi.permintaan_hari');
	await call.store
		.delete(request)
		.where(lt(request.at, new Date(call.now.getTime() - days * dayMs)));
}

async function emptyAnswers(call: Call) {
	const isKept = sql`answers <> '{}'`;
	const [oldest] = await call.db
		.select({ at: min(quizAttempt.submittedAt) })
		.from(quizAttempt)
		.where(and(isNotNull(quizAttempt.submittedAt), isKept));
	const month = await expiredMonth(call, 'retensi.jawaban_kuis_tahun', oldest?.at);
	if (!month) return;

	await call.write('retention.applied', async (tx) => {
		const inMonth = and(
			gte(quizAttempt.submittedAt, month.from),
			lt(quizAttempt.submittedAt, month.to),
			isKept
		);
		const [found] = await tx.select({ rows: count() }).from(quizAttempt).where(inMonth);
		const rows = { quiz_attempt: found?.rows ?? 0 };
		const id = await bury(tx, call, stoneOf('quiz_attempt', month, rows));
		await tx.update(quizAttempt).set({ answers: {} }).where(inMonth);
		return { subject: `tombstone:${id}`, after: { rows, ruleId: month.ruleId }, result: null };
	});
}

async function dropCorrections(call: Call) {
	const [oldest] = await call.db
		.select({ at: min(correctionRequest.createdAt) })
		.from(correctionRequest)
		.where(isNotNull(correctionRequest.closedAt));
	const month = await expiredMonth(call, 'retensi.permintaan_perbaikan_tahun', oldest?.at);
	if (!month) return;

	const sha256s = await call.write('retention.applied', async (tx) => {
		const gone = await tx
			.select({ id: correctionRequest.id })
			.from(correctionRequest)
			.where(
				and(
					isNotNull(correctionRequest.closedAt),
					gte(correctionRequest.createdAt, month.from),
					lt(correctionRequest.createdAt, month.to)
				)
			);
		const ids = gone.map((each) => each.id);
		const documents = await tx
			.select({ sha256: correctionDocument.sha256 })
			.from(correctionDocument)
			.where(inArray(correctionDocument.requestId, ids));
		const rows = { correction_request: ids.length, correction_document: documents.length };
		const id = await bury(tx, call, stoneOf('correction_request', month, rows));
		await tx.delete(correctionDocument).where(inArray(correctionDocument.requestId, ids));
		await tx.delete(correctionStatus).where(inArray(correctionStatus.requestId, ids));
		await tx.delete(correctionRequest).where(inArray(correctionRequest.id, ids));
		return {
			subject: `tombstone:${id}`,
			after: { rows, ruleId: month.ruleId },
			result: documents.map(({ sha256 }) => sha256)
		};
	});
	await dropFiles(call, { sha256s, of: null });
}

async function dropTrail(call: Call) {
	const [oldest] = await call.db.select({ at: min(auditEvent.at) }).from(auditEvent);
	const month = await expiredMonth(call, 'retensi.jejak_audit_tahun', oldest?.at);
	if (!month) return;

	await call.write('retention.applied', async (tx) => {
		const inMonth = and(gte(auditEvent.at, month.from), lt(auditEvent.at, month.to));
		const [found] = await tx.select({ rows: count() }).from(auditEvent).where(inMonth);
		const rows = { audit_event: found?.rows ?? 0 };
		const id = await bury(tx, call, stoneOf('audit_event', month, rows));
		await tx.delete(auditEvent).where(inMonth);
		return { subject: `tombstone:${id}`, after: { rows, ruleId: month.ruleId }, result: null };
	});
}

type Month = { from: Date; to: Date; ruleId: string; legalBasis: string };

const stoneOf = (subject: string, month: Month, rows: Record<string, number>) => ({
	kind: 'period' as const,
	subject,
	fromAt: month.from,
	toAt: month.to,
	rows,
	ruleId: month.ruleId,
	legalBasis: month.legalBasis
});

/** The month of `oldest`, once the rule's years have passed since its end. */
async function expiredMonth(
	call: Call,
	key: string,
	oldest: Date | null | undefined
): Promise<Month | null> {
	if (!oldest) return null;
	const rules = await call.rules();
	const { value: years, ruleId } = rules.number(key);
	const first = `${civilDateOf(oldest, call.zone).slice(0, 7)}-01`;
	const next = civilDateOf(
		new Date(startOfDay(first, call.zone).getTime() + 32 * dayMs),
		call.zone
	).slice(0, 7);
	if (addYears(`${next}-01`, years) > call.today) return null;
	return {
		from: startOfDay(first, call.zone),
		to: startOfDay(`${next}-01`, call.zone),
		ruleId,
		legalBasis: rules.get(key)?.legalBasis ?? ''
	};
}
