/** The *hides* block of an endpoint: who is not let in learns nothing about what exists. */
import { describe, test } from 'vitest';
import type { World } from './world.ts';

type Hidden = {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** The endpoint with an id that exists, and with one that does not. */
	path: () => string | Promise<string>;
	missing: string;
	body?: unknown;
	/** Somebody signed in who may not. */
	outsider?: () => Promise<{ id: string }>;
};

export function hides(name: string, world: () => World | Promise<World>, given: Hidden) {
	describe(`${name}: hides`, () => {
		test('asks a stranger to sign in, whether the thing exists or not', async ({ expect }) => {
			const nobody = (await world()).stranger();
			const real = await nobody.send(given.method, await given.path(), given.body);
			const missing = await nobody.send(given.method, given.missing, given.body);
			expect([real.status, missing.status]).toEqual([401, 401]);
			expect(comparable(real.body)).toEqual(comparable(missing.body));
		});

		const { outsider } = given;
		if (!outsider) return;
		test('answers an outsider like a thing that does not exist', async ({ expect }) => {
			const w = await world();
			const somebody = await w.agent(await outsider());
			const real = await somebody.send(given.method, await given.path(), given.body);
			const missing = await somebody.send(given.method, given.missing, given.body);
			expect([real.status, missing.status]).toEqual([404, 404]);
			expect(comparable(real.body)).toEqual(comparable(missing.body));
		});
	});
}

const comparable = ({ requestId: _id, instance: _path, ...rest }: Record<string, unknown>) => rest;
