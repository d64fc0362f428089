/** What an empty database is given: the reference data always, the demo agency with DEMO=1, else a first admin. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasReference, loadDemo, loadReference, referenceDigest } from '../../db/seed/load.ts';
import type { Send } from './console.ts';

type Given = {
	send: Send;
	demo: boolean;
	dataDir: string;
	onProgress: (label: string) => void;
};

/** Says where the first admin signs up, when there is none yet. */
export async function firstRun({
	send,
	demo,
	dataDir,
	onProgress
}: Given): Promise<{ firstAdminPath: string | null }> {
	await bringReference({
		send,
		dataDir,
		told: counted(onProgress, 'loading the reference data')
	});
	if (demo) {
		await loadDemo(send, counted(onProgress, 'loading the demo agency'));
		return { firstAdminPath: null };
	}
	const { status, body } = await send('/api/accounts/first-admin-link', {
		method: 'POST',
		body: {},
		key: randomUUID()
	});
	return { firstAdminPath: status === 200 && hasPath(body) ? body.path : null };
}

const counted =
	(onProgress: Given['onProgress'], label: string) =>
	({ done, total }: { done: number; total: number }) =>
		onProgress(`${label} ${String(done)}/${String(total)}`);

type Told = (step: { label: string; done: number; total: number }) => void;

/** Installed once a version, so that what an agency has changed since is not set back at every start. */
async function bringReference({
	send,
	dataDir,
	told
}: {
	send: Send;
	dataDir: string;
	told: Told;
}) {
	const mark = join(dataDir, 'reference.sha256');
	const digest = referenceDigest();
	const isCurrent = existsSync(mark) && readFileSync(mark, 'utf8') === digest;
	if (isCurrent && (await hasReference(send))) return;

	await loadReference(send, told);
	writeFileSync(mark, digest);
}

const hasPath = (body: unknown): body is { path: string } =>
	typeof body === 'object' && body !== null && 'path' in body && typeof body.path === 'string';
