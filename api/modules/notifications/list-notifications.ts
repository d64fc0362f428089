import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { placeOf } from '#api/domain/notification.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { notification, notificationPreference } from '#db/schema/notifications.ts';
import { person } from '#db/schema/organisation.ts';
import type { NotificationPage, NotificationQuery } from './contract.ts';
import { toldOf } from './told.ts';

/** The caller's inbox, the latest first. One round trip. */
export async function listNotifications(
	call: Call,
	query: z.output<typeof NotificationQuery>
): Promise<z.output<typeof NotificationPage>> {
	const own = eq(notification.personId, call.me);
	const [rows, [counted], [mail]] = await call.readAll([
		call.db
			.select()
			.from(notification)
			.where(
				and(own, query.unread ? isNull(notification.readAt) : undefined, afterCursor(query.after))
			)
			.orderBy(desc(notification.createdAt), desc(notification.id))
			.limit(query.limit + 1),
		call.db
			.select({ unread: count() })
			.from(notification)
			.where(and(own, isNull(notification.readAt))),
		call.db
			.select({ address: person.email, choice: notificationPreference.mail })
			.from(person)
			.leftJoin(notificationPreference, eq(notificationPreference.personId, person.id))
			.where(eq(person.id, call.me))
	]);
	const { items, next } = page(rows, query.limit, (row) => [row.createdAt.getTime(), row.id]);
	return {
		items: items.flatMap((row) => {
			const told = toldOf(call, row);
			if (!told) return [];
			const { id } = row;
			const [createdAt, read] = [row.createdAt.toISOString(), row.readAt !== null];
			return [{ id, told, place: placeOf(told), createdAt, read }];
		}),
		next,
		unread: counted?.unread ?? 0,
		mail: { choice: mail?.choice ?? 'each', address: mail?.address ?? null }
	};
}

function afterCursor(after: string | undefined) {
	const [at, id] = decodeCursor(after) ?? [];
	if (typeof at !== 'number' || typeof id !== 'string') return undefined;
	return sql`(${notification.createdAt}, ${notification.id}) < (${at}, ${id})`;
}
