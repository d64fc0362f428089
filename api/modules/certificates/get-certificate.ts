import type { Call } from '#api/call.ts';
import { groupCode } from '#api/domain/certificate-code.ts';
import { checkUrlOf } from './check-url.ts';
import { renderSoon } from './render-soon.ts';
import { rowOf } from './row.ts';
import { visibleCertificate } from './visible.ts';

/** One certificate. Whoever looks at one that has no paper yet has it made at once. */
export async function getCertificate(call: Call, { certificateId }: { certificateId: string }) {
	const stored = await visibleCertificate(call.db, call, {
		id: certificateId,
		permission: 'certificate.read'
	});
	const { snapshot } = stored;
	const row = rowOf(call, stored);
	if (row.paper === 'preparing') renderSoon(call, certificateId);

	const origin = call.settings.APP_ORIGIN;
	return {
		...row,
		code: groupCode(snapshot.code),
		checkUrl: origin && row.paper !== 'awaiting-address' ? checkUrlOf(origin, snapshot.code) : null,
		nip: snapshot.holder.nip,
		position: snapshot.holder.position,
		unit: snapshot.holder.unit,
		form: snapshot.course.form,
		provider: snapshot.course.provider,
		startedOn: snapshot.course.startedOn,
		issuer: snapshot.institution.hrUnitName,
		signatory: snapshot.signatory?.name ?? null,
		competencies: snapshot.competencies.map((each) => ({ ...each })),
		demo: snapshot.demo,
		revoked: stored.revokedAt
			? { at: stored.revokedAt.toISOString(), reason: stored.revokedReason ?? '' }
			: null,
		mayRevoke: !stored.revokedAt && call.can('certificate.revoke')
	};
}
