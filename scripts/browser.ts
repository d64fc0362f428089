/** The browser of the e2e tests: Chromium from npm, or the one that MALAQBI_CHROMIUM names. */
import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';

/** Our own arguments: the package's defaults switch web security off. */
export const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];

const debianPackages: Record<string, string> = {
	'libnss3.so': 'libnss3',
	'libnssutil3.so': 'libnss3',
	'libsmime3.so': 'libnss3',
	'libnspr4.so': 'libnspr4',
	'libplc4.so': 'libnspr4',
	'libplds4.so': 'libnspr4',
	'libexpat.so.1': 'libexpat1'
};

/** Unpacks the browser on first use and answers its path. */
export async function browserPath() {
	return process.env.MALAQBI_CHROMIUM ?? (await chromium.executablePath());
}

/** Ends the process with the command that helps when a system library is missing. */
export async function requireBrowser() {
	const path = await browserPath();
	const missing = missingLibraries(path);
	if (missing.length === 0) return;

	const packages = [...new Set(missing.map((library) => debianPackages[library] ?? library))];
	console.error(
		`The test browser lacks ${missing.join(', ')}.\nRun: sudo apt-get install -y ${packages.join(' ')}`
	);
	console.log('0 passed, 1 failed');
	process.exit(1);
}

function missingLibraries(path: string) {
	const { stdout } = spawnSync('ldd', [path], { encoding: 'utf8' });
	return (stdout || '')
		.split('\n')
		.filter((line) => line.includes('not found'))
		.map((line) => line.trim().split(' ')[0] ?? '');
}
