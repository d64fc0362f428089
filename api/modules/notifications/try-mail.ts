import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Call } from '#api/call.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import { Problem } from '#api/http/problem.ts';
import { isMailAddress, openMailer } from '#api/ports/mail/mailer.ts';
import { testLetter } from '#api/ports/mail/templates/letter.ts';
import { user } from '#db/schema/identity.ts';
import { person } from '#db/schema/organisation.ts';
import type { MailTried } from './contract.ts';

const action = 'mail.tried';
type Tried = z.output<typeof MailTried>;

/** Sends a mail to the caller's own address, now, and tells what the server answered. */
export async function tryMail(call: Call): Promise<Tried> {
	const before = await call.rememberedAnswer<Tried>(action);
	if (before) return before;

	const mailer = openMailer(call.settings, call.services);
	if (!mailer) throw new Problem('mail-not-configured');
	const me = await call.db
		.select({ person, locale: user.locale })
		.from(person)
		.leftJoin(user, eq(user.personId, person.id))
		.where(eq(person.id, call.me))
		.get();
	const address = me?.person.email ?? '';
	if (!me || !isMailAddress(address)) throw new Problem('mail-address-missing');

	const name = nameWithTitles(me.person);
	const reader = {
		locale: me.locale ?? ('id' as const),
		name,
		origin: call.settings.APP_ORIGIN ?? ''
	};
	const delivery = await mailer({
		id: call.newId('eml'),
		to: { name, address },
		...testLetter(reader)
	});
	const result: Tried = delivery.ok
		? { delivered: true, fault: null, answer: null }
		: { delivered: false, fault: delivery.fault, answer: delivery.answer };
	// A server may take long to answer, so the mail goes before the transaction and is written down after.
	return call.write(action, async () => ({
		subject: `person:${call.me}`,
		after: { delivered: delivery.ok },
		result
	}));
}
