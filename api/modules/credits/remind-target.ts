import { and, asc, eq, gt } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import { balanceOf, ledgerPeriod } from '#api/domain/credit-ledger.ts';
import { addDays } from '#api/domain/period.ts';
import { announce, untold, type Announcement } from '#api/ports/mail/outbox.ts';
import type { Rules } from '#api/rules.ts';
import { person } from '#db/schema/organisation.ts';
import { legalStatus } from '#db/schema/rules.ts';
import { ReminderDays } from './contract.ts';
import { linesQuery, type LineAnswer } from './ledger-lines.ts';
import { bandsOf, targetOf } from './ledger-rules.ts';

const peopleATurn = 200;
/** The hour of the agency's day at which reminders are made. */
const hour = 7;

type Person = typeof person.$inferSelect;

/** Reminds people whose JP year ends soon and whose target is not verified yet; each distance once. */
export async function remindTarget(call: Call) {
	if (hourOf(call) !== hour) return;
	const rules = await call.rules();
	const days = ReminderDays.parse(rules.get('pengingat.target_jp_hari')?.value);

	for (let after: string | null = ''; after !== null;) {
		const people = await activePeople(call, after);
		after = people.length === peopleATurn ? (people.at(-1)?.id ?? null) : null;
		const entries = await linesQuery(
			call,
			people.map(({ id }) => id)
		);
		const due = people.flatMap((each) => reminderFor(call, { each, entries, rules, days }));
		const reminders = await untold(call.db, due);
		if (reminders.length === 0) continue;
		await call.write('targets.reminded', async (tx) => {
			await announce(tx, call, reminders);
			return { subject: 'person:many', after: { count: reminders.length }, result: null };
		});
	}
}

const hourOf = (call: Call) =>
	Number(
		new Intl.DateTimeFormat('en-GB', {
			hour: '2-digit',
			hourCycle: 'h23',
			timeZone: call.zone
		}).format(call.now)
	);

async function activePeople(call: Call, after: string) {
	const rows = await call.db
		.select({ person })
		.from(person)
		.innerJoin(
			legalStatus,
			and(eq(legalStatus.code, person.legalStatus), eq(legalStatus.counted, true))
		)
		.where(gt(person.id, after))
		.orderBy(asc(person.id))
		.limit(peopleATurn);
	return rows.map((row) => row.person);
}

type Given = { each: Person; entries: readonly LineAnswer[]; rules: Rules; days: number[] };

function reminderFor(call: Call, { each, entries, rules, days }: Given): Announcement[] {
	const { target } = targetOf(rules, each.kind);
	if (target.jp === null || target.bound !== 'at-least') return [];
	const period = ledgerPeriod(each, target, call.today);
	const distance = [...days]
		.sort((a, b) => a - b)
		.find((day) => addDays(call.today, day) >= period.to);
	if (distance === undefined) return [];

	const own = entries.filter((entry) => entry.personId === each.id);
	const { remaining } = balanceOf({
		entries: own.map(({ entryId, ...line }) => ({
			...line,
			id: entryId,
			voidsId: null,
			competencyIds: []
		})),
		period,
		target,
		required: new Set(),
		bands: bandsOf(rules)
	});
	if (remaining === 0) return [];
	return [
		{
			kind: 'target-near',
			personId: each.id,
			eventKey: `target:${period.to}:${distance}`,
			facts: { jpLeft: remaining, until: period.to }
		}
	];
}
