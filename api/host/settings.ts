/** The environment of `npm start`, parsed once and refused with the name of what is wrong. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { mailFrom } from '../http/mail-from.ts';
import { oidcVariables, readOidcProviders } from '../http/oidc-settings.ts';

const port = z.coerce.number().int().min(0).max(65_535);
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const file = z.string().superRefine((path, context) => {
	try {
		readFileSync(path);
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		context.addIssue(`cannot be read by this user (${why})`);
	}
});
const yesOrNo = z.enum(['0', '1']);

const Environment = z.object({
	PORT: port.default(8787),
	CONTENT_PORT: port.default(8788),
	DATA_DIR: z
		.string()
		.min(1)
		.default('.data')
		.transform((path) => resolve(path)),
	DEMO: yesOrNo.default('1'),
	LIBSQL_URL: z.string().min(1).optional(),
	LIBSQL_AUTH_TOKEN: z.string().optional(),
	APP_ORIGIN: origin.optional(),
	CONTENT_ORIGIN: origin.optional(),
	TLS_CERT: file.optional(),
	TLS_KEY: file.optional(),
	HTTP_PORT: port.optional(),
	TRUST_PROXY: z
		.string()
		.regex(
			/^([01]|[\da-fA-F.:]+(,[\da-fA-F.:]+)*)$/,
			'must be 0, 1, or addresses with commas between'
		)
		.default('0'),
	LOG: z.enum(['json', 'text']).optional(),
	APP_SECRET: z
		.string()
		.regex(/^[\w-]{43}=?$/, 'must be 32 bytes, base64url')
		.optional(),
	BACKUP_DIR: z
		.string()
		.min(1)
		.transform((path) => resolve(path))
		.optional(),
	BACKUP_PASSPHRASE: z.string().min(12, 'must have 12 characters or more').optional(),
	SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
	MAIL_FROM: mailFrom.optional()
});

export type HostSettings = ReturnType<typeof readSettings>;

/** Throws one line a fault, each with the variable's name. */
export function readSettings(env: Record<string, string | undefined>) {
	const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const parsed = Environment.safeParse(present);
	if (!parsed.success) {
		throw new Error(
			parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')
		);
	}
	readOidcProviders(present);
	return { ...withOrigins(parsed.data), oidc: oidcVariables(present) };
}

function withOrigins(read: z.output<typeof Environment>) {
	const tls = read.TLS_CERT && read.TLS_KEY ? { cert: read.TLS_CERT, key: read.TLS_KEY } : null;
	if (!tls && (read.TLS_CERT || read.TLS_KEY)) throw new Error('TLS_CERT and TLS_KEY go together');
	if (read.HTTP_PORT !== undefined && !tls)
		throw new Error('HTTP_PORT: only with TLS_CERT; it sends plain http to the https address');
	if (tls && !read.APP_ORIGIN?.startsWith('https:'))
		throw new Error('APP_ORIGIN: with TLS_CERT say the https address of the portal');
	if (
		read.CONTENT_ORIGIN &&
		read.APP_ORIGIN &&
		hostOf(read.CONTENT_ORIGIN) === hostOf(read.APP_ORIGIN)
	) {
		throw new Error(
			'CONTENT_ORIGIN: must be another host name than APP_ORIGIN; cookies ignore ports'
		);
	}
	const { SMTP_URL: url, MAIL_FROM: from } = read;
	if (url && !from) throw new Error('MAIL_FROM: with SMTP_URL say who the mail comes from');
	return {
		...read,
		tls,
		mail: url && from ? { url, from } : null,
		proxies: proxiesOf(read.TRUST_PROXY),
		BACKUP_DIR: read.BACKUP_DIR ?? join(read.DATA_DIR, 'backups')
	};
}

/** `1`: a proxy on this computer; it is the only one that may say whom it speaks for. */
function proxiesOf(trusted: string) {
	if (trusted === '0') return [];
	return trusted === '1' ? ['127.0.0.1', '::1'] : trusted.split(',');
}

const hostOf = (url: string) => new URL(url).hostname;
