/** From the form to the row of a signatory. */
import type * as z from 'zod';
import { readEmployeeNumber } from '#api/domain/employee-number.ts';
import { Problem } from '#api/http/problem.ts';
import type { SignatoryInput } from './contract.ts';

export function signatoryValues(input: z.output<typeof SignatoryInput>) {
	const nip = readEmployeeNumber(input.nip);
	if (!nip.ok) throw invalid('/nip', `nip-${nip.error}`);
	if (input.validTo && input.validTo < input.validFrom) throw invalid('/validTo', 'before-start');
	const delegated = input.prefix === 'a.n.' || input.prefix === 'u.b.';
	if (delegated && !input.onBehalfOf) throw invalid('/onBehalfOf', 'required');

	return {
		name: input.name,
		nip: nip.value.nip,
		rank: input.rank || null,
		position: input.position,
		prefix: input.prefix,
		onBehalfOf: delegated ? (input.onBehalfOf ?? null) : null,
		validFrom: input.validFrom,
		validTo: input.validTo || null
	};
}

const invalid = (pointer: string, code: string) =>
	new Problem('invalid-input', { errors: [{ pointer, code }] });
