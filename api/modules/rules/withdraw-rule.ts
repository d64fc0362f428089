import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { withdrawVersion } from '#api/domain/validity.ts';
import { Problem } from '#api/http/problem.ts';
import { rule } from '#db/schema/rules.ts';

/** Takes back a value that has not begun; the one in force goes on. The row stays in the history. */
export async function withdrawRule(call: Call, { key, ruleId }: { key: string; ruleId: string }) {
	return call.write('rule.withdrawn', async (tx) => {
		const versions = await tx.select().from(rule).where(eq(rule.key, key));
		const planned = versions.find((version) => version.id === ruleId);
		if (!planned) throw new Problem('not-found');
		const endings = withdrawVersion(versions, ruleId, call.today);
		if (!endings.ok) throw new Problem('rule-in-force');

		for (const end of endings.value) {
			await tx.update(rule).set({ validTo: end.validTo }).where(eq(rule.id, end.id));
		}
		return {
			subject: `rule:${key}`,
			before: { ruleId, value: planned.value, validFrom: planned.validFrom },
			result: { withdrawn: true as const }
		};
	});
}
