/** Material of the demo agency's workshops, handed out through the same endpoints as everybody's. */
import { readFileSync } from 'node:fs';
import { plainPdf } from './plain-pdf.ts';
import { write, type Send } from './send.ts';
import type { MaterialSeed } from './shapes.ts';

type Given = { eventId: string; sessionIds: readonly string[]; as: string; at: number };

export async function handOut(
	send: Send,
	{ file, pages, picture, session, ...facts }: MaterialSeed,
	{ eventId, sessionIds, as, at }: Given
): Promise<void> {
	const base = `/api/workshops/${eventId}/material`;
	const now = new Date(at).toISOString();
	const post = <Answer>(path: string, body: unknown = {}) =>
		write(send, path, { method: 'POST', as, now, body }) as Promise<Answer>;
	const sessionId = session === undefined ? null : (sessionIds[session] ?? null);
	const { materialId } = await post<{ materialId: string }>(base, { ...facts, sessionId });
	const bytes = pages ? plainPdf(pages) : picture ? pictureOf(picture) : null;
	if (!file || !bytes) return;

	const uploads = `${base}/${materialId}/uploads`;
	const { versionId } = await post<{ versionId: string }>(uploads, {
		name: file,
		size: bytes.length
	});
	await write(send, `${uploads}/${versionId}/parts/0`, { method: 'PUT', as, now, body: bytes });
	await post(`${uploads}/${versionId}/finish`);
}

/** A picture that lies beside the seed. */
const pictureOf = (name: string) =>
	new Uint8Array(readFileSync(new URL(`./demo/${name}`, import.meta.url)));
