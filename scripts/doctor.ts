/**
 * `npm run doctor`: looks at everything that a technician would, while the portal runs or not, changes
 * nothing, and says what mends what is wrong. Exit 0 when nothing is bad, else 1.
 */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBar } from '../api/host/bar.ts';
import {
	lookAtBackupPlace,
	lookAtBackups,
	lookAtDatabase,
	lookAtFiles,
	lookAtRestore
} from '../api/host/doctor/data.ts';
import type { Finding } from '../api/host/doctor/finding.ts';
import {
	lookAtClock,
	lookAtDisk,
	lookAtLock,
	lookAtPorts,
	lookAtRights,
	runningPortal
} from '../api/host/doctor/machine.ts';
import {
	lookAtAddress,
	lookAtCertificate,
	lookAtHealth,
	lookAtMail
} from '../api/host/doctor/network.ts';
import { agencyOf } from '../api/host/data-dir.ts';
import { readSettings, type HostSettings } from '../api/host/settings.ts';

const signs = { ok: '✓', warn: '!', bad: '✗' };
const bar = openBar();

async function* looks(settings: HostSettings, now: Date): AsyncGenerator<Finding | Finding[]> {
	const { DATA_DIR: dataDir } = settings;
	yield await lookAtDisk(dataDir, 'disk');
	yield lookAtClock(dataDir, now);
	yield lookAtAddress(settings);
	yield lookAtCertificate(settings, now);
	yield await lookAtMail(settings);
	if (!existsSync(dataDir)) return;
	yield lookAtRights(dataDir);
	yield lookAtRestore(dataDir);
	yield lookAtLock(dataDir);
	const isRunning = runningPortal(dataDir) !== null;
	yield await lookAtPorts(settings, isRunning);
	if (isRunning) yield await lookAtHealth(join(dataDir, 'console.sock'));
	if (settings.LIBSQL_URL) return;
	yield lookAtDatabase(join(dataDir, 'malaqbi.db'));
	yield await lookAtFiles({
		dataDir,
		onProgress: (done, total) => bar.show({ label: 'reading the files', done, total })
	});
	yield await lookAtBackups(settings, now);
	yield lookAtBackupPlace(settings, deviceOf);
}

const deviceOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.dev ?? null;

/** The folder knows what it holds; the shell may not have been told. */
function asHeld(settings: HostSettings): HostSettings {
	const held = agencyOf(settings.DATA_DIR);
	return held === null ? settings : { ...settings, DEMO: held === 'demo' ? '1' : '0' };
}

async function main(): Promise<number> {
	let bad = 0;
	for await (const found of looks(asHeld(readSettings(process.env)), new Date())) {
		for (const { about, state, told, mend } of [found].flat()) {
			bar.say(`  ${signs[state]} ${about.padEnd(12)} ${told}`);
			if (mend) bar.say(`    ${''.padEnd(12)} → ${mend}`);
			if (state === 'bad') bad += 1;
		}
	}
	bar.say(bad === 0 ? '\n  Nothing is broken.' : `\n  ${bad} to mend.`);
	return bad === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(`  ✗ ${error instanceof Error ? error.message : String(error)}`);
		process.exit(1);
	}
);
