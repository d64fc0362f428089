/** From a stored certificate to what a list shows of it. */
import type { Call } from '#api/call.ts';
import { paperState } from '#api/domain/certificate.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import type { CertificateRow } from './contract.ts';

export type StoredCertificate = {
	id: string;
	snapshot: CertificateSnapshot;
	sha256: string | null;
	revokedAt: Date | null;
};

export function rowOf(call: Call, stored: StoredCertificate): CertificateRow {
	const { snapshot } = stored;
	return {
		id: stored.id,
		number: snapshot.number,
		kind: snapshot.kind,
		holder: snapshot.holder.name,
		course: snapshot.course.title,
		jp: snapshot.jp,
		completedOn: snapshot.course.completedOn,
		issuedOn: snapshot.issuedOn,
		status: stored.revokedAt ? 'revoked' : 'valid',
		paper: paperOf(call, stored)
	};
}

export const paperOf = (call: Call, stored: StoredCertificate) =>
	paperState({
		rendered: stored.sha256 !== null,
		demo: stored.snapshot.demo,
		origin: call.settings.APP_ORIGIN ?? null
	});
