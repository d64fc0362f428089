import { and, eq, isNull } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { notification } from '#db/schema/notifications.ts';

/** Marks everything in the caller's inbox as read. */
export async function readAllNotifications(call: Call) {
	return call.write('notifications.read', async (tx) => {
		const marked = await tx
			.update(notification)
			.set({ readAt: call.now })
			.where(and(eq(notification.personId, call.me), isNull(notification.readAt)))
			.returning({ id: notification.id });
		return {
			subject: `person:${call.me}`,
			after: { count: marked.length },
			result: { done: true as const }
		};
	});
}
