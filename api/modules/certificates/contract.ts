import * as z from 'zod';
import {
	certificateKinds,
	certificateStatuses,
	paperStates,
	reasonLength
} from '#api/domain/certificate.ts';

const civil = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const CertificateParams = z.object({ certificateId: z.string().max(60) });

export const CertificateRow = z.object({
	id: z.string(),
	number: z.string(),
	kind: z.enum(certificateKinds),
	holder: z.string(),
	course: z.string(),
	jp: z.number().int().nullable(),
	completedOn: civil,
	issuedOn: civil,
	status: z.enum(certificateStatuses),
	paper: z.enum(paperStates)
});
export type CertificateRow = z.output<typeof CertificateRow>;
export const CertificateList = z.object({ items: z.array(CertificateRow) });

export const CertificateQuery = z.object({
	search: z.string().trim().max(100).optional(),
	status: z.enum(certificateStatuses).optional(),
	after: z.string().max(500).optional(),
	limit: z.coerce.number().int().min(1).max(100).default(25)
});
export const CertificatePage = z.object({
	items: z.array(CertificateRow),
	next: z.string().nullable()
});

const Competency = z.object({
	code: z.string(),
	name: z.string(),
	level: z.number().int(),
	levelName: z.string()
});
const Revocation = z.object({ at: z.iso.datetime(), reason: z.string() });

export const CertificateDetail = CertificateRow.extend({
	/** As printed, in groups. */
	code: z.string(),
	/** Where anybody checks it; null while the portal has no address. */
	checkUrl: z.string().nullable(),
	nip: z.string(),
	position: z.string().nullable(),
	unit: z.string().nullable(),
	form: z.string(),
	provider: z.string(),
	startedOn: civil,
	issuer: z.string(),
	signatory: z.string().nullable(),
	competencies: z.array(Competency),
	demo: z.boolean(),
	revoked: Revocation.nullable(),
	mayRevoke: z.boolean()
});

export const RevokeCertificate = z.object({
	reason: z.string().trim().min(reasonLength.min).max(reasonLength.max)
});
export const Revoked = z.object({ id: z.string(), revokedAt: z.iso.datetime() });

export const CodeParams = z.object({ code: z.string().max(60) });

/** Parts that an agency does not publish are null (rule `verifikasi_publik.kolom`). */
const Facts = z.object({
	code: z.string(),
	kind: z.enum(certificateKinds),
	number: z.string().nullable(),
	name: z.string().nullable(),
	maskedNip: z.string().nullable(),
	/** The holder's data was purged; everything else stands. */
	erased: z.boolean(),
	numberLabel: z.string(),
	course: z.string().nullable(),
	form: z.string().nullable(),
	jp: z.number().int().nullable(),
	startedOn: civil.nullable(),
	completedOn: civil.nullable(),
	issuedOn: civil,
	institution: z.string().nullable(),
	issuer: z.string().nullable(),
	demo: z.boolean()
});

/** Every outcome is an answer, not an error: a certificate that does not verify is `valid: false`. */
export const Verification = z.discriminatedUnion('outcome', [
	z.object({ outcome: z.literal('valid'), valid: z.literal(true), certificate: Facts }),
	z.object({
		outcome: z.literal('revoked'),
		valid: z.literal(false),
		certificate: Facts,
		revoked: Revocation
	}),
	z.object({ outcome: z.literal('unknown'), valid: z.literal(false), code: z.string() }),
	z.object({
		outcome: z.literal('mistyped'),
		valid: z.literal(false),
		code: z.string(),
		/** What does not fit: nothing was typed, too short or long, a strange character, or the check characters. */
		fault: z.enum(['empty', 'length', 'character', 'check']),
		/** From 1, after blanks and dashes are taken out; a guess when the check characters disagree. */
		position: z.number().int().nullable()
	})
]);
export type Verification = z.output<typeof Verification>;
