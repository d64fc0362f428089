/** `npm start`: builds what is stale, starts the portal, fills an empty one, and says how to get in. */
import { buildWhenStale } from '../../scripts/build.ts';
import { aborted, hearStop } from './asked-to-stop.ts';
import { firstRun } from './first-run.ts';
import { startPortal, type Portal } from './portal.ts';
import { openProgress } from './progress.ts';
import { demoTable } from './demo-accounts.ts';

const progress = openProgress();
const asked = hearStop(() => {
	progress.interrupted();
	console.log('\n  Stopping …');
});

async function main() {
	await buildWhenStale(progress.step, asked);
	const portal = await startPortal({
		env: process.env,
		onProgress: progress.step,
		log: progress.log,
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

	if (demo) console.log(demoTable());
	if (firstAdminPath)
		console.log(
			`\n  The first admin signs up here, once, within a day:\n  ${portal.url}${firstAdminPath}\n`
		);
	if (portal.settings.APP_ORIGIN && !portal.settings.tls)
		console.log(`  The proxy passes on to http://127.0.0.1:${portal.port}\n`);
	console.log(`  Malaqbi is at ${portal.url}   (Ctrl-C stops it)\n`);
}

main().catch((error: unknown) => {
	if (asked.aborted && error === asked.reason) {
		console.log('  Malaqbi stopped as asked. The next start goes on from here.\n');
		process.exit(0);
	}
	progress.failed();
	console.error(
		`\n  Malaqbi did not start.\n  ${error instanceof Error ? error.message : String(error)}\n`
	);
	process.exit(1);
});
