import { hashOfBytes } from '#api/http/hash.ts';

/** The id of a scan that is the same one however often it is made: of these facts. */
export async function sameScanId(...facts: string[]): Promise<string> {
	const hash = await hashOfBytes(new TextEncoder().encode(facts.join(' ')));
	return `scn_${hash.slice(0, 32)}`;
}
