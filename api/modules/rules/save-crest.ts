import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { flattenPng, isPrintablePng } from '#api/ports/png.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { replaceCrest } from './replace-crest.ts';

/**
 * The agency's crest, for papers and pages. A PNG that unpacks whole is drawn anew
 * on white: nothing else of the file is kept, and it prints as it is.
 */
export async function saveCrest(call: Call, input: { png: string }) {
	const bytes = Uint8Array.from(atob(input.png), (char) => char.charCodeAt(0));
	if (!isPrintablePng(bytes)) {
		throw new Problem('crest-unreadable', { errors: [{ pointer: '/png', code: 'unreadable' }] });
	}

	const { sha256 } = await openStorage(call.services).put(flattenPng(bytes), { type: 'image/png' });
	return call.write('institution.crest-changed', async (tx) => {
		const before = await replaceCrest(tx, call, { crestSha256: sha256, crestType: 'image/png' });
		return {
			subject: 'institution:institution',
			before,
			after: { crestSha256: sha256 },
			result: { saved: true as const }
		};
	});
}
