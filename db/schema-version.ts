/**
 * Which migrations a database has seen, beside those that this program brings. Forward only: a database
 * that has seen one we do not know was made by a newer program, and is left alone.
 */
import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Db } from './client.ts';

const Journal = z.object({
	entries: z.array(z.object({ tag: z.string(), when: z.number() })).min(1)
});
export type Migration = z.output<typeof Journal>['entries'][number];

/** The migrations that this program brings, oldest first. */
export function knownMigrations(): Migration[] {
	const file = new URL('./migrations/meta/_journal.json', import.meta.url);
	return Journal.parse(JSON.parse(readFileSync(file, 'utf8'))).entries;
}

export type SchemaState = {
	/** How many migrations the database has seen; none when it is new. */
	applied: number;
	/** The last of them, by our name for it. */
	last: string | null;
	pending: number;
};

/** Throws a sentence for the technician when the database has seen a migration that we do not bring. */
export function judgeSchema(applied: readonly number[], known = knownMigrations()): SchemaState {
	const strangers = applied.filter((when) => !known.some((each) => each.when === when));
	if (strangers.length > 0) {
		const newest = known.at(-1)?.tag ?? 'none';
		throw new Error(
			`The database was written by a newer version of Malaqbi (this one knows it up to ${newest}). ` +
				'It was left as it is. Install that version again, or restore the backup that was taken before the update.'
		);
	}
	const seen = known.filter(({ when }) => applied.includes(when));
	return {
		applied: seen.length,
		last: seen.at(-1)?.tag ?? null,
		pending: known.length - seen.length
	};
}

/** Of a served database. */
export async function schemaOf(db: Db): Promise<SchemaState> {
	const [table] = await db.all(sql.raw(migrationTable));
	return judgeSchema(table ? (await db.all(sql.raw(appliedMigrations))).map(instantOf) : []);
}

export const migrationTable =
	"SELECT name FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'";
export const appliedMigrations = 'SELECT created_at FROM __drizzle_migrations ORDER BY created_at';

const instantOf = (row: unknown) =>
	Number(
		typeof row === 'object' && row !== null && 'created_at' in row ? row.created_at : Number.NaN
	);
