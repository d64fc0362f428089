import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { readPattern } from '#api/domain/certificate-number.ts';
import { Problem } from '#api/http/problem.ts';
import type { Tx } from '#db/client.ts';
import { rule } from '#db/schema/rules.ts';
import type { Numbering } from './contract.ts';

const legalBasis = 'Ditetapkan instansi melalui halaman Pengaturan';

/** How certificates are numbered from today on: three rules, each a new row of its own day. */
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
		for (const change of changes) await setFromToday(tx, call, change);
		const before = Object.fromEntries(changes.map(({ key }) => [key, rules.get(key)]));
		return { subject: 'rule:sertifikat', before, after: changes, result: { saved: true as const } };
	});
}

/** A second change on one day replaces the first: a rule has one value a day. */
async function setFromToday(tx: Tx, call: Call, change: { key: string; value: string }) {
	const changed = {
		value: change.value,
		legalBasis,
		changedBy: call.actor.id,
		changedAt: call.now
	};
	const today = and(eq(rule.key, change.key), eq(rule.validFrom, call.today));
	const known = await tx.select({ id: rule.id }).from(rule).where(today).get();
	if (known) {
		await tx.update(rule).set(changed).where(eq(rule.id, known.id));
		return;
	}
	await tx
		.insert(rule)
		.values({ id: call.newId('rul'), key: change.key, validFrom: call.today, ...changed });
}
