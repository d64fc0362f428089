import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { attendanceDevice } from '#db/schema/attendance.ts';
import type { AnchorClock } from './attendance-contract.ts';
import { signAnchor } from './clock-anchor.ts';

/** A phone that is bound compares its clock with the portal's again. */
export async function anchorClock(
	call: Call,
	{ deviceId, deviceAt }: z.output<typeof AnchorClock>
) {
	const own = await call.db
		.select({ id: attendanceDevice.id })
		.from(attendanceDevice)
		.where(and(eq(attendanceDevice.id, deviceId), eq(attendanceDevice.personId, call.me)))
		.get();
	if (!own) throw new Problem('not-found');
	return { deviceId, anchor: await signAnchor(call, { deviceId, deviceAt }) };
}
