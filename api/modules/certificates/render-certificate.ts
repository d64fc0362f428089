import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { paperState } from '#api/domain/certificate.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { renderCertificate as draw } from '#api/ports/pdf/certificate.ts';
import { loadFonts } from '#api/ports/pdf/fonts.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { certificate, certificateEvent, certificatePending } from '#db/schema/certificates.ts';
import { checkUrlOf } from './check-url.ts';
import { isRenderedOf, rendered } from './visible.ts';

export type RenderOutcome = 'rendered' | 'already' | 'awaiting-address' | 'missing';

/**
 * Makes the paper of an issued certificate, stores it by its hash and records that. Everything it
 * needs is in the snapshot, so it may be done again at any time and gives the same bytes.
 */
export async function renderCertificate(call: Call, id: string): Promise<RenderOutcome> {
	const found = await call.db
		.select({ snapshot: certificate.snapshot, sha256: rendered.sha256 })
		.from(certificate)
		.leftJoin(rendered, isRenderedOf())
		.where(eq(certificate.id, id))
		.get();
	if (!found) return 'missing';
	if (found.sha256) return 'already';

	const { snapshot } = found;
	const origin = call.settings.APP_ORIGIN ?? null;
	const state = paperState({ rendered: false, demo: snapshot.demo, origin });
	if (state === 'awaiting-address' || origin === null) return 'awaiting-address';

	const storage = openStorage(call.services);
	const fonts = await loadFonts(call.services.ASSETS);
	const checkUrl = checkUrlOf(origin, snapshot.code);
	const bytes = await draw({ snapshot, checkUrl, crest: await crestOf(call, snapshot) }, fonts);
	const { sha256 } = await storage.put(bytes, { type: 'application/pdf' });
	return recordRendered(call, id, sha256);
}

/** Two isolates may make the same paper; the first record counts, and both hashes are equal. */
function recordRendered(call: Call, id: string, sha256: string): Promise<RenderOutcome> {
	return call.write<RenderOutcome>('certificate.rendered', async (tx) => {
		const known = await tx
			.select({ id: certificateEvent.id })
			.from(certificateEvent)
			.where(and(eq(certificateEvent.certificateId, id), eq(certificateEvent.kind, 'rendered')))
			.get();
		if (!known) {
			await tx.insert(certificateEvent).values({
				id: call.newId('cev'),
				certificateId: id,
				kind: 'rendered',
				sha256,
				by: call.actor.id,
				at: call.now
			});
		}
		await tx.delete(certificatePending).where(eq(certificatePending.certificateId, id));
		const result = known ? 'already' : 'rendered';
		return { subject: `certificate:${id}`, after: { sha256 }, result };
	});
}

async function crestOf(call: Call, { institution }: CertificateSnapshot) {
	if (!institution.crestSha256) return null;
	const file = await openStorage(call.services).get(institution.crestSha256);
	if (!file) throw new Error(`crest ${institution.crestSha256} is not in the storage`);
	return new Uint8Array(await new Response(file.body).arrayBuffer());
}
