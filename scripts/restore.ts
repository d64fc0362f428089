/** `npm run restore -- FILE`: a backup back into DATA_DIR, on this machine or an empty one. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askPassphrase } from '../api/host/backup/passphrase.ts';
import { HalfRestored, putBack } from '../api/host/backup/put-back.ts';
import { openBar } from '../api/host/bar.ts';
import { hearStop } from '../api/host/asked-to-stop.ts';
import { readSettings } from '../api/host/settings.ts';

const usage = `npm run restore -- FILE [--replace]
  FILE       an archive that npm run backup has written
  --replace  moves aside what DATA_DIR holds, instead of refusing
  The portal must be stopped. BACKUP_PASSPHRASE opens an encrypted archive, else it is asked for.`;

const bar = openBar();
const asked = hearStop(() => undefined);

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { replace: { type: 'boolean' } }
	});
	const [file] = positionals;
	if (!file || positionals.length > 1) {
		console.error(usage);
		return 2;
	}
	const settings = readSettings(process.env);
	if (settings.LIBSQL_URL)
		throw new Error(
			'LIBSQL_URL names a database elsewhere: a backup is restored into DATA_DIR only.'
		);
	const { manifest, aside, hasSecret } = await putBack({
		file: resolve(file),
		dataDir: settings.DATA_DIR,
		passphrase: async () => settings.BACKUP_PASSPHRASE ?? askPassphrase('Passphrase of the backup'),
		replace: values.replace ?? false,
		onProgress: bar.show,
		asked
	});
	bar.say(
		`  ✓ ${settings.DATA_DIR} holds what it held at ${manifest.madeAt}: database and ${manifest.files.count} files.`
	);
	if (aside) bar.say(`  What was there before lies in ${aside}; delete it when all is well.`);
	bar.say('  Everybody is signed out. What was done after the backup is not there.');
	if (!hasSecret && !settings.APP_SECRET)
		bar.warn(
			'DATA_DIR/secret is not there. Put the old one back before the start; without it a new one is made, and second factors and open one-time links no longer work.'
		);
	return 0;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		bar.clear();
		console.error(`  ✗ ${error instanceof Error ? error.message : String(error)}`);
		if (!(error instanceof HalfRestored)) console.error('  Nothing was replaced.');
		process.exit(1);
	}
);
