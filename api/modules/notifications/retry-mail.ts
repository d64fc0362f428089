import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { notification, outbox } from '#db/schema/notifications.ts';
import { mailRulesOf } from './mail-rules.ts';

/** Sends a mail that failed once more, with the next run; refused when it is so old that the run would leave it. */
export async function retryMail(call: Call, { notificationId }: { notificationId: string }) {
	const { oldestMs } = mailRulesOf(await call.rules());
	return call.write('mail.retried', async (tx) => {
		const mail = await tx
			.select({ createdAt: notification.createdAt })
			.from(notification)
			.where(eq(notification.id, notificationId))
			.get();
		if (mail && call.now.getTime() - mail.createdAt.getTime() > oldestMs)
			throw new Problem('mail-too-old');
		const failed = await tx
			.update(outbox)
			.set({ state: 'waiting', dueAt: call.now, tries: 0, settledAt: null })
			.where(and(eq(outbox.notificationId, notificationId), eq(outbox.state, 'failed')))
			.returning({ id: outbox.notificationId });
		if (failed.length === 0) throw new Problem('not-found');
		return { subject: `notification:${notificationId}`, result: { done: true as const } };
	});
}
