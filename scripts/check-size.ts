/** Holds the Worker to its budget. What a page may weigh is held by test/e2e/budgets.test.ts. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgets = [{ what: 'the Worker', file: 'dist/worker.js', limit: 2 * 1024 * 1024 }];

for (const { what, file, limit } of budgets) {
	const size = gzipSync(readFileSync(file)).length;
	const said = `${what}: ${kilobytes(size)} of ${kilobytes(limit)} KB, compressed`;
	console.log(said);
	if (size > limit) {
		console.error(`Over budget. ${said}`);
		process.exitCode = 1;
	}
}

function kilobytes(bytes: number) {
	return Math.round(bytes / 1024);
}
