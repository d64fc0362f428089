/** People are found by parts of their names, which an index keeps as they change. */
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '#db/schema/organisation.ts';
import type { Agent } from '../../support/agent.ts';
import { world, type World } from '../../support/world.ts';

let w: World;
let admin: Agent;
let luh: { id: string; nip: string };
beforeAll(async () => {
	w = await world();
	admin = await w.agent(await w.person('Zainal Admin', { roles: ['admin'] }));
	luh = await w.person('Ni Luh Nurhayati');
	await w.person('Nurdin Halim');
	await w.person('Danial');
});

const found = async (q: string, path = '/api/people?q=') => {
	const { body } = await admin.get(`${path}${encodeURIComponent(q)}`);
	return body.items.map((each: { name: string }) => each.name);
};

describe('people are found', () => {
	test('by three letters anywhere in the name', async () => {
		expect(await found('hay')).toEqual(['Ni Luh Nurhayati']);
		expect(await found('NUR')).toEqual(['Ni Luh Nurhayati', 'Nurdin Halim']);
	});

	test('by two letters that begin a word', async () => {
		expect(await found('ni')).toEqual(['Ni Luh Nurhayati']);
		expect(await found('lu')).toEqual(['Ni Luh Nurhayati']);
	});

	test('by parts of several words, in any order', async () => {
		expect(await found('nur lu')).toEqual(['Ni Luh Nurhayati']);
		expect(await found('nur zain')).toEqual([]);
	});

	test('by the beginning of the NIP', async () => {
		expect(await found(luh.nip.slice(0, 17))).toContain('Ni Luh Nurhayati');
		expect(await found('2099')).toEqual([]);
	});

	test('by nothing less: one letter means nobody, not everybody', async () => {
		expect(await found('a')).toEqual([]);
		expect(await found('a', '/api/accounts?search=')).toEqual([]);
		expect((await found(' ')).length).toBeGreaterThan(3);
	});

	test('whatever signs are typed', async () => {
		expect(await found('"nur" OR *')).toEqual([]);
	});

	test('in the list of accounts alike', async () => {
		expect(await found('hay', '/api/accounts?search=')).toEqual(['Ni Luh Nurhayati']);
	});
});

test('a new name is found, and the old one no longer', async () => {
	const { id } = await w.person('Lama Sekali');
	await w.db.update(person).set({ name: 'Barunya Dia' }).where(eq(person.id, id));
	expect(await found('sekali')).toEqual([]);
	expect(await found('barunya')).toEqual(['Barunya Dia']);
});

test('many of one name are walked in order, page by page', async () => {
	await w.db.run(`insert into person (id, nip, name, kind, legal_status, created_at, updated_at)
		with recursive n(i) as (select 1 union all select i + 1 from n where i < 2100)
		select 'per_x' || i, 'X' || i, 'Sama ' || printf('%05d', i), 'PNS', '01', 0, 0 from n`);
	const first = (await admin.get('/api/people?q=sama&limit=2')).body;
	const second = (await admin.get(`/api/people?q=sama&limit=2&after=${first.next}`)).body;
	expect([...first.items, ...second.items].map((each) => each.name)).toEqual([
		'Sama 00001',
		'Sama 00002',
		'Sama 00003',
		'Sama 00004'
	]);
});
