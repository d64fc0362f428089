/** Processes of ours: found, recorded and ended; never anybody else's. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** True when `pid` lives and its command line names `program`: a recycled pid is not ours. */
export function isOurs(pid: number, program: string) {
	if (!Number.isInteger(pid) || pid <= 1) return false;
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}
	return commandOf(pid)?.includes(program) ?? true;
}

/** Pids of the direct children of this process, where the system tells (Linux). */
export function childrenOf(pid: number): number[] {
	const file = `/proc/${pid}/task/${pid}/children`;
	if (!existsSync(file)) return [];
	return readFileSync(file, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);
}

type Recorded = { pid: number; program: string };

/** Writes down the children to end should this process die without a word. */
export function recordChildren(file: string) {
	const children: Recorded[] = childrenOf(process.pid).flatMap((pid) => {
		const program = ['workerd', 'local-server'].find((name) => commandOf(pid)?.includes(name));
		return program ? [{ pid, program }] : [];
	});
	writeFileSync(file, JSON.stringify(children), { mode: 0o600 });
}

/** Ends what an earlier process left behind; says how many. */
export function endStaleChildren(file: string) {
	if (!existsSync(file)) return 0;
	const stale = readRecord(file).filter(({ pid, program }) => isOurs(pid, program));
	for (const { pid } of stale) process.kill(pid, 'SIGKILL');
	rmSync(file, { force: true });
	return stale.length;
}

function readRecord(file: string): Recorded[] {
	try {
		const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
		return Array.isArray(read) ? read.filter(isRecorded) : [];
	} catch {
		return [];
	}
}

const isRecorded = (value: unknown): value is Recorded =>
	typeof value === 'object' && value !== null && 'pid' in value && 'program' in value;

function commandOf(pid: number) {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return readdirSync('/').includes('proc') ? '' : undefined;
	}
}
