/** The child that hashes passwords, as the Worker asks it. */
import { scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, onTestFinished, test } from 'vitest';
import { serveHashing } from '#api/host/hashing.ts';
import { childrenOf } from '#api/host/processes.ts';

const work = { password: 'rahasia-dinas', salt: 'AAAA', logN: 10, r: 8, p: 1, length: 32 };

function openHashing() {
	const server = serveHashing();
	onTestFinished(() => server.stop());
	const ask = (given: object = work) =>
		server.fetch(
			new Request('http://host/scrypt', { method: 'POST', body: JSON.stringify(given) })
		);
	return ask;
}

const hashingChildren = () =>
	childrenOf(process.pid).filter((pid) =>
		readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('hashing-child')
	);

describe('hashing', () => {
	test('answers what scrypt answers', async ({ expect }) => {
		const { hash } = await (await openHashing()()).json<{ hash: string }>();
		const expected = scryptSync(work.password, Buffer.from('AAAA', 'base64url'), 32, {
			N: 1024,
			r: 8,
			p: 1
		});
		expect(hash).toBe(expected.toString('base64url'));
	});

	test('refuses work beyond its bounds', async ({ expect }) => {
		expect((await openHashing()({ ...work, logN: 30 })).status).toBe(400);
	});

	test('stands below the pages in priority, and comes back when it was ended', async ({
		expect
	}) => {
		const ask = openHashing();
		await ask();
		const [pid] = hashingChildren();
		// The 19th field of stat, nice: 19 is the lowest.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		expect(fields[16]).toBe('19');

		process.kill(Number(pid), 'SIGKILL');
		await expect.poll(hashingChildren).toEqual([]);
		expect((await ask()).status).toBe(200);
	});
});
