/** Applies what is new in `db/migrations` to the database at LIBSQL_URL, forward only. */
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { fileURLToPath } from 'node:url';
import { openDb, type DbEnv } from './client.ts';
import { schemaOf, type SchemaState } from './schema-version.ts';

type Given = {
	/** Told before the first change; what it throws keeps the database as it is. */
	before?: (state: SchemaState) => Promise<void>;
};

/** Refuses a database that a newer program has written. */
export async function migrate(env: DbEnv, { before }: Given = {}) {
	const db = openDb(env);
	try {
		const state = await schemaOf(db);
		if (state.pending === 0) return;
		await before?.(state);
		await applyMigrations(db, {
			migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url))
		});
	} finally {
		db.$client.close();
	}
}

if (import.meta.main) {
	const { LIBSQL_URL, LIBSQL_AUTH_TOKEN } = process.env;
	if (!LIBSQL_URL) throw new Error('LIBSQL_URL is not set');
	await migrate({ LIBSQL_URL, LIBSQL_AUTH_TOKEN });
}
