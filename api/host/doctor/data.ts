/** The data: database, files, backups. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { faultsOf, schemaOfFile, storedFilesOf } from '../../../db/file.ts';
import { filesIn } from '../backup/contents.ts';
import { dailyBackups } from '../backup/folder.ts';
import { halfRestored } from '../backup/half-restored.ts';
import { readBackup } from '../backup/read.ts';
import type { HostSettings } from '../settings.ts';
import { bad, ok, reasonOf, warn, type Finding } from './finding.ts';

const restore = 'Stop the portal and restore the last backup: npm run restore -- FILE --replace.';

/** Told only when one stopped half-way. */
export function lookAtRestore(dataDir: string): Finding[] {
	const half = halfRestored(dataDir);
	return half ? [bad('restore', half.told, half.mend)] : [];
}

export function lookAtDatabase(file: string): Finding[] {
	if (!existsSync(file))
		return [
			warn(
				'database',
				`${file} is not there`,
				'npm start makes a new one; to bring back an old one, restore a backup.'
			)
		];
	try {
		const { last, pending } = schemaOfFile(file);
		const faults = faultsOf(file);
		const schema =
			pending === 0
				? ok('schema', last ?? 'new')
				: warn(
						'schema',
						`${last ?? 'new'}, ${pending} updates to come`,
						'npm start brings them, after a backup.'
					);
		return faults.length === 0
			? [ok('database', 'sound: integrity and references checked'), schema]
			: [bad('database', faults.slice(0, 3).join('; '), restore), schema];
	} catch (error) {
		return [bad('database', reasonOf(error), restore)];
	}
}

type Look = { dataDir: string; onProgress: (done: number, total: number) => void };

/** Every file against its name, and against what the database knows. */
export async function lookAtFiles({ dataDir, onProgress }: Look): Promise<Finding> {
	const database = join(dataDir, 'malaqbi.db');
	const known = existsSync(database) ? storedFilesOf(database) : [];
	const files = await filesIn(join(dataDir, 'files'));
	const present = new Set(files.map(({ path }) => basename(path)));
	const missing = known.filter((sha256) => !present.has(sha256));
	const damaged: string[] = [];
	for (const [at, { path }] of files.entries()) {
		onProgress(at + 1, files.length);
		if ((await hashOf(path)) !== basename(path)) damaged.push(path);
	}
	if (missing.length === 0 && damaged.length === 0)
		return ok('files', `${files.length} files, each as it was written`);
	return bad(
		'files',
		[
			...(missing.length > 0 ? [`${missing.length} missing, e.g. ${missing[0] ?? ''}`] : []),
			...(damaged.length > 0 ? [`${damaged.length} damaged, e.g. ${damaged[0] ?? ''}`] : [])
		].join('; '),
		'Take them out of a backup: tar xzf FILE files/… into DATA_DIR.'
	);
}

async function hashOf(path: string) {
	const hash = createHash('sha256');
	for await (const part of createReadStream(path)) hash.update(asBytes(part));
	return hash.digest('hex');
}

const asBytes = (part: unknown) => part as Uint8Array;

export async function lookAtBackups(settings: HostSettings, now: Date): Promise<Finding> {
	const { BACKUP_DIR: folder, BACKUP_PASSPHRASE: passphrase } = settings;
	const last = dailyBackups(folder)[0];
	if (settings.DEMO === '1') return ok('backup', 'the demo agency is not backed up by itself');
	if (!last)
		return warn(
			'backup',
			`none in ${folder} yet`,
			'The first comes tonight; npm run backup -- FILE takes one now.'
		);
	if (last.file.endsWith('.malaqbi') && !passphrase)
		return warn(
			'backup',
			`${last.file} is sealed and was not read`,
			'Set BACKUP_PASSPHRASE to have it checked.'
		);
	try {
		const manifest = await readBackup({
			file: last.file,
			passphrase: async () => passphrase ?? ''
		});
		const hours = Math.round((now.getTime() - new Date(manifest.madeAt).getTime()) / 3_600_000);
		return hours > 48
			? bad(
					'backup',
					`the last one is ${hours} hours old: ${last.file}`,
					'Look into the log for why; take one now: npm run backup -- FILE.'
				)
			: ok('backup', `${last.file} is whole, ${hours} hours old`);
	} catch (error) {
		return bad('backup', reasonOf(error), 'Take a new one now: npm run backup -- FILE.');
	}
}

/** One disk that breaks must not take the data and its copies. */
export function lookAtBackupPlace(
	{ BACKUP_DIR, DATA_DIR, DEMO }: HostSettings,
	deviceOf: (path: string) => number | null
): Finding[] {
	if (DEMO === '1' || !existsSync(BACKUP_DIR)) return [];
	return deviceOf(BACKUP_DIR) === deviceOf(DATA_DIR)
		? [
				warn(
					'backup disk',
					'BACKUP_DIR lies on the same disk as DATA_DIR',
					'Set BACKUP_DIR to another disk, and take copies elsewhere.'
				)
			]
		: [ok('backup disk', 'another disk than DATA_DIR')];
}
