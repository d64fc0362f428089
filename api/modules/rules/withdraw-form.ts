import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { developmentFormVersion } from '#db/schema/rules.ts';
import { endingsOf } from './place.ts';

type Input = { code: string; versionId: string };

/** Takes back a version that has not begun; the one in force goes on. */
export async function withdrawForm(call: Call, { code, versionId }: Input) {
	return call.write('development-form.withdrawn', async (tx) => {
		const mine = eq(developmentFormVersion.formCode, code);
		const versions = await tx.select().from(developmentFormVersion).where(mine);
		for (const end of endingsOf(call, versions, versionId)) {
			const ended = eq(developmentFormVersion.id, end.id);
			await tx.update(developmentFormVersion).set({ validTo: end.validTo }).where(ended);
		}
		return {
			subject: `development-form:${code}`,
			before: versions.find((version) => version.id === versionId),
			result: { withdrawn: true as const }
		};
	});
}
