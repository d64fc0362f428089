/** What the Worker is told by its surroundings, checked before the first request is answered. */
import * as z from 'zod';
import { mailFrom } from './mail-from.ts';
import { isLoopback, readOidcProviders, type OidcProvider } from './oidc-settings.ts';

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);

export const BindingsSchema = z
	.object({
		LIBSQL_URL: z.string().min(1),
		LIBSQL_AUTH_TOKEN: z.string().optional(),
		APP_ORIGIN: origin.optional(),
		CONTENT_ORIGIN: origin.optional(),
		/** 32 bytes, base64url: every signing and encryption key is derived from it. */
		APP_SECRET: z.string().regex(/^[\w-]{43}=?$/),
		DEMO: z.enum(['0', '1']).default('0'),
		/** Opens the console door; the host makes a new one at each start. */
		CONSOLE_KEY: z.string().min(32).optional(),
		/** A mail server for the isolate itself; the host binds MAIL instead. */
		SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
		MAIL_FROM: mailFrom.optional(),
		/** Where the client's address stands: in the host's own header, or Cloudflare's. */
		ADDRESS_HEADER: z.string().default('cf-connecting-ip'),
		/** Where the host's own header says when a request arrived, in ms; without it: when the Worker begins. */
		ARRIVAL_HEADER: z.string().optional()
	})
	.refine(
		({ SMTP_URL, MAIL_FROM }) => !SMTP_URL || MAIL_FROM,
		'MAIL_FROM: with SMTP_URL say who the mail comes from'
	)
	.refine(({ LIBSQL_URL }) => isSafe(LIBSQL_URL), 'LIBSQL_URL: plain http is for loopback only')
	.refine(
		({ LIBSQL_URL, LIBSQL_AUTH_TOKEN }) => isLoopback(LIBSQL_URL) || Boolean(LIBSQL_AUTH_TOKEN),
		'LIBSQL_AUTH_TOKEN: a remote database needs a token'
	);

export type Settings = z.output<typeof BindingsSchema> & { providers: OidcProvider[] };

/** The settings of `env`; throws a readable error when one is wrong. */
export const readBindings = (env: object): Settings => ({
	...BindingsSchema.parse(env),
	providers: readOidcProviders(env)
});

/** Doors to the outside that are not text. */
export type Services = {
	ASSETS: { fetch: typeof fetch };
	HASHING?: { fetch: typeof fetch };
	FILES?: { fetch: typeof fetch };
	/** What the host knows of backups and its disk. */
	HOST?: { fetch: typeof fetch };
	MAIL?: { fetch: typeof fetch };
	BUCKET?: R2Bucket;
};

const isSafe = (url: string) => !url.startsWith('http:') || isLoopback(url);
