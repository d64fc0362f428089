import { eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { positionClassVersion } from '#db/schema/rules.ts';
import { endingsOf } from './place.ts';

type Input = { code: string; versionId: string };

/** Takes back a version that has not begun; the one in force goes on. */
export async function withdrawClass(call: Call, { code, versionId }: Input) {
	return call.write('position-class.withdrawn', async (tx) => {
		const mine = eq(positionClassVersion.classCode, code);
		const versions = await tx.select().from(positionClassVersion).where(mine);
		for (const end of endingsOf(call, versions, versionId)) {
			const ended = eq(positionClassVersion.id, end.id);
			await tx.update(positionClassVersion).set({ validTo: end.validTo }).where(ended);
		}
		return {
			subject: `position-class:${code}`,
			before: versions.find((version) => version.id === versionId),
			result: { withdrawn: true as const }
		};
	});
}
