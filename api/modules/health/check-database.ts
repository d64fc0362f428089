import { sql } from 'drizzle-orm';
import { openDb, type DbEnv } from '#db/client.ts';

/** One cheap question; anything but an answer means that the database is away. */
export async function checkDatabase(env: DbEnv): Promise<'ok' | 'away'> {
	try {
		await openDb(env).get(sql`select 1`);
		return 'ok';
	} catch {
		return 'away';
	}
}
