/** Updating: from each earlier schema, with data in it, to the latest; and never from a later one. */
import { createClient, type Client } from '@libsql/client/http';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '#db/file.ts';
import { migrate } from '#db/migrate.ts';
import { judgeSchema, knownMigrations } from '#db/schema-version.ts';
import { served } from './served.ts';

const migrations = fileURLToPath(new URL('../../../db/migrations', import.meta.url));
const fixtures = fileURLToPath(new URL('../../fixtures/schema', import.meta.url));
const known = knownMigrations();

/** As drizzle applies them. */
async function applyUpTo(client: Client, from: number, upTo: number) {
	await client.execute(
		'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)'
	);
	for (const { tag, when } of known.slice(from, upTo + 1)) {
		const text = readFileSync(join(migrations, `${tag}.sql`), 'utf8');
		await client.migrate(text.split('--> statement-breakpoint'));
		await client.execute({
			sql: 'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)',
			args: [createHash('sha256').update(text).digest('hex'), when]
		});
	}
}

const tablesOf = async (client: Client) => {
	const { rows } = await client.execute(
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name <> 'course_word'"
	);
	return rows.map((row) => (typeof row['name'] === 'string' ? row['name'] : ''));
};

async function countsOf(client: Client) {
	const counts: Record<string, number> = {};
	for (const table of await tablesOf(client)) {
		const { rows } = await client.execute(`SELECT count(*) AS n FROM "${table}"`);
		counts[table] = Number(rows[0]?.['n']);
	}
	return counts;
}

/** Every table with its columns, every index and trigger; drizzle's own table is its own affair. */
async function shapeOf(client: Client) {
	const { rows } = await client.execute(`
		SELECT m.type || ' ' || m.name || ' ' || coalesce(c.name || ' ' || c.type || c."notnull" || c.pk, '') AS line
		FROM sqlite_schema m LEFT JOIN pragma_table_info(m.name) c ON m.type = 'table'
		WHERE m.name NOT LIKE 'sqlite_%' AND m.name <> '__drizzle_migrations' ORDER BY 1`);
	return rows.map((row) => row['line']);
}

/** Of a database that was never older; for every start the same. */
let latest: ReturnType<typeof latestShape> | undefined;
async function latestShape() {
	const fresh = await served();
	await migrate({ LIBSQL_URL: fresh.url });
	return shapeOf(fresh.client());
}

/** The rows of a release's fixture that the tables of this schema can hold. */
async function fill(client: Client, fixture: string) {
	const tables = new Set(await tablesOf(client));
	const inserts = readFileSync(join(fixtures, fixture), 'utf8')
		.split(/;\n(?=INSERT|$)/)
		.filter((line) => tables.has(/^INSERT INTO "(\w+)"/.exec(line)?.[1] ?? ''));
	await client.migrate(inserts);
}

describe('an update', { timeout: 60_000 }, () => {
	// The oldest rows walk from every schema, later ones from the one that they were written in.
	const starts = readdirSync(fixtures)
		.sort()
		.flatMap((fixture, place) => {
			const written = known.findIndex(({ tag }) => `${tag}.sql` === fixture);
			return known
				.map(({ tag }, at) => ({ fixture, written, tag, at }))
				.filter(({ at }) => place === 0 || at >= written);
		});

	test('has rows of a released schema to start from', () => {
		expect(starts.length).toBeGreaterThan(0);
		expect(starts.every(({ written }) => written >= 0)).toBe(true);
	});

	test.each(starts)(
		'from $tag with the rows of $fixture keeps every row, every guard and every reference',
		async ({ fixture, written, at }) => {
			const server = await served();
			const client = server.client();
			const filledAt = Math.min(at, written);
			await applyUpTo(client, 0, filledAt);
			await fill(client, fixture);
			await applyUpTo(client, filledAt + 1, at);
			const before = await countsOf(client);
			expect(before['person']).toBeGreaterThan(3);

			await migrate({ LIBSQL_URL: server.url });
			const after = await countsOf(client);
			for (const [table, count] of Object.entries(before)) {
				if (table in after) expect(after[table], table).toBeGreaterThanOrEqual(count);
			}
			await expect(client.execute("UPDATE audit_event SET action = 'x'")).rejects.toThrow(
				'append-only'
			);
			expect(faultsOf(join(server.dir, 'default.db'))).toEqual([]);

			latest ??= latestShape();
			expect(await shapeOf(client)).toEqual(await latest);
		}
	);

	test('is told before its first change, and stops when it must not go on', async () => {
		const server = await served();
		const client = createClient({ url: server.url });
		await applyUpTo(client, 0, 0);
		const refused = migrate(
			{ LIBSQL_URL: server.url },
			{
				before: async ({ applied, pending }) => {
					throw new Error(`${applied} applied, ${pending} to come`);
				}
			}
		);
		await expect(refused).rejects.toThrow(`1 applied, ${known.length - 1} to come`);
		const { rows } = await client.execute('SELECT count(*) AS n FROM __drizzle_migrations');
		expect(rows[0]?.['n']).toBe(1);
		client.close();
	});

	test('is refused by a program that is older than the database', async () => {
		const server = await served();
		const client = createClient({ url: server.url });
		await migrate({ LIBSQL_URL: server.url });
		await client.execute(
			"INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)"
		);
		const before = await shapeOf(client);
		await expect(migrate({ LIBSQL_URL: server.url })).rejects.toThrow(
			'written by a newer version of Malaqbi'
		);
		expect(await shapeOf(client)).toEqual(before);
		client.close();
	});

	test('knows its migrations in the order of their dates', () => {
		const dates = known.map(({ when }) => when);
		expect(dates).toEqual(dates.toSorted((a, b) => a - b));
		expect(judgeSchema(dates)).toMatchObject({ pending: 0 });
	});
});
