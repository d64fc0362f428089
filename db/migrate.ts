/** Applies what is new in `db/migrations` to the database at LIBSQL_URL, forward only. */
import { migrate as applyMigrations } from 'drizzle-orm/libsql/migrator';
import { fileURLToPath } from 'node:url';
import { openDb, type DbEnv } from './client.ts';

export async function migrate(env: DbEnv) {
	const db = openDb(env);
	await applyMigrations(db, {
		migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url))
	});
	db.$client.close();
}

if (import.meta.main) {
	const { LIBSQL_URL, LIBSQL_AUTH_TOKEN } = process.env;
	if (!LIBSQL_URL) throw new Error('LIBSQL_URL is not set');
	await migrate({ LIBSQL_URL, LIBSQL_AUTH_TOKEN });
}
