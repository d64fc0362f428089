/** What an empty database is given: the reference data always, the demo agency with DEMO=1, else a first admin. */
import { randomUUID } from 'node:crypto';
import { loadDemo, loadReference } from '../../db/seed/load.ts';
import type { Send } from './console.ts';

type Given = { send: Send; demo: boolean; onProgress: (label: string) => void };

/** Says where the first admin signs up, when there is none yet. */
export async function firstRun({
	send,
	demo,
	onProgress
}: Given): Promise<{ firstAdminPath: string | null }> {
	await loadReference(send, counted(onProgress, 'loading the reference data'));
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

const hasPath = (body: unknown): body is { path: string } =>
	typeof body === 'object' && body !== null && 'path' in body && typeof body.path === 'string';
