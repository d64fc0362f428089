/** Material of the demo agency's workshops, handed out through the same endpoints as everybody's. */
import { plainPdf } from './plain-pdf.ts';
import { write, type Send } from './send.ts';
import type { MaterialSeed } from './shapes.ts';

type Given = { eventId: string; sessionIds: readonly string[]; as: string; at: number };

export async function handOut(
	send: Send,
	{ file, pages, session, ...facts }: MaterialSeed,
	{ eventId, sessionIds, as, at }: Given
): Promise<void> {
	const base = `/api/workshops/${eventId}/material`;
	const now = new Date(at).toISOString();
	const post = <Answer>(path: string, body: unknown = {}) =>
		write(send, path, { method: 'POST', as, now, body }) as Promise<Answer>;
	const sessionId = session === undefined ? null : (sessionIds[session] ?? null);
	const { materialId } = await post<{ materialId: string }>(base, { ...facts, sessionId });
	if (!file || !pages) return;

	const bytes = plainPdf(pages);
	const uploads = `${base}/${materialId}/uploads`;
	const { versionId } = await post<{ versionId: string }>(uploads, {
		name: file,
		size: bytes.length
	});
	await write(send, `${uploads}/${versionId}/parts/0`, { method: 'PUT', as, now, body: bytes });
	await post(`${uploads}/${versionId}/finish`);
}
