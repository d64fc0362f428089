import { rename } from 'node:fs/promises';
import { readBackup } from './read.ts';
import type { Step } from './take.ts';

type Given = { file: string; passphrase: string | null; onProgress?: (step: Step) => void };

/**
 * Reads a backup that was just written to its end. One that cannot be read is none: it loses its name, so
 * that it does not pass for today's, and is kept until the next tidying for whoever wants to know why.
 */
export async function readBack({ file, passphrase, onProgress = () => undefined }: Given) {
	try {
		await readBackup({ file, passphrase: async () => passphrase ?? '', onProgress });
	} catch (error) {
		const aside = `${file}.part`;
		await rename(file, aside);
		const why = error instanceof Error ? error.message : String(error);
		throw new Error(
			`${file} could not be read back, so it is no backup; it lies in ${aside}. ${why}`,
			{
				cause: error
			}
		);
	}
}
