import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { codeFrom } from '#api/domain/certificate-code.ts';
import { certificateNumber, seriesOf } from '#api/domain/certificate-number.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { certificate, certificateEvent, certificatePending } from '#db/schema/certificates.ts';
import { snapshotOf, type CompletedCourse } from './snapshot-of.ts';
import { takeNumber } from './take-number.ts';

export type IssuedCertificate = { certificateId: string; number: string; code: string };

/**
 * Issues the certificate of a completion inside the caller's transaction: snapshot, number, code.
 * A second call for the same completion answers the first certificate. The paper is made after commit.
 */
export async function issueCertificate(
	tx: Tx,
	call: Call,
	given: { completed: CompletedCourse; jp: number | null }
): Promise<IssuedCertificate> {
	const known = await issuedFor(tx, given.completed.id);
	if (known) return known;

	const draft = await snapshotOf(tx, call, given);
	const id = call.newId('crt');
	const code = codeFrom(crypto.getRandomValues(new Uint8Array(10)));
	const number = await nextNumber(tx, call, draft);
	const snapshot: CertificateSnapshot = { ...draft, number, code };

	await tx.insert(certificate).values({
		id,
		number,
		code,
		personId: given.completed.personId,
		sourceType: 'completion',
		sourceId: given.completed.id,
		snapshot,
		issuedAt: call.now
	});
	await tx.insert(certificateEvent).values({
		id: call.newId('cev'),
		certificateId: id,
		kind: 'issued',
		by: call.actor.id,
		at: call.now
	});
	await tx.insert(certificatePending).values({ certificateId: id, issuedAt: call.now, tries: 0 });
	await announce(tx, call, [
		{
			kind: 'certificate-issued',
			personId: given.completed.personId,
			eventKey: `certificate:${id}:issued`,
			facts: { course: snapshot.course.title, number, certificateId: id }
		}
	]);
	return { certificateId: id, number, code };
}

function issuedFor(tx: Tx, completionId: string): Promise<IssuedCertificate | undefined> {
	return tx
		.select({
			certificateId: certificate.id,
			number: certificate.number,
			code: certificate.code
		})
		.from(certificate)
		.where(and(eq(certificate.sourceType, 'completion'), eq(certificate.sourceId, completionId)))
		.get();
}

async function nextNumber(
	tx: Tx,
	call: Call,
	draft: { issuedOn: string; course: { code: string } }
) {
	const rules = await call.rules();
	const urut = await takeNumber(tx, seriesOf(draft.issuedOn));
	return certificateNumber(rules.text('sertifikat.pola_nomor').value, {
		klasifikasi: rules.text('sertifikat.klasifikasi').value,
		instansi: rules.text('sertifikat.kode_instansi').value,
		kode: draft.course.code,
		issuedOn: draft.issuedOn,
		urut
	});
}
