import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { attendanceDevice } from '#db/schema/attendance.ts';
import type { BindDevice } from './attendance-contract.ts';
import { signAnchor } from './clock-anchor.ts';

/** From now on what this phone scans without network is the caller's. */
export async function bindDevice(call: Call, { publicKey, deviceAt }: z.output<typeof BindDevice>) {
	const deviceId = call.newId('dev');
	const anchor = await signAnchor(call, { deviceId, deviceAt });
	return call.write('device.bound', async (tx) => {
		await tx
			.insert(attendanceDevice)
			.values({ id: deviceId, personId: call.me, publicKey, boundAt: call.now });
		return { subject: `person:${call.me}`, after: { deviceId }, result: { deviceId, anchor } };
	});
}
