import { eq, inArray } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import {
	hasRunOut,
	isUrgent,
	whenToSend,
	type MailChoice,
	type Told
} from '#api/domain/notification.ts';
import { isMailAddress } from '#api/ports/mail/mailer.ts';
import { settle, type Settlement } from '#api/ports/mail/outbox.ts';
import { nameParts } from '#db/name-parts.ts';
import { user } from '#db/schema/identity.ts';
import { notification, notificationPreference } from '#db/schema/notifications.ts';
import { person } from '#db/schema/organisation.ts';
import type { MailRules } from './mail-rules.ts';
import { toldOf } from './told.ts';

export type Reader = { address: string; name: string; locale: 'id' | 'en' };
/** What goes into one envelope: one notification, or several for somebody who wants a summary. */
export type Bundle = { reader: Reader; ids: string[]; told: Told[]; tries: number };
type Claimed = { id: string; tries: number };

/** Of the mails in hand, those that may leave now, bundled; the others are put back or settled. */
export async function bundleDue(
	call: Call,
	claimed: readonly Claimed[],
	rules: MailRules
): Promise<Bundle[]> {
	const triesOf = new Map(claimed.map(({ id, tries }) => [id, tries]));
	const rows = await readRows(call, [...triesOf.keys()]);
	const bundles = new Map<string, Bundle>();

	for (const row of rows) {
		const told = toldOf(call, row);
		const verdict = told ? verdictOf(call, { ...row, told }, rules) : unreadable;
		if (verdict !== 'send') {
			await settle(call.store, { ids: [row.id], now: call.now, as: verdict });
			continue;
		}
		const key = row.choice === 'digest' && !isUrgent(row.kind) ? row.personId : row.id;
		const bundle = bundles.get(key) ?? {
			reader: { address: row.email ?? '', name: nameWithTitles(row), locale: row.locale ?? 'id' },
			ids: [],
			told: [],
			tries: 0
		};
		bundle.ids.push(row.id);
		if (told) bundle.told.push(told);
		bundle.tries = Math.max(bundle.tries, triesOf.get(row.id) ?? 0);
		bundles.set(key, bundle);
	}
	return [...bundles.values()];
}

async function readRows(call: Call, ids: string[]) {
	const rows = await call.db
		.select({
			id: notification.id,
			personId: notification.personId,
			kind: notification.kind,
			facts: notification.facts,
			createdAt: notification.createdAt,
			...nameParts,
			email: person.email,
			locale: user.locale,
			choice: notificationPreference.mail
		})
		.from(notification)
		.innerJoin(person, eq(person.id, notification.personId))
		.leftJoin(user, eq(user.personId, person.id))
		.leftJoin(notificationPreference, eq(notificationPreference.personId, person.id))
		.where(inArray(notification.id, ids))
		.orderBy(notification.createdAt, notification.id);
	return rows.map((row) => ({ ...row, choice: row.choice ?? ('each' satisfies MailChoice) }));
}
type Row = Awaited<ReturnType<typeof readRows>>[number];

const unreadable: Settlement = {
	state: 'failed',
	fault: 'refused',
	answer: 'the stored notification cannot be read',
	tries: 0
};

function verdictOf(call: Call, row: Row & { told: Told }, rules: MailRules): 'send' | Settlement {
	const { kind, choice, createdAt, email } = row;
	if (call.now.getTime() - createdAt.getTime() > rules.oldestMs)
		return { state: 'skipped', fault: 'too-old' };
	if (hasRunOut(row.told, { createdAt, now: call.now }))
		return { state: 'skipped', fault: 'too-old' };
	if (!email) return { state: 'skipped', fault: 'no-address' };
	if (!isMailAddress(email)) return { state: 'skipped', fault: 'bad-address' };

	const { quiet, digestAt } = rules;
	const { now, zone } = call;
	const when = whenToSend({ kind, choice, createdAt, now, zone, quiet, digestAt });
	if (when === 'never') return { state: 'skipped', fault: 'not-wanted' };
	return when === 'now' ? 'send' : { state: 'waiting', dueAt: when };
}
