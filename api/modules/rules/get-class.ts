import { count, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { position } from '#db/schema/organisation.ts';
import { positionClass } from '#db/schema/rules.ts';
import { classVersionsQuery, versionOut } from './reference-rows.ts';

/** One class of positions with all its levels. One round trip. */
export async function getClass(call: Call, { code }: { code: string }) {
	const [[found], versions, [positions]] = await call.readAll([
		call.db.select().from(positionClass).where(eq(positionClass.code, code)),
		classVersionsQuery(call, code),
		call.db.select({ many: count() }).from(position).where(eq(position.classCode, code))
	]);
	if (!found) throw new Problem('not-found');
	return {
		class: { code, name: found.name },
		versions: versions.map((each) => versionOut(call, each)),
		positions: positions?.many ?? 0,
		today: call.today
	};
}
