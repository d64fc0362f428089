/** The bindings of a Worker over this file's own database. */
import { env } from 'cloudflare:workers';
import type { Bindings } from '#api/http/env.ts';

type TestEnv = {
	LIBSQL_SERVER: string;
	POST_OFFICE: string;
	PROVIDERS: string;
	BUCKET: R2Bucket;
	ASSETS: Bindings['ASSETS'];
};

export function bindingsFor(database: string, overrides: Partial<Bindings> = {}): Bindings {
	const { LIBSQL_SERVER, BUCKET, ASSETS } = testEnv();
	return {
		LIBSQL_URL: `${LIBSQL_SERVER.replace(/\/$/, '')}/${database}/`,
		APP_SECRET: 'A'.repeat(43),
		APP_ORIGIN: 'https://portal.test',
		DEMO: '1',
		ADDRESS_HEADER: 'x-malaqbi-address',
		ARRIVAL_HEADER: 'x-malaqbi-arrived',
		ASSETS,
		BUCKET,
		...overrides
	};
}

/** Where the test's mail server keeps what it received: see smtp.global.ts. */
export const postOffice = () => testEnv().POST_OFFICE;

/** The issuers that a test may sign in by: see oidc.global.ts. */
export const providers = () => testEnv().PROVIDERS;

const testEnv = () => env as unknown as TestEnv;
