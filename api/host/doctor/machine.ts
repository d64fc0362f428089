/** The computer: room, clock, ports, rights. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { bytesInWords } from '../bar.ts';
import { isOurs } from '../processes.ts';
import type { HostSettings } from '../settings.ts';
import { diskState } from '../state.ts';
import { bad, ok, warn, type Finding } from './finding.ts';

export async function lookAtDisk(folder: string, about: string): Promise<Finding> {
	if (!existsSync(folder))
		return warn(about, `${folder} is not there yet`, 'It is made when needed.');
	const { bavail, bsize, ffree, files } = await statfs(folder);
	const free = `${bytesInWords(bavail * bsize)} free under ${folder}`;
	if (bavail * bsize < 100_000_000 || (files > 0 && ffree < 1_000))
		return bad(
			about,
			`${free}: writes will soon be refused`,
			'Free some space, or move DATA_DIR to a larger disk.'
		);
	return (await diskState(folder)) === 'low'
		? warn(about, free, 'Plan for a larger disk; move old backups elsewhere.')
		: ok(about, free);
}

/** Older than what it has already written: certificates and deadlines would be wrong. */
export function lookAtClock(dataDir: string, now: Date): Finding {
	const written = ['malaqbi.db', 'malaqbi.db-wal']
		.map((name) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
		.reduce((latest, at) => Math.max(latest, at), 0);
	const told = `${now.toISOString()} (UTC)`;
	const mend = 'Set the clock and let it be kept: timedatectl set-ntp true.';
	if (now.getTime() < written - 120_000 || now.getUTCFullYear() < 2026)
		return bad('clock', `${told} is earlier than the last write`, mend);
	return ok('clock', told);
}

export function lookAtRights(dataDir: string): Finding[] {
	const secret = join(dataDir, 'secret');
	const found: Finding[] = [];
	const open = (path: string, mask: number) =>
		((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & mask) !== 0;
	if (open(dataDir, 0o007))
		found.push(
			warn('rights', `${dataDir} is open to everybody on this computer`, `chmod 750 ${dataDir}`)
		);
	else found.push(ok('rights', `${dataDir} is closed to others`));
	if (open(secret, 0o077))
		found.push(bad('secret', 'DATA_DIR/secret may be read by others', `chmod 600 ${secret}`));
	else if (existsSync(secret)) found.push(ok('secret', 'readable by its owner only'));
	return found;
}

/** The process that runs on this folder, if one does. */
export function runningPortal(dataDir: string): number | null {
	const lock = join(dataDir, 'run', 'lock');
	const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
	return isOurs(pid, 'node') ? pid : null;
}

export function lookAtLock(dataDir: string): Finding {
	const pid = runningPortal(dataDir);
	if (pid) return ok('portal', `runs as process ${pid}`);
	return existsSync(join(dataDir, 'run', 'lock'))
		? warn(
				'portal',
				'does not run; its last run ended without a word',
				'The next npm start tidies up.'
			)
		: ok('portal', 'does not run');
}

export async function lookAtPorts(settings: HostSettings, isRunning: boolean): Promise<Finding[]> {
	const wanted = [
		['PORT', settings.PORT],
		['CONTENT_PORT', settings.CONTENT_PORT],
		['HTTP_PORT', settings.HTTP_PORT]
	] as const;
	const found = wanted.map(async ([name, port]) => {
		if (!port) return [];
		const isTaken = await answers(port);
		if (isTaken === isRunning) return [ok(name, `${port} is ${isRunning ? 'served' : 'free'}`)];
		return isTaken
			? [bad(name, `${port} is taken by another program`, `Stop that program, or set ${name}.`)]
			: [
					bad(
						name,
						`${port} is not served although the portal runs`,
						'Were other settings used at its start? Restart it.'
					)
				];
	});
	return (await Promise.all(found)).flat();
}

const answers = (port: number) =>
	new Promise<boolean>((done) => {
		const socket = net.connect({ port, host: '127.0.0.1', timeout: 2_000 });
		const end = (is: boolean) => () => {
			socket.destroy();
			done(is);
		};
		socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
	});
