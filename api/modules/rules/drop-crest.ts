import type { Call } from '#api/call.ts';
import { replaceCrest } from './replace-crest.ts';

/** Papers show the woven diamond again; issued ones keep the crest they had. */
export async function dropCrest(call: Call) {
	return call.write('institution.crest-dropped', async (tx) => {
		const before = await replaceCrest(tx, call, { crestSha256: null, crestType: null });
		return { subject: 'institution:institution', before, result: { saved: true as const } };
	});
}
