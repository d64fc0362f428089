import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { groupCode, readCode, type CodeRefusal } from '#api/domain/certificate-code.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { maskEmployeeNumber } from '#api/domain/employee-number.ts';
import { certificate } from '#db/schema/certificates.ts';
import { countAttemptFrom, refuseWhenTooMany } from '#api/modules/identity/index.ts';
import type { Verification } from './contract.ts';
import { isRevokedOf, revoked } from './visible.ts';

const purpose = 'verification';
const limitRule = 'verifikasi_publik.batas_per_alamat';

/**
 * What anybody may know of the certificate with this code. The check characters tell a typing
 * mistake from an unknown code before the database is asked; codes that fit and are unknown are
 * counted by address, so that nobody finds certificates by trying.
 */
export async function verifyCode(
	call: Call,
	{ code: typed }: { code: string }
): Promise<Verification> {
	const read = readCode(typed);
	if (!read.ok) return mistyped(typed, read.error);

	await refuseWhenTooMany(call, { purpose, limitRule });
	const code = read.value;
	const row = await call.db
		.select({
			snapshot: certificate.snapshot,
			revokedAt: revoked.at,
			reason: revoked.reason
		})
		.from(certificate)
		.leftJoin(revoked, isRevokedOf())
		.where(eq(certificate.code, code))
		.get();
	if (!row) {
		await countAttemptFrom(call, { purpose, limitRule });
		return { outcome: 'unknown', valid: false, code: groupCode(code) };
	}

	const facts = factsOf(row.snapshot, (await call.rules()).list('verifikasi_publik.kolom').value);
	if (!row.revokedAt) return { outcome: 'valid', valid: true, certificate: facts };
	return {
		outcome: 'revoked',
		valid: false,
		certificate: facts,
		revoked: { at: row.revokedAt.toISOString(), reason: row.reason ?? '' }
	};
}

function mistyped(typed: string, fault: CodeRefusal): Verification {
	return {
		outcome: 'mistyped',
		valid: false,
		code: typed.trim().slice(0, 60),
		fault: fault.kind,
		position: 'position' in fault ? fault.position : null
	};
}

/** What the agency publishes of a certificate (rule `verifikasi_publik.kolom`; UU 27/2022). */
function factsOf(snapshot: CertificateSnapshot, columns: readonly string[]) {
	const published = <T>(column: string, value: T) => (columns.includes(column) ? value : null);
	const { holder, course, institution } = snapshot;
	// A purge blanks the holder and nothing else: the certificate can still be checked.
	const erased = holder.nip === '';
	return {
		code: groupCode(snapshot.code),
		kind: snapshot.kind,
		number: published('number', snapshot.number),
		name: erased ? null : published('name', holder.name),
		maskedNip: erased ? null : published('maskedEmployeeNumber', maskEmployeeNumber(holder.nip)),
		erased,
		numberLabel: holder.numberLabel,
		course: published('course', course.title),
		form: published('course', course.form),
		jp: published('hours', snapshot.jp),
		startedOn: published('dates', course.startedOn),
		completedOn: published('dates', course.completedOn),
		issuedOn: snapshot.issuedOn,
		institution: published('issuer', institution.name),
		issuer: published('issuer', institution.hrUnitName),
		demo: snapshot.demo
	};
}
