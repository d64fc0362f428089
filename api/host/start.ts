/** `npm start`: builds what is stale, starts the portal, fills an empty one, and says how to get in. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale } from '../../scripts/build.ts';
import { aborted, hearStop } from './asked-to-stop.ts';
import { firstRun } from './first-run.ts';
import { startPortal, type Portal } from './portal.ts';
import { readSettings } from './settings.ts';
import { jsonJournal, textJournal } from './journal.ts';
import { openProgress, quietProgress } from './progress.ts';
import { demoTable } from './demo-accounts.ts';

const { LOG } = process.env;
/** Whatever runs us as a service wants one language; a terminal wants words, and a pipe gets both. */
const isJson = LOG === 'json' || (LOG !== 'text' && !process.stderr.isTTY);
const json = jsonJournal((line) => (LOG === 'json' ? process.stdout : process.stderr).write(line));
const progress = LOG === 'json' ? quietProgress(json) : openProgress();
const journal = isJson ? json : textJournal(progress.log);
const asked = hearStop(() => {
	progress.interrupted();
	say('\n  Stopping …');
});

/** What the log says in its own way. */
function say(text: string) {
	if (LOG === 'json') journal.note('said', { message: text.trim() });
	else console.log(text);
}

async function main() {
	// What is wrong with the settings is told before minutes of building.
	readSettings(process.env);
	await buildWhenStale(progress.step, asked);
	const portal = await startPortal({
		env: process.env,
		onProgress: progress.step,
		journal,
		asked
	});
	const stopped = aborted(asked);
	try {
		await Promise.race([welcome(portal), stopped]);
		await stopped;
	} finally {
		await portal.stop();
	}
}

async function welcome(portal: Portal) {
	const demo = portal.settings.DEMO === '1';
	const { firstAdminPath } = await firstRun({
		send: portal.send,
		demo,
		dataDir: portal.settings.DATA_DIR,
		onProgress: progress.step
	});
	progress.done();
	journal.note('ready', { url: portal.url });

	if (LOG === 'json') {
		if (firstAdminPath) keepFirstAdmin(portal, firstAdminPath);
		return;
	}
	if (demo) console.log(demoTable());
	if (firstAdminPath)
		console.log(
			`\n  The first admin signs up here, once, within a day:\n  ${portal.url}${firstAdminPath}\n`
		);
	if (portal.settings.APP_ORIGIN && !portal.settings.tls)
		console.log(`  The proxy passes on to http://127.0.0.1:${portal.port}\n`);
	console.log(`  Malaqbi is at ${portal.url}   (Ctrl-C stops it)\n`);
}

/** A link that opens the portal does not belong into a log. */
function keepFirstAdmin({ settings, url }: Portal, path: string) {
	const file = join(settings.DATA_DIR, 'run', 'first-admin');
	writeFileSync(file, `${url}${path}\n`, { mode: 0o600 });
	journal.note('first-admin', { file });
}

main().catch((error: unknown) => {
	if (asked.aborted && error === asked.reason) {
		say('  Malaqbi stopped as asked. The next start goes on from here.\n');
		process.exit(0);
	}
	progress.failed();
	const why = error instanceof Error ? error.message : String(error);
	if (LOG === 'json') journal.event(`Malaqbi did not start. ${why}`);
	else console.error(`\n  Malaqbi did not start.\n  ${why}\n`);
	process.exit(1);
});
