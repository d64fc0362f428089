import { test } from 'vitest';
import { runAll } from '#api/jobs.ts';
import { world } from '#test/support/world.ts';

const w = await world();

test('a job that fails keeps none of the others from running, and is told', async ({ expect }) => {
	const ran: string[] = [];
	const failing = async () => {
		ran.push('first');
		throw new Error('no room');
	};
	const sound = async () => void ran.push('second');
	await expect(runAll([failing, sound], w.system())).rejects.toThrow('no room');
	expect(ran).toEqual(['first', 'second']);
	await expect(runAll([sound], w.system())).resolves.toBeUndefined();
});
