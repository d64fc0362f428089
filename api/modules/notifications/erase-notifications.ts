import { inArray, lt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { notification } from '#db/schema/notifications.ts';

const dayMs = 86_400_000;
const aTurn = 1_000;
/** One run's work; what is left goes with the next hour's. */
const turns = 50;

/** Erases notifications older than the retention rule, with their mails, a thousand a transaction. */
export async function eraseNotifications(call: Call) {
	const { value: days, ruleId } = (await call.rules()).number('retensi.notifikasi_hari');
	const before = new Date(call.now.getTime() - days * dayMs);
	for (let turn = 0; turn < turns; turn++) {
		const old = await call.db
			.select({ id: notification.id })
			.from(notification)
			.where(lt(notification.createdAt, before))
			.limit(aTurn);
		if (old.length === 0) return;

		const ids = old.map(({ id }) => id);
		await call.write('notifications.erased', async (tx) => {
			await tx.delete(notification).where(inArray(notification.id, ids));
			return { subject: 'notification:old', after: { count: ids.length, ruleId }, result: null };
		});
	}
}
