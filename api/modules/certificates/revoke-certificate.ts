import type { Call } from '#api/call.ts';
import { revocable } from '#api/domain/certificate.ts';
import { Problem } from '#api/http/problem.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import { certificateEvent } from '#db/schema/certificates.ts';
import { visibleCertificate } from './visible.ts';

/** Revokes for good. The reason is shown to everybody who checks the code, from this moment on. */
export async function revokeCertificate(
	call: Call,
	input: { certificateId: string; reason: string }
) {
	return call.write('certificate.revoked', async (tx) => {
		const { certificateId: id } = input;
		const stored = await visibleCertificate(tx, call, { id, permission: 'certificate.revoke' });
		const decision = revocable(stored.revokedAt ? 'revoked' : 'valid', input.reason);
		if (!decision.ok) throw refusal(decision.error);

		await tx.insert(certificateEvent).values({
			id: call.newId('cev'),
			certificateId: id,
			kind: 'revoked',
			reason: decision.value,
			by: call.actor.id,
			at: call.now
		});
		const { number, course } = stored.snapshot;
		await announce(tx, call, [
			{
				kind: 'certificate-revoked',
				personId: stored.personId,
				eventKey: `certificate:${id}:revoked`,
				facts: { course: course.title, number, certificateId: id, reason: decision.value }
			}
		]);
		return {
			subject: `certificate:${id}`,
			before: { status: 'valid' },
			after: { status: 'revoked', reason: decision.value },
			result: { id, revokedAt: call.now.toISOString() }
		};
	});
}

function refusal(error: 'already-revoked' | 'reason-too-short') {
	switch (error) {
		case 'already-revoked':
			return new Problem('certificate-already-revoked');
		case 'reason-too-short':
			return new Problem('invalid-input', {
				errors: [{ pointer: '/reason', code: 'too_small' }]
			});
	}
}
