/** Who waits before heavy work, and who gets in. */
import { describe, test } from 'vitest';
import { waitingLine } from '#api/host/waiting-line.ts';

describe('a waiting line', () => {
	test('lets so many in at once, and the others in the order they came', async ({ expect }) => {
		const line = waitingLine({ atOnce: 2, longest: 10 });
		const entered: string[] = [];
		const enter = async (name: string) => {
			const leave = await line.enter();
			entered.push(name);
			return leave;
		};
		const [first] = await Promise.all([enter('first'), enter('second')]);
		const third = enter('third');
		const fourth = enter('fourth');
		await Promise.resolve();
		expect(entered).toEqual(['first', 'second']);

		first?.();
		(await third)?.();
		await fourth;
		expect(entered).toEqual(['first', 'second', 'third', 'fourth']);
	});

	test('lets nobody join when it is full, and somebody again when it has moved on', async ({
		expect
	}) => {
		const line = waitingLine({ atOnce: 1, longest: 1 });
		const leave = await line.enter();
		const next = line.enter();
		expect(line.enter()).toBeNull();

		leave?.();
		await next;
		expect(line.enter()).not.toBeNull();
	});

	test('is empty again after everybody has left', async ({ expect }) => {
		const line = waitingLine({ atOnce: 1, longest: 0 });
		(await line.enter())?.();
		const leave = await line.enter();
		expect(leave).toBeTypeOf('function');
		expect(line.enter()).toBeNull();
	});
});
