/**
 * `npm run backup -- FILE`: database and files of DATA_DIR into one archive, while the portal runs or not.
 * `npm run backup -- --check FILE` reads a backup to its end and says whether it is whole.
 */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askPassphrase, choosePassphrase } from '../api/host/backup/passphrase.ts';
import { readBack } from '../api/host/backup/read-back.ts';
import { readBackup } from '../api/host/backup/read.ts';
import { takeBackup } from '../api/host/backup/take.ts';
import { bytesInWords, openBar } from '../api/host/bar.ts';
import { readSettings } from '../api/host/settings.ts';

const usage = `npm run backup -- FILE [--encrypt]
npm run backup -- --check FILE
  FILE       the archive to write (.tar.gz, or .malaqbi when encrypted); never written over
  --encrypt  asks for a passphrase; with BACKUP_PASSPHRASE set the backup is always encrypted
  --check    reads an archive to its end and compares its checksums; changes nothing`;

const bar = openBar();

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { encrypt: { type: 'boolean' }, check: { type: 'boolean' } }
	});
	const [file] = positionals;
	if (!file || positionals.length > 1) {
		console.error(usage);
		return 2;
	}
	return values.check ? check(resolve(file)) : take(resolve(file), values.encrypt ?? false);
}

async function take(file: string, encrypt: boolean): Promise<number> {
	const settings = readSettings(process.env);
	if (settings.LIBSQL_URL)
		throw new Error(
			'The database is at LIBSQL_URL, not in DATA_DIR: back it up where it is (docs/operations.md says how).'
		);
	const given = settings.BACKUP_PASSPHRASE ?? null;
	if (existsSync(file) && statSync(file).isDirectory())
		throw new Error(`${file} is a folder; name a file in it.`);
	const passphrase = given ?? (encrypt ? await choosePassphrase() : null);
	const { manifest, bytes, warnings } = await takeBackup({
		dataDir: settings.DATA_DIR,
		file,
		passphrase,
		onProgress: bar.show
	});
	for (const warning of warnings) bar.warn(warning);
	await readBack({ file, passphrase, onProgress: bar.show });
	bar.say(
		`  ✓ ${file}: ${bytesInWords(bytes)}, database ${bytesInWords(manifest.database.bytes)}, ${manifest.files.count} files, read back and whole.`
	);
	if (manifest.holdsSecret)
		bar.say('  The secret is inside; whoever has the passphrase has it all.');
	else bar.say('  Not encrypted, and DATA_DIR/secret is not inside: keep a copy of it elsewhere.');
	return 0;
}

async function check(file: string): Promise<number> {
	const manifest = await readBackup({
		file,
		passphrase: async () =>
			readSettings(process.env).BACKUP_PASSPHRASE ?? askPassphrase('Passphrase of the backup'),
		onProgress: bar.show
	});
	bar.say(
		`  ✓ ${file} is whole: made ${manifest.madeAt} by version ${manifest.program}, schema ${manifest.schema.last ?? 'none'}, ${manifest.files.count} files.`
	);
	return 0;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		bar.clear();
		console.error(`  ✗ ${error instanceof Error ? error.message : String(error)}`);
		process.exit(1);
	}
);
