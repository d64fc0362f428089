import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { certificatePending } from '#db/schema/certificates.ts';
import { logPaperFailure } from './paper-failure.ts';
import { renderCertificate } from './render-certificate.ts';

/** As many papers as one run of the cron may make before it lets others in. */
const batch = 20;
const budgetMs = 15_000;

/** Makes the papers that nobody has made yet, newest first; those that failed before come last. */
export async function renderPending(call: Call) {
	const waiting = await call.db
		.select({ id: certificatePending.certificateId })
		.from(certificatePending)
		.orderBy(asc(certificatePending.tries), desc(certificatePending.issuedAt))
		.limit(batch);
	const started = Date.now();
	const counts = { rendered: 0, failed: 0 };

	for (const { id } of waiting) {
		if (Date.now() - started > budgetMs) break;
		try {
			const outcome = await renderCertificate(call, id);
			// The address is the same for all: nothing can be made until it is set.
			if (outcome === 'awaiting-address') break;
			counts.rendered += 1;
		} catch (error) {
			counts.failed += 1;
			logPaperFailure(id, error);
			await pushBack(call, id);
		}
	}
	return counts;
}

const pushBack = (call: Call, id: string) =>
	call.write('certificate.render-failed', async (tx) => {
		await tx
			.update(certificatePending)
			.set({ tries: sql`${certificatePending.tries} + 1` })
			.where(eq(certificatePending.certificateId, id));
		return { subject: `certificate:${id}`, result: null };
	});
