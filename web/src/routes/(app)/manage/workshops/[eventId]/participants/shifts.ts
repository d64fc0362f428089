import type * as z from 'zod';
import type { ParticipantPage } from '#api/modules/workshops/signup-contract.ts';
import { shortDate, timeRange } from '#lib/format.ts';
import { m } from '#lib/paraglide/messages.js';

export type ShiftGroup = z.output<typeof ParticipantPage>['shifts'][number];

/** Every shift of an event as a choice: *Praktik · Shift 1 · 1 Des 2025, 08.00–11.00 WITA*. */
export const shiftChoices = (groups: readonly ShiftGroup[]) =>
	groups.flatMap(({ title, sessions }) =>
		sessions.map(({ id, number, startsAt, endsAt, zone }) => ({
			value: id,
			label: [
				title,
				m.participants_shift_name({ number }),
				`${shortDate(startsAt, zone)}, ${timeRange(startsAt, endsAt, zone)}`
			].join(' · ')
		}))
	);

/** What somebody comes to, in a word for each session that is given several times. */
export const shiftsOf = (groups: readonly ShiftGroup[], chosen: readonly string[]) =>
	groups.map(({ title, sessions }) => {
		const own = sessions.find(({ id }) => chosen.includes(id));
		const said = own
			? m.participants_shift_name({ number: own.number })
			: m.participants_shift_none();
		return groups.length > 1 ? `${title}: ${said}` : said;
	});
