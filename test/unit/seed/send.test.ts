import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { write, type Sent } from '#db/seed/send.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const away = { status: 503, body: { code: 'database-unavailable' } };

it('sends a write again, with its key, while the database is away', async () => {
	const keys: (string | undefined)[] = [];
	const send = async (_path: string, { key }: Sent) => {
		keys.push(key);
		return keys.length < 3 ? away : { status: 201, body: { id: 'per_1' } };
	};
	const written = write(send, '/api/accounts', { method: 'POST', body: { nip: '1' } });
	await vi.runAllTimersAsync();
	expect(await written).toEqual({ id: 'per_1' });
	expect(new Set(keys).size).toBe(1);
	expect(keys).toHaveLength(3);
});

it('gives up on a database that stays away, and says so', async () => {
	const written = write(async () => away, '/api/accounts', { method: 'POST' });
	const refused = expect(written).rejects.toThrow('POST /api/accounts: 503');
	await vi.runAllTimersAsync();
	await refused;
});
