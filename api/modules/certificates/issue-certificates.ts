import { and, eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { codeFrom } from '#api/domain/certificate-code.ts';
import { certificateNumber, seriesOf } from '#api/domain/certificate-number.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { announce } from '#api/ports/mail/outbox.ts';
import type { Tx } from '#db/client.ts';
import { idList, insertMany } from '#db/many-rows.ts';
import { certificate, certificateEvent, certificatePending } from '#db/schema/certificates.ts';
import { snapshotsOf, type ToCertify } from './snapshots-of.ts';
import { takeNumbers } from './take-numbers.ts';

export type IssuedCertificate = { certificateId: string; number: string; code: string };
type Row = IssuedCertificate & { completionId: string; personId: string };

/**
 * Issues the certificates of completions inside the caller's transaction: snapshot, number in the order given, code.
 * A second call for the same completion answers the first certificate. The papers are made after commit.
 */
export async function issueCertificates(
	tx: Tx,
	call: Call,
	given: readonly ToCertify[]
): Promise<IssuedCertificate[]> {
	const known = await issuedFor(
		tx,
		given.map(({ completed }) => completed.id)
	);
	const fresh = given.filter(({ completed }) => !known.has(completed.id));
	const issued = fresh.length > 0 ? await issueFresh(tx, call, fresh) : new Map<string, Row>();
	return given.flatMap(({ completed }) => {
		const { certificateId, number, code } =
			known.get(completed.id) ?? issued.get(completed.id) ?? missing(completed.id);
		return [{ certificateId, number, code }];
	});
}

async function issueFresh(tx: Tx, call: Call, fresh: readonly ToCertify[]) {
	const drafts = await snapshotsOf(tx, call, fresh);
	const numberOf = await numbering(tx, call, drafts.length);
	const rows = drafts.map((draft, at) => {
		const code = codeFrom(crypto.getRandomValues(new Uint8Array(10)));
		const number = numberOf(draft.snapshot, at);
		const snapshot: CertificateSnapshot = { ...draft.snapshot, number, code };
		return { ...draft, certificateId: call.newId('crt'), number, code, snapshot };
	});

	await insertMany(
		tx,
		certificate,
		rows.map(({ certificateId, completionId, personId, number, code, snapshot }) => ({
			...{ id: certificateId, number, code, personId, snapshot },
			...{ sourceType: 'completion', sourceId: completionId, issuedAt: call.now }
		}))
	);
	await insertMany(
		tx,
		certificateEvent,
		rows.map(({ certificateId }) => ({
			...{ id: call.newId('cev'), certificateId, kind: 'issued' as const },
			...{ by: call.actor.id, at: call.now }
		}))
	);
	await insertMany(
		tx,
		certificatePending,
		rows.map(({ certificateId }) => ({ certificateId, issuedAt: call.now, tries: 0 }))
	);
	await announce(
		tx,
		call,
		rows.map(({ certificateId, personId, number, snapshot }) => ({
			kind: 'certificate-issued' as const,
			personId,
			eventKey: `certificate:${certificateId}:issued`,
			facts: { course: snapshot.course.title, number, certificateId }
		}))
	);
	return new Map(rows.map((row): [string, Row] => [row.completionId, row]));
}

async function issuedFor(tx: Tx, completionIds: readonly string[]) {
	const rows = await tx
		.select({
			completionId: certificate.sourceId,
			personId: certificate.personId,
			certificateId: certificate.id,
			number: certificate.number,
			code: certificate.code
		})
		.from(certificate)
		.where(
			and(
				eq(certificate.sourceType, 'completion'),
				inArray(certificate.sourceId, idList(completionIds))
			)
		);
	return new Map(rows.map((row): [string, Row] => [row.completionId, row]));
}

/** Numbers of one series, as all of them are issued today. */
async function numbering(tx: Tx, call: Call, count: number) {
	const rules = await call.rules();
	const first = await takeNumbers(tx, { series: seriesOf(call.today), count });
	const pattern = rules.text('sertifikat.pola_nomor').value;
	const klasifikasi = rules.text('sertifikat.klasifikasi').value;
	const instansi = rules.text('sertifikat.kode_instansi').value;
	return ({ issuedOn, course }: { issuedOn: string; course: { code: string } }, at: number) =>
		certificateNumber(pattern, {
			...{ klasifikasi, instansi, issuedOn },
			kode: course.code,
			urut: first + at
		});
}

function missing(completionId: string): never {
	throw new Error(`no certificate was issued for ${completionId}`);
}
