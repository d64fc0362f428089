import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { renderSoon } from './render-soon.ts';
import { paperOf } from './row.ts';
import { visibleCertificate } from './visible.ts';

/** The paper's bytes with the name to save them under. A revoked one is handed only to those who manage certificates. */
export async function downloadPaper(call: Call, { certificateId }: { certificateId: string }) {
	const stored = await visibleCertificate(call.db, call, {
		id: certificateId,
		permission: 'certificate.read'
	});
	if (stored.revokedAt && !call.can('certificate.manage')) throw new Problem('certificate-revoked');
	if (stored.snapshot.holder.nip === '') throw new Problem('not-found');
	if (stored.sha256 === null) {
		renderSoon(call, certificateId);
		throw new Problem('certificate-not-ready', { params: { paper: paperOf(call, stored) } });
	}

	const { sha256 } = stored;
	return {
		etag: `"${sha256}"`,
		name: `sertifikat-${stored.snapshot.number.replace(/[^\w.-]+/g, '-')}.pdf`,
		open: async () => {
			const file = await openStorage(call.services).get(sha256);
			if (!file) throw new Error(`paper ${sha256} is not in the storage`);
			return file;
		}
	};
}
