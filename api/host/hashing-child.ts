/** Hashes passwords, below everybody else's priority: pages come first, whoever signs in waits a little longer. */
import { scrypt } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import { fromBase64url, base64url } from '../auth/tokens.ts';
import type { HashingTask } from './hashing.ts';

setPriority(process.pid, constants.priority.PRIORITY_LOW);
process.on('message', ({ id, work }: HashingTask) => {
	const { password, salt, length, logN, r, p } = work;
	const limits = { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r };
	scrypt(password, fromBase64url(salt), length, limits, (error, key) =>
		process.send?.({ id, hash: error ? null : base64url(new Uint8Array(key)) })
	);
});
// The host ends it, by closing the channel; the terminal's Ctrl-C is the host's to answer.
process.on('SIGINT', () => {});
