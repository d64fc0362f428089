/**
 * Plain Node 20, no packages: installs what the lock file asks for, then runs the named script under
 * the Node of `node_modules`.
 *
 *     node scripts/bootstrap.mjs api/host/start.ts [arguments]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ownNode = join(root, 'node_modules', '.bin', 'node');

process.chdir(root);
requireNode(20, process.versions.node);
const wrong = whatIsMissing();
if (wrong) install(wrong);
requireOwnNode();
run(process.argv.slice(2));

/** Compares what is installed with the lock file, package by package; a date alone would lie. */
function whatIsMissing() {
	const installed = readPackages(join('node_modules', '.package-lock.json'));
	if (!installed) return 'nothing is installed yet';

	const locked = readPackages('package-lock.json') ?? {};
	for (const [path, { version, optional, devOptional, peer }] of Object.entries(locked)) {
		if (path === '') continue;
		const found = existsSync(path) ? installed[path]?.version : undefined;
		if (found === undefined && (optional || devOptional || peer)) continue;
		if (found !== version) return `${path.replace(/^.*node_modules\//, '')} ${version} is missing`;
	}
	return null;
}

function readPackages(file) {
	if (!existsSync(file)) return null;
	return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
}

function install(reason) {
	const started = Date.now();
	console.log(`Installing packages (${reason}) …`);
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
		stdio: ['ignore', 'inherit', 'inherit'],
		shell: process.platform === 'win32'
	});
	if (done.error) fail(`npm could not be started: ${done.error.message}`);
	if (done.status !== 0) {
		fail(
			'`npm ci` failed, see above. Is the network (or the npm mirror) reachable? Then try again.'
		);
	}
	console.log(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The npm package `node` brings its binary by an install script, which npm may have been told to skip. */
function requireOwnNode() {
	const asked = spawnSync(ownNode, ['-v'], { encoding: 'utf8' });
	if (asked.status !== 0) {
		fail(
			'Node 24 of the npm package `node` does not run: its install script was skipped or failed.\n' +
				'Try: npm rebuild node esbuild workerd   (allowScripts in package.json lists just these)'
		);
	}
	requireNode(24, asked.stdout.trim().slice(1));
}

function requireNode(major, version) {
	if (Number.parseInt(version, 10) >= major) return;
	fail(`Node ${major} or newer is needed, this is ${version}.`);
}

function run([script, ...args]) {
	if (!script) fail('Say which script to run.');
	const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(
		process.platform === 'win32' ? ';' : ':'
	);
	const child = spawn(ownNode, ['--disable-warning=ExperimentalWarning', script, ...args], {
		stdio: 'inherit',
		env: { ...process.env, PATH: path }
	});
	// The terminal sends Ctrl-C to the child as well; this process only waits for it to finish.
	process.on('SIGINT', () => {});
	process.on('SIGTERM', () => child.kill('SIGTERM'));
	process.on('SIGHUP', () => child.kill('SIGHUP'));
	child.on('error', (error) => fail(`Node 24 could not be started: ${error.message}`));
	child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function fail(message) {
	console.error(message);
	process.exit(1);
}
