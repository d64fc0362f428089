/**
 * The mark of a restore that is putting things in their place: it names the folder with what was there
 * before. A restore that lost its power then leaves it, and no portal begins anew on what is half there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const markOf = (dataDir: string) => join(dataDir, 'restoring');

/** The folder that an unfinished restore moved things into; null when none is unfinished. */
export function asideOfHalf(dataDir: string): string | null {
	const mark = markOf(dataDir);
	return existsSync(mark) ? readFileSync(mark, 'utf8') : null;
}

export const markHalf = (dataDir: string, aside: string) =>
	writeFile(markOf(dataDir), aside, { mode: 0o600, flush: true });
export const unmarkHalf = (dataDir: string) => rm(markOf(dataDir), { force: true });

/** What to say and do about it; null when all is well. */
export function halfRestored(dataDir: string) {
	const aside = asideOfHalf(dataDir);
	if (aside === null) return null;
	const told = `A restore into ${dataDir} stopped half-way. Nothing is lost${existsSync(aside) ? `: what was there before is in ${aside}` : ''}.`;
	return { told, mend: 'Restore again: npm run restore -- FILE.' };
}

export function refuseHalfRestored(dataDir: string) {
	const half = halfRestored(dataDir);
	if (half) throw new Error(`${half.told} ${half.mend}`);
}
