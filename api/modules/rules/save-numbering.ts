import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { readPattern } from '#api/domain/certificate-number.ts';
import { Problem } from '#api/http/problem.ts';
import type { Numbering } from './contract.ts';
import { setRule } from './set-rule.ts';

const legalBasis = 'Ditetapkan instansi melalui halaman Pengaturan';

/** How certificates are numbered from today on: three rules, each a new row. */
export async function saveNumbering(call: Call, input: z.output<typeof Numbering>) {
	const pattern = readPattern(input.pattern);
	if (!pattern.ok) {
		throw new Problem('number-pattern-invalid', {
			params: { ...pattern.error },
			errors: [{ pointer: '/pattern', code: pattern.error.kind, params: { ...pattern.error } }]
		});
	}

	const rules = await call.rules();
	const changes = [
		{ key: 'sertifikat.pola_nomor', value: pattern.value },
		{ key: 'sertifikat.klasifikasi', value: input.classification },
		{ key: 'sertifikat.kode_instansi', value: input.issuerCode }
	].filter(({ key, value }) => rules.get(key)?.value !== value);
	return call.write('rule.numbering-changed', async (tx) => {
		for (const change of changes) {
			await setRule(tx, call, { ...change, validFrom: call.today, legalBasis });
		}
		const before = Object.fromEntries(changes.map(({ key }) => [key, rules.get(key)]));
		return { subject: 'rule:sertifikat', before, after: changes, result: { saved: true as const } };
	});
}
