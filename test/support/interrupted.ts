/** `npm start` with a Ctrl-C in the middle: how it ended, what it said, and what it left running. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { hostCommand, hostEnvironment, type Settings } from './portal.ts';

type Interrupted = { code: number | null; said: string };
/** The terminal sends Ctrl-C to everything that runs in it; a service manager ends the one process. */
type Way = { after: string; by: 'terminal' | 'service' };

export function interruptStart(settings: Settings, { after, by }: Way): Promise<Interrupted> {
	let said = '';
	let isSent = false;
	const [program, ...args] = hostCommand;
	const host = spawn(program, args, {
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: hostEnvironment(settings)
	});
	const interrupt = () => {
		if (by === 'service') host.kill('SIGTERM');
		else process.kill(-(host.pid ?? 0), 'SIGINT');
	};
	const listen = (chunk: Buffer) => {
		said += chunk.toString();
		if (isSent || !said.includes(after)) return;
		isSent = true;
		interrupt();
	};
	host.stdout.on('data', listen);
	host.stderr.on('data', listen);
	return new Promise((done, fail) => {
		host.once('error', fail);
		host.once('close', (code) => done({ code, said }));
	});
}

/** The processes that still work on a data folder. */
export function workingOn(dataDir: string): string[] {
	return readdirSync('/proc')
		.filter((entry) => /^\d+$/.test(entry) && environmentOf(entry).includes(dataDir))
		.map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
}

function environmentOf(pid: string) {
	try {
		return readFileSync(`/proc/${pid}/environ`, 'utf8');
	} catch {
		return '';
	}
}
