import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { placeOf } from '#api/domain/notification.ts';
import { Problem } from '#api/http/problem.ts';
import { notification } from '#db/schema/notifications.ts';
import { toldOf } from './told.ts';

/** Marks one notification of the caller's as read, and says where it leads. */
export async function openNotification(call: Call, { notificationId }: { notificationId: string }) {
	return call.write('notification.read', async (tx) => {
		const found = await tx
			.select()
			.from(notification)
			.where(and(eq(notification.id, notificationId), eq(notification.personId, call.me)))
			.get();
		if (!found) throw new Problem('not-found');

		await tx
			.update(notification)
			.set({ readAt: found.readAt ?? call.now })
			.where(eq(notification.id, found.id));
		const told = toldOf(call, found);
		const place = told ? placeOf(told) : '/my/notifications';
		return { subject: `notification:${found.id}`, result: { place } };
	});
}
