/** `npm start`: builds what is stale, starts the portal, fills an empty one, and says how to get in. */
import { buildWhenStale } from '../../scripts/build.ts';
import { firstRun } from './first-run.ts';
import { startPortal, type Portal } from './portal.ts';
import { openProgress } from './progress.ts';
import { demoTable } from './demo-accounts.ts';

const progress = openProgress();

async function main() {
	await buildWhenStale(progress.step);
	const portal = await startPortal({
		env: process.env,
		onProgress: progress.step,
		log: progress.log
	});
	stopOnSignal(portal);
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
	console.log(`  Malaqbi is at ${portal.url}   (Ctrl-C stops it)\n`);
}

/** npm passes a Ctrl-C on a second time; one stop is enough. */
function stopOnSignal(portal: Portal) {
	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		console.log('\n  Stopping …');
		portal.stop().then(
			() => process.exit(0),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			}
		);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

main().catch((error: unknown) => {
	progress.failed();
	console.error(
		`\n  Malaqbi did not start.\n  ${error instanceof Error ? error.message : String(error)}\n`
	);
	process.exit(1);
});
