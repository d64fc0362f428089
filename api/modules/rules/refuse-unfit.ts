import type { Call } from '#api/call.ts';
import { ruleCatalogue } from '#api/domain/rule/catalogue.ts';
import { ruleFaults } from '#api/domain/rule/check-value.ts';
import { Problem } from '#api/http/problem.ts';
import { knownCodes } from './known-codes.ts';

/** Refuses a value that does not have the shape of its rule; a rule nobody describes cannot be changed. */
export async function refuseUnfit(call: Call, { key, value }: { key: string; value?: unknown }) {
	const entry = ruleCatalogue[key];
	if (!entry) throw new Problem('not-found');
	if (entry.page) throw new Problem('rule-elsewhere');

	const codes = (await knownCodes(call.db, key)).map((code) => code.value);
	const errors = ruleFaults(entry.shape, value, codes);
	if (errors.length > 0) throw new Problem('invalid-input', { errors });
}
