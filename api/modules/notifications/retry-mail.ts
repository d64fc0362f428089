import { and, eq } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { Problem } from '#api/http/problem.ts';
import { outbox } from '#db/schema/notifications.ts';

/** Sends a mail that failed once more, with the next run. */
export async function retryMail(call: Call, { notificationId }: { notificationId: string }) {
	return call.write('mail.retried', async (tx) => {
		const failed = await tx
			.update(outbox)
			.set({ state: 'waiting', dueAt: call.now, tries: 0, settledAt: null })
			.where(and(eq(outbox.notificationId, notificationId), eq(outbox.state, 'failed')))
			.returning({ id: outbox.notificationId });
		if (failed.length === 0) throw new Problem('not-found');
		return { subject: `notification:${notificationId}`, result: { done: true as const } };
	});
}
