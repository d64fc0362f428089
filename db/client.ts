import { createClient } from '@libsql/client/web';
import { drizzle } from 'drizzle-orm/libsql/web';

export type DbEnv = { LIBSQL_URL: string; LIBSQL_AUTH_TOKEN?: string | undefined };

/** The only way to the database: HTTP, to our own server, a sqld or Turso; the URL decides. */
export function openDb(env: DbEnv) {
	const client = createClient({
		url: env.LIBSQL_URL,
		intMode: 'number',
		...(env.LIBSQL_AUTH_TOKEN ? { authToken: env.LIBSQL_AUTH_TOKEN } : {})
	});
	return drizzle(client, { casing: 'snake_case' });
}

export type Db = ReturnType<typeof openDb>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
/** What a verb may read with outside a transaction: nothing here can write. */
export type ReadDb = Pick<Db, 'select' | 'selectDistinct' | '$count' | '$with' | 'with'>;
