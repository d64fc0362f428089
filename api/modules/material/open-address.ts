import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { contentAnswer } from './content-answer.ts';
import { readAddress } from './content-link.ts';

/** What a signed address grants; anything else is not there. */
export async function openAddress(
	call: Call,
	{ token, request }: { token: string; request: Pick<Request, 'method' | 'headers'> }
) {
	const grant = await readAddress(call, token);
	if (!grant) throw new Problem('not-found');
	return contentAnswer(call, { grant, request });
}
