import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { decodeCursor, page } from '#api/http/paging.ts';
import { openMailer } from '#api/ports/mail/mailer.ts';
import { notification, outbox } from '#db/schema/notifications.ts';
import { person } from '#db/schema/organisation.ts';
import type { MailPage, MailQuery } from './contract.ts';

/** Mails by what became of them, the latest first, for whoever looks after the portal. */
export async function listMail(
	call: Call,
	query: z.output<typeof MailQuery>
): Promise<z.output<typeof MailPage>> {
	const [rows, counted] = await call.readAll([
		call.db
			.select({ outbox, kind: notification.kind, person })
			.from(outbox)
			.innerJoin(notification, eq(notification.id, outbox.notificationId))
			.innerJoin(person, eq(person.id, notification.personId))
			.where(and(eq(outbox.state, query.state), afterCursor(query.after)))
			.orderBy(desc(outbox.dueAt), desc(outbox.notificationId))
			.limit(query.limit + 1),
		call.db
			.select({ state: outbox.state, count: count() })
			.from(outbox)
			.where(inArray(outbox.state, ['failed', 'waiting', 'sending']))
			.groupBy(outbox.state)
	]);
	const { items, next } = page(rows, query.limit, (row) => [
		row.outbox.dueAt.getTime(),
		row.outbox.notificationId
	]);
	const countOf = (...states: string[]) =>
		counted
			.filter(({ state }) => states.includes(state))
			.reduce((sum, each) => sum + each.count, 0);
	return {
		items: items.map(({ outbox: mail, kind, person: who }) => ({
			notificationId: mail.notificationId,
			kind,
			person: { id: who.id, name: nameWithTitles(who) },
			fault: mail.fault,
			answer: mail.answer,
			tries: mail.tries,
			dueAt: mail.dueAt.toISOString(),
			settledAt: mail.settledAt?.toISOString() ?? null
		})),
		next,
		counts: {
			failed: countOf('failed'),
			waiting: countOf('waiting', 'sending')
		},
		configured: openMailer(call.settings, call.services) !== null
	};
}

function afterCursor(after: string | undefined) {
	const [at, id] = decodeCursor(after) ?? [];
	if (typeof at !== 'number' || typeof id !== 'string') return undefined;
	return sql`(${outbox.dueAt}, ${outbox.notificationId}) < (${at}, ${id})`;
}
