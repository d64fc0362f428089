import type { Call } from '#api/call.ts';
import { placeOf, retryAfter, type Told } from '#api/domain/notification.ts';
import { openMailer, type Delivery } from '#api/ports/mail/mailer.ts';
import { claimDue, isHeld, settle } from '#api/ports/mail/outbox.ts';
import { digestFor, letterFor } from '#api/ports/mail/templates/letter.ts';
import { resetPath } from '#api/modules/identity/index.ts';
import { bundleDue, type Bundle } from './due-mail.ts';
import { mailRulesOf, type MailRules } from './mail-rules.ts';

/**
 * Sends the mails that are due. Each is settled as soon as the server took it; a server that does not
 * answer ends the run, and what was left goes back with a growing pause.
 */
export async function deliverMail(call: Call) {
	const mailer = openMailer(call.settings, call.services);
	if (!mailer) return;
	const rules = mailRulesOf(await call.rules());
	const claimed = await claimDue(call.store, { now: call.now, people: rules.perRun });
	if (claimed.length === 0) return;

	const bundles = await bundleDue(call, claimed, rules);
	for (const [place, bundle] of bundles.entries()) {
		if (!(await isHeld(call.store, { ids: bundle.ids, now: call.now }))) continue;
		const delivery = await mailer(await mailOf(call, bundle));
		await conclude(call, { bundle, delivery, rules });
		if (!delivery.ok && delivery.fault === 'unreachable') {
			await putBack(call, bundles.slice(place + 1), rules);
			return;
		}
	}
}

async function mailOf(call: Call, { reader, ids, told }: Bundle) {
	const [first] = told;
	const origin = call.settings.APP_ORIGIN ?? '';
	const to = { name: reader.name, address: reader.address };
	const body =
		told.length === 1 && first
			? letterFor(first, { ...reader, origin, place: await placeFor(call, first) })
			: digestFor(told, { ...reader, origin });
	return { id: ids[0] ?? call.newId('eml'), to, ...body };
}

/** Where the mail's link leads; a one-time link is in the mail and nowhere else. */
const placeFor = (call: Call, told: Told) =>
	told.kind === 'password-reset-asked' ? resetPath(call, told.facts.linkId) : placeOf(told);

async function conclude(
	call: Call,
	{ bundle, delivery, rules }: { bundle: Bundle; delivery: Delivery; rules: MailRules }
) {
	const { ids } = bundle;
	const { store, now } = call;
	if (delivery.ok) return settle(store, { ids, now, as: { state: 'sent' } });

	const { fault, answer } = delivery;
	const tries = bundle.tries + 1;
	const pause = fault === 'refused' ? null : retryAfter(tries, rules.retry);
	if (pause === null) {
		return settle(store, { ids, now, as: { state: 'failed', fault, answer, tries } });
	}
	const dueAt = minutesFrom(now, pause);
	return settle(store, { ids, now, as: { state: 'waiting', dueAt, fault, answer, tries } });
}

/** Mails that were not tried: the pause is the server's fault, not theirs. */
async function putBack(call: Call, bundles: readonly Bundle[], rules: MailRules) {
	const dueAt = minutesFrom(call.now, rules.retry.firstMinutes);
	const ids = bundles.flatMap((bundle) => bundle.ids);
	if (ids.length > 0)
		await settle(call.store, { ids, now: call.now, as: { state: 'waiting', dueAt } });
}

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
