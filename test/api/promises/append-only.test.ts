import { sql } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { world } from '#test/support/world.ts';

/** Every table of truth with the columns of one valid row. */
const truths = {
	audit_event: { at: 1, actor_id: 'x', action: 'x', subject: 'x' },
	evidence: {
		person_id: '$person',
		competency_id: '$competency',
		level: 1,
		kind: 'self',
		occurred_on: '2026-01-01',
		source_type: 'x',
		source_id: 'x',
		created_by: 'x',
		created_at: 1
	},
	certificate: {
		number: '1',
		code: 'A',
		person_id: '$person',
		source_type: 'x',
		source_id: 'y',
		snapshot: '{}',
		issued_at: 1
	},
	credit_entry: {
		person_id: '$person',
		source_type: 'x',
		source_id: 'z',
		form_code: 'NKL03',
		jp: 1,
		completed_on: '2026-01-01',
		reason: '{}',
		created_by: 'x',
		created_at: 1
	}
} as const;

describe('what happened stays', async () => {
	const w = await world();
	const person = await w.person('Saksi');
	const competency = await w.competency('Rekam medis');
	const ids = { $person: person.id, $competency: competency.id };

	const row = (table: keyof typeof truths) =>
		Object.entries({ id: 'satu', ...truths[table] }).map(([column, value]) => ({
			column,
			value: value === '$person' || value === '$competency' ? ids[value] : value
		}));
	const insert = (table: keyof typeof truths, verb = 'insert') => {
		const cells = row(table);
		const columns = sql.join(
			cells.map(({ column }) => sql.identifier(column)),
			sql`, `
		);
		const values = sql.join(
			cells.map(({ value }) => sql`${value}`),
			sql`, `
		);
		return sql`${sql.raw(verb)} into ${sql.identifier(table)} (${columns}) values (${values})`;
	};

	describe.each(Object.keys(truths) as (keyof typeof truths)[])('in %s', (table) => {
		test('an insert is welcome; update, delete and replace are refused', async ({ expect }) => {
			await w.db.run(insert(table));
			const attempts = [
				sql`update ${sql.identifier(table)} set id = 'dua' where id = 'satu'`,
				sql`delete from ${sql.identifier(table)}`,
				insert(table, 'insert or replace')
			];
			for (const attempt of attempts) {
				await expect(w.db.run(attempt)).rejects.toMatchObject({
					cause: { code: 'SQLITE_CONSTRAINT' }
				});
			}
		});
	});

	test('one source posts at most one live credit, until a correction voids it', async ({
		expect
	}) => {
		const post = (id: string, voids: string | null) =>
			w.db
				.run(sql`insert into credit_entry (id, person_id, source_type, source_id, form_code, jp, completed_on, reason, voids_id, created_by, created_at)
				values (${id}, ${person.id}, 'completion', 'cpl_1', 'NKL03', 4, '2026-01-01', '{}', ${voids}, 'x', 1)`);
		await post('a', null);
		await expect(post('b', null)).rejects.toMatchObject({
			cause: { message: expect.stringContaining('one live entry') }
		});
		await post('c', 'a');
		await post('d', null);
		await expect(post('e', 'a')).rejects.toThrow();
	});
});
