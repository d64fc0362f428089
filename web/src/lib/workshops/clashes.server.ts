import { fail } from '@sveltejs/kit';
import * as z from 'zod';
import { ClashOut } from '#api/modules/workshops/event-contract.ts';
import { refused } from '#lib/api/unwrap.ts';

const Clashing = z.object({ params: z.object({ clashes: z.array(ClashOut) }) });

/** A refusal with the list of what clashes, when that is why. */
export async function refusedWithClashes(
	answer: {
		ok: boolean;
		status: number;
		clone(): { json(): Promise<unknown> };
		json(): Promise<unknown>;
	},
	form: FormData,
	typedAs?: Record<string, string>
) {
	const body = answer.clone();
	const refusal = await refused(answer, form, typedAs);
	if (refusal.data.problem.code !== 'clash') return refusal;
	const { params } = Clashing.parse(await body.json());
	return fail(refusal.status, { ...refusal.data, clashes: params.clashes });
}
