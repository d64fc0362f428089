/** Files that trainers hand out, by what they hold, and the content host that gives them. */
import { zipSync } from 'fflate';
import { content } from '#api/content.ts';
import { openDoor } from '#api/http/door.ts';
import type { Agent } from './agent.ts';
import { noise } from './noise.ts';
import type { World } from './world.ts';

const text = (words: string) => new TextEncoder().encode(words);

const joined = (head: Uint8Array, size: number) => {
	const bytes = noise(Math.max(size, head.length));
	bytes.set(head);
	return bytes;
};

export const pdf = (size = 2000) => joined(text('%PDF-1.7\n'), size);
export const zip = (names: string[], stored: Record<string, string> = {}) =>
	zipSync(
		{
			...Object.fromEntries(Object.entries(stored).map(([name, words]) => [name, text(words)])),
			...Object.fromEntries(names.map((name) => [name, text(`isi ${name}`)]))
		},
		// The same bytes whenever it is made.
		{ level: 0, mtime: new Date('2026-11-27T00:00:00') }
	);
export const docx = (more: string[] = []) =>
	zip(['[Content_Types].xml', 'word/document.xml', ...more]);

const wide = (words: string) =>
	Uint8Array.from([...words, '\0'].flatMap((letter) => [letter.charCodeAt(0), 0]));

/** An old Office file as far as it matters here: its head, and streams by their names. */
export function compound(streams: string[], size = 6000) {
	const bytes = joined(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), size);
	for (const [place, name] of streams.entries()) bytes.set(wide(name), 1020 + place * 700);
	return bytes;
}

/** What the content host answers to an address that the portal gave. */
export async function fetched(
	w: World,
	address: string,
	headers: Record<string, string> = {},
	method = 'GET'
) {
	const answer = await content.fetch(
		new Request(address, { method, headers }),
		{ ...w.bindings, DOOR: openDoor('content') },
		{ waitUntil: () => {}, passThroughOnException() {}, props: {} }
	);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	return { status: answer.status, headers: answer.headers, bytes };
}

/** A trainer hands out a file of an event, part by part, as the browser does. */
export async function handOut(
	agent: Agent,
	eventId: string,
	{
		name,
		bytes,
		...given
	}: { name: string; bytes: Uint8Array; title?: string; sessionId?: string; shown?: object }
) {
	const base = `/api/workshops/${eventId}/material`;
	const added = await agent.post(base, { kind: 'file', title: name, ...given });
	const { materialId } = added.body as { materialId: string };
	const finished = await upload(agent, `${base}/${materialId}`, { name, bytes });
	return { materialId, finished };
}

/** One more file of a material. */
export async function upload(
	agent: Agent,
	material: string,
	{ name, bytes }: { name: string; bytes: Uint8Array }
) {
	const begun = await agent.post(`${material}/uploads`, { name, size: bytes.length });
	if (begun.status !== 201) return begun;
	const { versionId, partBytes } = begun.body as { versionId: string; partBytes: number };
	const at = `${material}/uploads/${versionId}`;
	for (let number = 0; number * partBytes < bytes.length; number++) {
		const part = bytes.slice(number * partBytes, (number + 1) * partBytes);
		const put = await agent.put(`${at}/parts/${number}`, part);
		if (put.status !== 200) return put;
	}
	return agent.post(`${at}/finish`);
}
