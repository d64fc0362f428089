import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { rule } from '#db/schema/rules.ts';
import { endingsOf } from './place.ts';

/** Takes back a value that has not begun; the one in force goes on. The row stays in the history. */
export async function withdrawRule(call: Call, { key, ruleId }: { key: string; ruleId: string }) {
	return call.write('rule.withdrawn', async (tx) => {
		const versions = await tx.select().from(rule).where(eq(rule.key, key));
		for (const end of endingsOf(call, versions, ruleId)) {
			await tx.update(rule).set({ validTo: end.validTo }).where(eq(rule.id, end.id));
		}
		return {
			subject: `rule:${key}`,
			before: versions.find((version) => version.id === ruleId),
			result: { withdrawn: true as const }
		};
	});
}
