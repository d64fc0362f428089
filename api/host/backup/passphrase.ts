/** The passphrase of a backup: from BACKUP_PASSPHRASE, else asked in the terminal without showing it. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export const shortest = 12;

export async function askPassphrase(question: string): Promise<string> {
	const lines = createInterface({
		input: process.stdin,
		output: process.stdin.isTTY ? silent() : undefined,
		terminal: process.stdin.isTTY
	});
	process.stderr.write(`  ${question}: `);
	try {
		return await lines.question('');
	} finally {
		lines.close();
		process.stderr.write('\n');
	}
}

/** Twice, because nobody can open the backup after a slip of the finger. */
export async function choosePassphrase(): Promise<string> {
	const first = await askPassphrase(`Passphrase (${shortest} characters or more)`);
	if (first.length < shortest)
		throw new Error(`The passphrase must have ${shortest} characters or more.`);
	if (process.stdin.isTTY && (await askPassphrase('Once more')) !== first)
		throw new Error('The two passphrases differ.');
	return first;
}

const silent = () => new Writable({ write: (_chunk, _encoding, done) => done() });
