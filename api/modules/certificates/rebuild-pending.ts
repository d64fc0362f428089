import { notExists, eq, and, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { certificate, certificateEvent, certificatePending } from '#db/schema/certificates.ts';

/** The queue of papers, made anew from certificates and their events; failed tries are forgotten. */
export async function rebuildPending(call: Call) {
	return call.write('certificate.queue-rebuilt', async (tx) => {
		await tx.delete(certificatePending);
		const rows = await tx
			.select({ certificateId: certificate.id, issuedAt: certificate.issuedAt })
			.from(certificate)
			.where(
				notExists(
					tx
						.select({ one: sql`1` })
						.from(certificateEvent)
						.where(
							and(
								eq(certificateEvent.certificateId, certificate.id),
								eq(certificateEvent.kind, 'rendered')
							)
						)
				)
			);
		for (let at = 0; at < rows.length; at += 200) {
			const part = rows.slice(at, at + 200).map((row) => ({ ...row, tries: 0 }));
			await tx.insert(certificatePending).values(part);
		}
		return { subject: 'certificate:queue', result: { waiting: rows.length } };
	});
}
