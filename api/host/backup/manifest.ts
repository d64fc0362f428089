/** What a backup says about itself, first in the archive and readable without our program. */
import * as z from 'zod';

export const manifestName = 'malaqbi-backup.json';
export const checksumsName = 'SHA256SUMS';
export const databaseName = 'malaqbi.db';
export const filesFolder = 'files';
/** Small files of DATA_DIR that belong to the data; the secret only under a passphrase. */
export const marks = ['agency', 'reference.sha256'] as const;
export const secretName = 'secret';

export const Manifest = z.object({
	format: z.literal(1),
	/** Version of the program that wrote it. */
	program: z.string(),
	madeAt: z.iso.datetime(),
	schema: z.object({ applied: z.number().int(), last: z.string().nullable() }),
	database: z.object({ bytes: z.number().int() }),
	files: z.object({ count: z.number().int(), bytes: z.number().int() }),
	holdsSecret: z.boolean()
});
export type Manifest = z.output<typeof Manifest>;

/** Throws a sentence when `text` is of no backup, or of one that this program is too old for. */
export function readManifest(text: string): Manifest {
	const said: unknown = jsonOf(text);
	const format = z.object({ format: z.number() }).safeParse(said);
	if (format.success && format.data.format > 1)
		throw new Error(
			'The backup was written by a newer version of Malaqbi; install that one first.'
		);
	const manifest = Manifest.safeParse(said);
	if (!manifest.success) throw new Error('This is not a backup of Malaqbi.');
	return manifest.data;
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
